"""The words of a text: as they stand there, by their stems, and which of them are names.

Stems are those of the Snowball project for English. Letters are compared without their accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

#: shorter words differ by one letter too often: horse and house, carer and career
_LONG = 6
#: small words of titles are never written large ("of", "for"), so they say nothing of how it is set
_TITLED = 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_STOPS = frozenset('.?!:;\n–—("“')
#: they stand between two words that belong together ("the cost of living")
_GLUE = frozenset({"of", "the"})


@dataclass(frozen=True)
class Word:
    """A word as it was written, without accents and in small letters, and where it stood."""

    written: str
    plain: str
    starts: bool = False

    @property
    def is_large(self) -> bool:
        """It begins with a capital that the start of a sentence does not ask for."""
        return self.written[0].isupper() and not self.starts


def words_in(text: str) -> list[Word]:
    """The words of a text in their order."""
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        starts = not words or not _STOPS.isdisjoint(text[end : found.start()])
        words.append(Word(found[0], plain(found[0]), starts))
        end = found.end()
    return [word for word in words if word.plain not in _GLUE]


def names_in(texts: Iterable[Sequence[Word]]) -> frozenset[str]:
    """Words written large within a sentence and small nowhere: names of places, people, bodies.

    A title that writes every long word large does not tell its names from its other words.
    """
    texts = tuple(texts)
    small = {word.plain for words in texts for word in words if word.written[0].islower()}
    return frozenset(
        word.plain
        for words in texts
        if not _is_titled(words)
        for word in words
        if word.is_large and word.plain not in small
    )


def _is_titled(words: Sequence[Word]) -> bool:
    return not any(word.written[0].islower() for word in words if len(word.plain) >= _TITLED)


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """In small letters without accents: Gàidhlig is gaidhlig."""
    signs = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a word has in common with its other forms."""
    # A stemmer holds the word it works on, so each thread needs its own.
    return str(snowballstemmer.stemmer("english").stemWord(word))


@lru_cache(maxsize=50_000)
def joined(words: tuple[str, ...]) -> str:
    """Words that belong together as one, so that "play parks" and "playpark" are the same."""
    return stem("".join((*map(stem, words[:-1]), words[-1])))


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
