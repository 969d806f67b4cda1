"""The words of a page that are ours: what people wrote, names and figures are left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import textstat

from pbapp.demo.rounds import PASSED
from pbapp.demo.story import story
from pbapp.demo.telling import FOLDER

#: what these hold stands by itself: a sentence does not run on past its end
INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "time", "br", "bdi"}
PARTNERSHIP = {"Ardnellan Community Planning Partnership", "Ardnellan"}
UNREAD = {"script", "style", "svg", "code", "template", "option"}
SENTENCE_END = re.compile(r"[.!?]+(?:\s+|$)")
DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?\d{1,2} (?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December)(?: \d{4})?"
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")


def is_own(element: Element) -> bool:
    """Somebody's own words, or words in a language of their own; a page's language is its own."""
    named = element.get("lang") and element.tag != "html"
    return element.tag == "bdi" or element.get("dir") == "auto" or bool(named)


def sentences(main: Element) -> list[list[str]]:
    """The words of each sentence of ours; a block without a full stop is one too."""
    found = []
    for block in "".join(_text(main)).split("\n\n"):
        plain = own_words_out(" ".join(block.split()))
        found += [WORD.findall(part) for part in SENTENCE_END.split(plain)]
    return [words for words in found if words]


def grade(read: list[list[str]]) -> float:
    """Flesch–Kincaid grade (Kincaid and others 1975), syllables as textstat counts them."""
    words = [word for sentence in read for word in sentence]
    syllables = sum(textstat.syllable_count(word) for word in words)
    return 0.39 * len(words) / len(read) + 11.8 * syllables / len(words) - 15.59


def own_words_out(text: str) -> str:
    """A text without dates, and without the names and sentences that the demo's people gave."""
    return DATE.sub(" ", _names().sub(" ", text))


def _text(element: Element) -> Iterator[str]:
    block = element.tag not in INLINE
    if block:
        yield "\n\n"
    if not is_own(element) and element.tag not in UNREAD:
        yield element.text or ""
        for child in element:
            yield from _text(child)
            yield child.tail or ""
    if block:
        yield "\n\n"


@cache
def _names() -> re.Pattern[str]:
    works = [tomllib.loads(path.read_text()) for path in sorted(FOLDER.glob("*.toml"))]
    told = {text for text in _texts([story(), *works]) if " " in text or text[:1].isupper()}
    longest_first = sorted(told | PARTNERSHIP | {PASSED}, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(t)}(?!\w)" for t in longest_first))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
