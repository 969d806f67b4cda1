"""One short text that stands for everything that is counted."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256

from pbapp.counting.election import BallotGroup, BallotKind, Election


def election_hash(election: Election) -> str:
    """The SHA-256 of the election as JSON, the same for any order and any grouping.

    A list of: budget, kind of ballots, most choices, projects (id, cost, withdrawn) by id, caps
    (name, ids, most projects, most money) in order of their text, and ballots (choices, points,
    how many) in order. Names change no result and are left out. Compact, in UTF-8, non-ASCII
    text unescaped.
    """
    ballots: Counter[tuple[tuple[str, ...], tuple[int, ...]]] = Counter()
    for group in election.ballots:
        ballots[_in_order(election.kind, group)] += group.weight
    whole = [
        election.budget,
        election.kind.value,
        election.most_choices,
        sorted([p.id, p.cost, p.withdrawn] for p in election.projects),
        sorted(
            ([c.name, sorted(c.projects), c.most_projects, c.most_money] for c in election.caps),
            key=str,
        ),
        [[choices, points, count] for (choices, points), count in sorted(ballots.items())],
    ]
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _in_order(kind: BallotKind, group: BallotGroup) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Choices by id with their points, but for a ranking, whose order is what it says."""
    if kind is BallotKind.RANKING:
        return group.choices, ()
    if not group.points:
        return tuple(sorted(group.choices)), ()
    pairs = sorted(zip(group.choices, group.points, strict=True))
    return tuple(choice for choice, _ in pairs), tuple(points for _, points in pairs)
