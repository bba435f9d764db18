"""Makes the modules with the texts of the pages' scripts from keikaku/texts: ``python -m tests.render.page_texts``.

Scripts are checked and tested without Python, so their texts stand in modules; people edit the catalogue.
"""

from __future__ import annotations

import json

from keikaku.texts.catalogue import LANGUAGES, section_of
from tests.places import ROOT

RENDER = ROOT / "keikaku" / "render"
MODULES = {
    "page": RENDER / "explorer" / "js" / "text" / "page_texts.js",
    "network_script": RENDER / "networks" / "js" / "page_texts.js",
    "query_script": RENDER / "query_page" / "js" / "page_texts.js",
}
"""Section of the catalogue to the module that is made from it."""


def module(section: str) -> str:
    """The module of a section: each text by its key, Japanese first."""
    texts = [section_of(section, language) for language in LANGUAGES]
    lines = [f"  {json.dumps(key)}: {json.dumps([one[key] for one in texts], ensure_ascii=False)}," for key in texts[0]]
    return "\n".join(
        [
            f"// Made from keikaku/texts/*/{section}.json by tests/render/page_texts.py.",
            "export const TEXTS = /** @type {const} */ ({",
            *lines,
            "});",
            "",
        ]
    )


def main() -> None:
    """Writes them anew."""
    for section, file in MODULES.items():
        file.write_text(module(section), encoding="utf-8")


if __name__ == "__main__":
    main()
