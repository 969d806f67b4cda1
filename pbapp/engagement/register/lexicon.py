"""The words that name a subject, those that tell nothing, and which subject lies in which.

They stand in subjects.toml and silent.toml.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pbapp.engagement.register.words import is_alike, joined, plain, stem, words_in

#: words that are read together at most
MOST_TOGETHER = 4

Subjects = frozenset[str]
Phrase = tuple[str, ...]
NONE: Subjects = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """Subjects by the words that name them; words that tell nothing name none."""

    #: single words as they are written
    words: Mapping[str, Subjects]
    #: the same words by their first letter and length
    near: Mapping[tuple[str, int], list[str]]
    #: words by their stem, and several read together
    stems: Mapping[str, Subjects]
    #: stems with which several words that belong together begin
    beginnings: frozenset[str]
    #: each subject with those it lies in, itself among them
    wider: Mapping[str, Subjects]
    #: each subject with the words that name it, as they are spelt
    spelt: Mapping[str, tuple[Phrase, ...]]

    def together(self, words: Phrase) -> Subjects | None:
        """What several words name together; None: they do not belong together."""
        return self.stems.get(joined(words)) if stem(words[0]) in self.beginnings else None

    def alone(self, word: str) -> Subjects | None:
        """What a word names, the written one before its stem; None: it is not known."""
        if word in self.words:
            return self.words[word]
        return self.stems.get(stem(word))


@cache
def lexicon() -> Lexicon:
    """All that is known of words."""
    told, silent = _told("subjects.toml")["subjects"], _told("silent.toml")
    spelt = {subject: tuple(_phrases(row["words"], ",")) for subject, row in told.items()}
    subjects: defaultdict[Phrase, Subjects] = defaultdict(frozenset)
    for text, between in (
        (silent["words"], None),
        (silent["places"], ";"),
        (";".join(silent["together"]), ";"),
    ):
        subjects |= dict.fromkeys(map(_plain, _phrases(text, between)), NONE)
    for subject, phrases in spelt.items():
        for phrase in map(_plain, phrases):
            subjects[phrase] |= {subject}
    words = {phrase[0]: those for phrase, those in subjects.items() if not phrase[1:]}
    return Lexicon(
        words=words,
        near=_near(words),
        stems=_by_stem(subjects),
        beginnings=frozenset(stem(phrase[0]) for phrase in subjects if phrase[1:]),
        wider={subject: frozenset(_upwards(subject, told)) for subject in told},
        spelt=spelt,
    )


def _near(words: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    near: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        near[word[0], len(word)].append(word)
    return near


def _by_stem(subjects: Mapping[Phrase, Subjects]) -> dict[str, Subjects]:
    """Where a stem has several words the shortest stands for it: parks are a park, not parking."""
    shortest_last = sorted(subjects, key=lambda phrase: (-len("".join(phrase)), phrase))
    return {joined(phrase): subjects[phrase] for phrase in shortest_last}


def _upwards(subject: str, told: Mapping[str, Any]) -> Iterable[str]:
    yield subject
    for wider in told[subject].get("within", ()):
        yield from _upwards(wider, told)


def _phrases(text: str, between: str | None) -> Iterator[Phrase]:
    for phrase in text.split(between):
        if words := words_in(phrase):
            yield tuple(word.written for word in words)


def _plain(phrase: Phrase) -> Phrase:
    return tuple(map(plain, phrase))


def _told(name: str) -> dict[str, Any]:
    with Path(__file__).with_name(name).open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=20_000)
def meant_by(word: str) -> Subjects | None:
    """What an unknown word names if it is a known one with a slip of the pen."""
    near = lexicon().near
    sizes = (len(word) + more for more in (-1, 0, 1))
    meant = (known for size in sizes for known in near.get((word[0], size), ()))
    return next((lexicon().words[known] for known in meant if is_alike(known, word)), None)
