"""What the explorer's page is called when it opens; js/parts/title.js says what later."""

from __future__ import annotations

from keikaku.page_data import Data
from keikaku.texts.catalogue import text


def title(data: Data, language: str) -> str:
    """The name of the one plan that is shown; of all plans the dataset's, else how many there are."""
    side = int(language == "en")
    plans = data["opens"] or list(range(len(data["plans"])))
    if len(plans) == 1:
        return data["plans"][plans[0]]["name"][side]
    together = data["title"][side]
    if together or not plans:
        of_plans = any(kind["family"] == "element" for kind in data["kinds"])
        return together or text("page.frame.untitled" if of_plans else "page.frame.untitledData", language)
    return text("page.plans.count", language, n=len(plans))
