"""Collect every text of the product into the catalogues: `make translate`.

Texts stand in code (`_`, `lazy`, `ngettext`, and the marks `N_` and `NN_`), in templates, and in
the data files of the standards and of the Place Standard.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from pbapp.activities.place_standard import themes
from pbapp.standards.framework import NSCE_2016, PB_CHARTER

ROOT = Path(__file__).resolve().parent.parent
METHODS = [
    ("pbapp/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.txt", "jinja2"),
]
#: as templates speak at run time: a bare % in a sentence is written %% there
OPTIONS = {pattern: {"newstyle_gettext": "true"} for pattern, kind in METHODS if kind == "jinja2"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy": None,
    "ngettext": (1, 2),
    "N_": None,
    "NN_": (1, 2),
    "because": None,
    "because_of": None,
}
#: One, two, few and other, as CLDR has it for Scottish Gaelic; Babel would write two forms.
PLURALS = {
    "gd": "nplurals=4; "
    "plural=(n==1 || n==11) ? 0 : (n==2 || n==12) ? 1 : (n > 2 && n < 20) ? 2 : 3;"
}


#: Babel's own rule, or ours as Babel breaks it over lines
WRITTEN_RULE = re.compile(r'"Plural-Forms: .*?\\n"', re.DOTALL)
#: lines of Babel's header that nobody fills in, and the moment of each run
UNFILLED = re.compile(r"EMAIL@ADDRESS|FULL NAME|LL@li.org|YEAR-MO-DA|POT-Creation|ORGANIZATION")


def collect() -> Catalog:
    """Every text with the places it stands in."""
    catalog = Catalog(project="pbapp", charset="utf-8")
    found = extract_from_dir(ROOT, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS)
    for name, _line, message, comments, context in found:
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    for standard in (*NSCE_2016.standards, *PB_CHARTER.standards):
        for text in (standard.name, standard.wording, *(i.wording for i in standard.indicators)):
            catalog.add(text, None, [("pbapp/standards", 0)])
    for text in themes.load().texts():
        catalog.add(text, None, [("pbapp/activities/place_standard", 0)])
    return catalog


def update(path: Path, language: str, template: Catalog) -> Catalog:
    """Bring one catalogue up to date; translations that are there stay."""
    catalog = Catalog(locale=language, project="pbapp", charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.fuzzy = False
    return catalog


def store(path: Path, language: str, catalog: Catalog) -> None:
    """Write a catalogue with the language's own plural rule in its header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalog, width=100, omit_header=False, sort_output=True, ignore_obsolete=True
        )
    rule = f'"Plural-Forms: {PLURALS[language]}\\n"'
    text = WRITTEN_RULE.sub(lambda written: rule, path.read_text(), count=1)
    kept = (line for line in text.splitlines(keepends=True) if not UNFILLED.search(line))
    path.write_text("".join(kept))


def main() -> None:
    """Update every language."""
    template = collect()
    for language in PLURALS:
        path = ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"
        store(path, language, update(path, language, template))


if __name__ == "__main__":
    main()
