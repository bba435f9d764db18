// Made from keikaku/texts/*/network_script.json by tests/render/page_texts.py.
export const TEXTS = /** @type {const} */ ({
  "hint": ["図の点を選ぶと、つながりと、それが書かれた箇所がここに出ます。", "Choose a point in the picture: its links, and where they are stated, appear here."],
  "details": ["くわしく", "Details"],
  "most": ["つながりの多いもの", "Most links"],
  "clear": ["選択を解除", "Clear"],
  "outgoing": ["ここから", "from here"],
  "incoming": ["ここへ", "to here"],
  "alone": ["この図には、これとつながるものはありません。", "Nothing else in this picture is linked with it."],
  "found": ["件", "found"],
  "search": ["名前でさがす", "Find by name"],
  "more": ["ほか", "more:"],
});
