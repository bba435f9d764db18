"""Phrases and numbers that stay whole in HTML, written at once and put in by a page's script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from keikaku.render.text.phrase_html import in_phrases
from keikaku.render.text.phrases import marked

TEXTS = {
    "": "",
    "中小企業": "中小企業",
    "市内の中小企業": "<in-phrases>市内の<wbr>中小企業</in-phrases>",
    "65％以上で、なお上昇中": "<in-phrases><in-one>65％以上で、</in-one><wbr>なお上昇中</in-phrases>",
    "（予定）の数": "<in-phrases><in-one>（予定）の</in-one><wbr>数</in-phrases>",
    "Kawasaki City": "Kawasaki City",
    "+225,000 people a year": "<in-phrases><in-one>+225,000 people</in-one> a year</in-phrases>",
    "≥ 18.56M people": "<in-phrases><in-one>≥ 18.56M people</in-one></in-phrases>",
    "2018:6.1.1/aim p. 133": "<in-phrases>2018:6.1.1/aim <in-one>p. 133</in-one></in-phrases>",
    "−79% of 2018–2021": "<in-phrases><in-one>−79%</in-one> of <in-one>2018–2021</in-one></in-phrases>",
    "<b>市内の": "<in-phrases><in-one>&lt;b&gt;市内の</in-one></in-phrases>",
}
PUT_IN = """async ([texts, cut]) => {
  const { keepPhrases } = await import('/text/phrase_nodes.js');
  const { phraseBook } = await import('/text/phrases.js');
  const book = phraseBook();
  const host = document.createElement('div');
  document.body.append(host);
  keepPhrases(host, book.of);
  for (const marked of texts) {
    const text = cut === null ? marked : book.learn(marked);
    const line = document.createElement('p');
    if (cut?.length) {
      const sought = document.createElement('mark');
      sought.append(text.slice(...cut));
      line.append(text.slice(0, cut[0]), sought, text.slice(cut[1]));
    } else line.append(text);
    host.append(line);
  }
  await null; // what watches the page has its turn
  const made = [...host.children].map((line) => [line.textContent, line.innerHTML]);
  host.remove();
  return made;
}"""


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_keeps_its_phrases_and_numbers_whole(text: str) -> None:
    assert in_phrases(text) == TEXTS[text]


def test_a_page_at_work_keeps_whole_what_a_written_one_does(explorer_modules: Page) -> None:
    names: list[str] = explorer_modules.evaluate("() => model.data.things.flatMap(({ name }) => name)")
    assert len(names) > 1500
    texts = [text for text in (*TEXTS, *names) if text]
    made = explorer_modules.evaluate(PUT_IN, [[marked(text) for text in texts], []])
    # A browser writes quotation marks as they are.
    unquoted = [str(in_phrases(text)).replace("&#39;", "'").replace("&#34;", '"') for text in texts]
    assert made == [list(pair) for pair in zip(texts, unquoted, strict=True)]


def test_a_name_with_a_part_marked_breaks_where_the_whole_does(explorer_modules: Page) -> None:
    made = explorer_modules.evaluate(PUT_IN, [[marked("市内の中小企業の支援")], [2, 5]])
    assert made == [["市内の中小企業の支援", "市内<mark>の<wbr>中小</mark>企業の<wbr>支援"]]


def test_a_text_that_was_never_marked_breaks_at_particles_pauses_and_brackets(explorer_modules: Page) -> None:
    made = explorer_modules.evaluate(PUT_IN, [["市内の施設、「センター」を使う人"], None])
    phrases = "市内の<wbr>施設、<wbr><in-one>「センター」を</in-one><wbr>使う人"
    assert made == [["市内の施設、「センター」を使う人", f"<in-phrases>{phrases}</in-phrases>"]]
