"""A language in which every text of the product stands in ⟦ ⟧, so that one left out shows."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from pbapp.i18n import own_name
from tests.pages.reading import is_own, own_words_out

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "translations"))
import collect  # noqa: E402 - a script beside the catalogues, not a package

WRAPPED_LANGUAGE = "gd"
NAMES = re.compile("|".join(own_name(code) for code in ("en", "gd")))
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title")
TAG = re.compile(r"(<[^>]*>)")
PLACEHOLDER = re.compile(r"(%\(\w+\)[sd])")
WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
#: the same in every language: addresses, codes, fingerprints, initials on a picture
FIXED = re.compile(
    r"https?://\S+|\S+@\S+\.example|\bnsce-2016/\d\b|\b[A-Z]{3}-?\d[\d-]*|\b(?:[0-9a-f]{64}|[0-9a-f]{8})\b"
    r"|\b[A-Z2-7]{4}(?:-\s?[A-Z2-7]{1,4})+\b|\b[A-Z]{2}\b"
)
LETTERS = re.compile(r"[^\W\d_]{2,}")


def catalogue(folder: Path, language: str = WRAPPED_LANGUAGE) -> Path:
    """Write every text, wrapped, as the catalogue of a language."""
    made = Catalog(locale=language, charset="utf-8")
    for message in collect.collect():
        if message.id:
            made.add(message.id, _translated(message.id, made.num_plurals), context=message.context)
    path = folder / language / "LC_MESSAGES" / "messages.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, made)
    return folder


def _translated(text: str | tuple[str, ...], forms: int) -> str | list[str]:
    return wrapped(text) if isinstance(text, str) else [wrapped(text[-1])] * forms


def wrapped(text: str) -> str:
    """⟦…⟧ round the words; what is filled in stands outside, so that it must be wrapped itself."""
    outside_tags = (
        part if part.startswith("<") else PLACEHOLDER.sub(r"⟧\1⟦", part) for part in TAG.split(text)
    )
    return f"⟦{''.join(outside_tags)}⟧"


def untranslated(root: Element) -> list[str]:
    """What can be read or heard on a page and is neither wrapped nor somebody's own words."""
    read = "".join(_read(root))
    spoken = [value for e in root.iter() if not is_own(e) for value in _spoken(e)]
    return [left for text in (read, *spoken) for left in left_over(text)]


def left_over(text: str) -> list[str]:
    """The words of a text that nothing wraps."""
    bare = own_words_out(" ".join(WRAPPED.sub(" · ", text).split()))
    for known in (_dates(), FIXED, NAMES):
        bare = known.sub(" ", bare)
    return [part.strip() for part in bare.split("·") if LETTERS.search(part)]


def _dates() -> re.Pattern[str]:
    """Days and months as dates in the wrapped language have them."""
    locale = Locale(WRAPPED_LANGUAGE)
    names = [
        name
        for width in ("wide", "abbreviated")
        for table in (locale.days["format"], locale.months["format"], locale.months["stand-alone"])
        for name in table[width].values()
    ]
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r"|\bdhen\b")


def _spoken(element: Element) -> Iterator[str]:
    yield from (element.get(name, "") for name in SPOKEN)
    if element.tag == "input" and element.get("type") in ("submit", "button"):
        yield element.get("value", "")


def _read(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not is_own(child) and child.tag not in ("script", "style", "code"):
            yield " "
            yield from _read(child)
            yield " "
        yield child.tail or ""
