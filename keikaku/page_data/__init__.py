"""What the explorer's page holds: see page.py, of which the other modules describe parts."""

from keikaku.page_data.answers import (
    AnswerColumn,
    Answered,
    Cell,
    ClassWord,
    FigureWord,
    Question,
    Questions,
    RelationWord,
    Topic,
    Unanswered,
    Words,
)
from keikaku.page_data.dates import Moment, Occasion, Period, Position
from keikaku.page_data.indicators import (
    Bar,
    BareIndicator,
    BareValue,
    Chart,
    First,
    Indicator,
    IndicatorNumbers,
    OnTrack,
    PlacedLabel,
    Ranks,
    Standing,
    Told,
    Track,
    Value,
    ValueKind,
    Way,
)
from keikaku.page_data.names import Names
from keikaku.page_data.page import (
    BareData,
    BareKind,
    BareRelation,
    Common,
    Data,
    Dataset,
    Fact,
    Kind,
    Language,
    Level,
    Link,
    Modality,
    Passage,
    PlainValue,
    Plan,
    Property,
    Relation,
    Spot,
    Step,
    Story,
    Thing,
)

__all__ = [
    "AnswerColumn", "Answered", "Bar", "BareData", "BareIndicator", "BareKind", "BareRelation", "BareValue",
    "Cell", "Chart", "ClassWord", "Common", "Data", "Dataset", "Fact", "FigureWord", "First", "Indicator",
    "IndicatorNumbers", "Kind", "Language", "Level", "Link", "Modality", "Moment", "Names", "Occasion",
    "OnTrack", "Passage", "Period", "PlacedLabel", "PlainValue", "Plan", "Position", "Property", "Question",
    "Questions", "Ranks", "Relation", "RelationWord", "Spot", "Standing", "Step", "Story", "Thing", "Told",
    "Topic", "Track", "Unanswered", "Value", "ValueKind", "Way", "Words",
]  # fmt: skip
