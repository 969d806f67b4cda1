"""What a piece of work is about: subjects its words name, and words that tell by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import product

from pbapp.engagement.register.lexicon import MOST_TOGETHER, NONE, Subjects, lexicon, meant_by
from pbapp.engagement.register.words import Word, is_alike, joined, names_in, plain, stem, words_in

Named = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Names:
    """Names of places: whole, and each of their words."""

    whole: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Topic:
    """Subjects and telling words of a text, each with the words that were written for it."""

    subjects: Named = field(default_factory=dict)
    words: Named = field(default_factory=dict)
    #: those that stand in the title: work is about what it is called; all, if that tells nothing
    leading: frozenset[str] = frozenset()

    @cached_property
    def wide(self) -> frozenset[str]:
        """The subjects with all they lie in."""
        return frozenset[str]().union(*(lexicon().wider[one] for one in self.subjects))


@lru_cache(maxsize=4_000)
def topic_of(title: str, about: str = "", *, places: frozenset[str] = frozenset()) -> Topic:
    """What a title and the text below it are about; the names of places say nothing of it."""
    heading, text = words_in(title), words_in(about)
    names, large = _names_of(places), names_in((heading, text))
    topic = Topic()
    for subjects, told in _read(heading, names):
        _add(topic, subjects, told, large)
    leading = frozenset((*topic.subjects, *topic.words))
    for subjects, told in _read(text, names):
        _add(topic, subjects, told, large)
    if title and not leading:
        leading = frozenset((*topic.subjects, *topic.words))
    return replace(topic, leading=leading)


def shared(one: Topic, other: Topic) -> tuple[str, ...]:
    """Words of both for what they have in common; at least one is called after it."""
    common = [
        (one.subjects[mine], other.subjects[its])
        for mine, its in _meeting(one, other)
        if mine in one.leading or its in other.leading
    ]
    common += [
        (one.words[mine], other.words[its])
        for mine in one.words
        for its in other.words
        if (mine in one.leading or its in other.leading) and is_alike(mine, its)
    ]
    return tuple(dict.fromkeys(word for mine, its in common for word in mine + its))


def _meeting(one: Topic, other: Topic) -> Iterator[tuple[str, str]]:
    """Subjects of one and of the other of which one is, or lies in, the other."""
    if one.wide.isdisjoint(other.subjects) and other.wide.isdisjoint(one.subjects):
        return
    wider = lexicon().wider
    for mine, its in product(one.subjects, other.subjects):
        if mine in wider[its] or its in wider[mine]:
            yield mine, its


def needles(topic: Topic) -> tuple[str, ...]:
    """Beginnings of words by which a database finds texts that may be about it; never too few."""
    known = lexicon()
    meeting = (
        subject
        for subject, wider in known.wider.items()
        if subject in topic.wide or not wider.isdisjoint(topic.subjects)
    )
    # The longest of several words tells the most, and stands in "playpark" as in "play park".
    longest = {max(words, key=len) for subject in meeting for words in known.spelt[subject]}
    # A database compares accents, and people leave them out.
    spelt = {*longest, *map(plain, longest), *topic.words}
    return tuple(sorted({_beginning(stem(word)) for word in spelt}))


def _beginning(stemmed: str) -> str:
    # "ferri" is the stem of "ferry" too, but does not stand in it.
    return stemmed[:-1] if len(stemmed) > 3 and stemmed[-1] in "iy" else stemmed


def _read(words: Sequence[Word], names: Names) -> Iterator[tuple[Subjects | None, Sequence[Word]]]:
    """What the words of a text name one after the other, read together where they belong so."""
    at = 0
    while at < len(words):
        count, subjects = _longest(words[at : at + MOST_TOGETHER], names)
        yield subjects, words[at : at + count]
        at += count


def _longest(words: Sequence[Word], names: Names) -> tuple[int, Subjects | None]:
    """How many of these words belong together, and what they name; None: nobody knows."""
    known, here = lexicon(), tuple(word.plain for word in words)
    for count in range(len(here), 1, -1):
        subjects = known.together(here[:count])
        if subjects is not None:
            return count, subjects
        if stem(here[0]) in names.words and joined(here[:count]) in names.whole:
            return count, NONE
    subjects = known.alone(here[0])
    if subjects is None and stem(here[0]) in names.words:
        return 1, NONE
    return 1, subjects


def _add(
    topic: Topic, subjects: Subjects | None, told: Sequence[Word], large: frozenset[str]
) -> None:
    """A word that nobody knows tells by itself, unless it is a name or meant to be a known one."""
    first, written = told[0].plain, " ".join(word.written.lower() for word in told)
    if subjects is None and first not in large:
        subjects = meant_by(first)
        if subjects is None:
            _note(topic.words, stem(first), written)
    for key in sorted(subjects or ()):
        _note(topic.subjects, key, written)


def _note(named: Named, key: str, written: str) -> None:
    named[key] = tuple(dict.fromkeys((*named.get(key, ()), written)))


@lru_cache(maxsize=1_000)
def _names_of(places: frozenset[str]) -> Names:
    split = [tuple(word.plain for word in words_in(place)) for place in places]
    return Names(
        whole=frozenset(joined(words) for words in split if words[1:]),
        words=frozenset(stem(word) for words in split for word in words),
    )
