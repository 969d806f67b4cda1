"""How easy a text is to read: the school grade it takes (Flesch–Kincaid, Kincaid and others 1975).

Syllables are counted by their vowels, which is right for most English words; other languages have
no such grade, so a text with few English words in it is not judged.
"""

from __future__ import annotations

import re

#: a text shorter than this has no grade that means anything
FEWEST_WORDS = 8

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE = re.compile(r"[.!?]+(?:\s+|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyszxcgh]es)$")
#: words that nearly every English text has, and no Gaelic one
_ENGLISH = {
    "the",
    "and",
    "or",
    "of",
    "to",
    "for",
    "are",
    "was",
    "be",
    "we",
    "you",
    "they",
    "it",
} | {*("this", "that", "what", "how", "who", "with", "by", "from", "will", "can", "our", "your")}


def grade_of(text: str) -> float | None:
    """The grade, one place after the point; None where it would mean nothing."""
    sentences = [found for part in _SENTENCE.split(text) if (found := _WORD.findall(part))]
    words = [word.casefold() for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS or 8 * sum(word in _ENGLISH for word in words) < len(words):
        return None
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return round(max(grade, 0.0), 1)


def _syllables(word: str) -> int:
    """Groups of vowels; an e at the end is silent."""
    groups = len(_VOWELS.findall(word))
    return max(1, groups - bool(_SILENT.search(word)))
