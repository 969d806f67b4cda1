"""What a piece of work is about: the stems of its words, and the subject that several words name.

Stems are those of the Snowball project for English; subjects and silent words stand in topics.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

#: shorter words differ by one letter too often: horse and house, carer and career
_LONG = 6
_FILE = Path(__file__).with_name("topics.toml")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: they stand between two words that belong together ("the cost of living")
_GLUE = {"of", "the"}

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Words and pairs of words that tell nothing, and those that name a subject."""

    silent: frozenset[Stems]
    subjects: Mapping[Stems, str]

    def subject_of(self, stems: Stems) -> str:
        """The subject that words name, also with a slip of the pen; else the stems themselves."""
        if stems in self.subjects:
            return self.subjects[stems]
        alone = ((known[0], subject) for known, subject in self.subjects.items() if not known[1:])
        meant = (subject for known, subject in alone if is_alike(stems[0], known))
        return next(meant, " ".join(stems))


@dataclass(frozen=True)
class Topic:
    """Subjects and telling words of a text, each with the words that were written for it."""

    named: Mapping[str, tuple[str, ...]]
    #: those that stand in the title: work is about what it is called
    leading: frozenset[str]


@lru_cache(maxsize=4_000)
def topic_of(title: str, about: str = "", *, places: frozenset[str] = frozenset()) -> Topic:
    """What a title and the text below it are about; the names of places say nothing of it."""
    names = frozenset(stem for place in places for stem, _word in _stems_in(place))
    heading = tuple(_keys_in(title, names))
    named: dict[str, tuple[str, ...]] = {}
    for key, word in (*heading, *_keys_in(about, names)):
        named[key] = tuple(dict.fromkeys((*named.get(key, ()), word)))
    return Topic(named, frozenset(key for key, _word in heading))


def shared(one: Topic, other: Topic) -> tuple[str, ...]:
    """Words of both for what they have in common; at least one is called after it."""
    common = [
        (mine, its)
        for mine in one.named
        for its in other.named
        if is_alike(mine, its) and (mine in one.leading or its in other.leading)
    ]
    return tuple(
        dict.fromkeys(word for mine, its in common for word in one.named[mine] + other.named[its])
    )


@lru_cache(maxsize=100_000)
def is_alike(one: str, other: str) -> bool:
    """The same word, or a long one with a letter left out or two neighbours swapped."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or short[0] != long[0] or len(long) - len(short) > 1:
        return False
    at = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]


def _keys_in(text: str, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Subjects and telling stems in their order; two words that belong together are read as one."""
    lexicon, found, at = _lexicon(), _stems_in(text), 0
    while at < len(found):
        stems = tuple(stem for stem, _word in found[at : at + 2])
        if stems not in lexicon.silent and stems not in lexicon.subjects:
            stems = stems[:1]
        if stems not in lexicon.silent and (stems in lexicon.subjects or stems[0] not in names):
            words = " ".join(word for _stem, word in found[at : at + len(stems)])
            yield lexicon.subject_of(stems), words
        at += len(stems)


def _stems_in(text: str) -> list[tuple[str, str]]:
    """Each word of a text as its stem and as it was written."""
    words = _WORD.findall(text.lower())
    return [(_stem(word), word) for word in words if word not in _GLUE]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    # A stemmer holds the word it works on, so each thread needs its own.
    return str(snowballstemmer.stemmer("english").stemWord(word))


@cache
def _lexicon() -> Lexicon:
    with _FILE.open("rb") as file:
        told = tomllib.load(file)
    silent = {_as_stems(word) for word in (*told["silent"].split(), *told["silent_pairs"])}
    subjects = {
        _as_stems(word): subject for subject, words in told["subjects"].items() for word in words
    }
    return Lexicon(frozenset(silent - subjects.keys()), subjects)


def _as_stems(word: str) -> Stems:
    return tuple(stem for stem, _word in _stems_in(word))


def needles(topic: Topic) -> tuple[str, ...]:
    """Beginnings of words by which a database finds texts that may be about it; never too few."""
    subjects = {stems for stems, subject in _lexicon().subjects.items() if subject in topic.named}
    stems = {one[0] for one in subjects} | {key for key in topic.named if " " not in key}
    return tuple(sorted({_beginning(stem) for stem in stems}))


def _beginning(stem: str) -> str:
    # "ferri" is the stem of "ferry" too, but does not stand in it.
    return stem[:-1] if len(stem) > 3 and stem[-1] in "iy" else stem
