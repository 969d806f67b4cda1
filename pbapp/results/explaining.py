"""What a count tells beyond its winners, worked out when it is counted and stored with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pbapp.counting import Election, Outcome
from pbapp.counting.trace import trace
from pbapp.counting.why import Why, explain
from pbapp.results.measuring import measured

#: parts of the currency's unit in which amounts are told
PENCE = 100


@dataclass(frozen=True)
class Explained:
    """Plain values ready for JSON, amounts in pence; the trace as text, and its SHA-256.

    `election` is the SHA-256 of all that was counted: projects, costs, limits and ballots.
    """

    why: dict[str, dict[str, Any]]
    measures: dict[str, Any]
    document: str
    sha256: str
    election: str


def explained(
    election: Election, outcome: Outcome, areas: Mapping[str, str], source: str = ""
) -> Explained:
    """All of it for one pot; `source` is the SHA-256 of the file that the votes came from."""
    traced = trace(election, outcome, PENCE, source)
    document = json.dumps(traced, ensure_ascii=False, separators=(",", ":"))
    return Explained(
        why={project: why_as_dict(why) for project, why in explain(election, outcome).items()},
        measures=measured(election, outcome, areas),
        document=document,
        sha256=sha256(document.encode()).hexdigest(),
        election=traced["election"],
    )


def why_as_dict(why: Why) -> dict[str, Any]:
    """One project's numbers; exact ones as "p/q" text."""
    paid = why.paid
    return {
        "support": str(why.support) if why.support is not None else None,
        "paid": str(paid.amount) if paid else None,
        "payers": paid.payers if paid else None,
        "most": str(paid.most) if paid else None,
        "votes_short": why.votes_short,
        "cost_cut": why.cost_cut,
        "went_to": [[spent.project, str(spent.amount)] for spent in why.went_to],
    }
