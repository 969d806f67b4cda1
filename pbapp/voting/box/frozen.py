"""What is fixed when voting opens: rule, lots, limits, projects, costs, areas, who may vote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pbapp.counting import BallotKind
from pbapp.i18n import _
from pbapp.proposals.limits import Limit, limits_of
from pbapp.proposals.models import Proposal
from pbapp.proposals.queries import projects_of
from pbapp.refusals import Refused, Unavailable
from pbapp.rounds.models import Pot, Round, TieWay
from pbapp.voting.box.canonical import fingerprint
from pbapp.voting.box.lists import PotList, pot_list

RULES_VERSION = 1


class NotOpened(Refused):
    """The box of this round was never opened."""


class RulesChanged(Unavailable):
    """Something that was frozen is different now: nobody votes or counts until it is put back."""


def rules_of(round: Round, projects: Sequence[Proposal]) -> dict[str, Any]:
    """Everything that decides what a ballot means and what it can fund; money in pence.

    Dates are left out: a closing date may be put back, with a public notice. So is what a round
    does not use (rankings, lots from a seed, limits, money that moves on): the hash of a round
    opened before these existed stays as it was.
    """
    limits = limits_of(round, projects)
    return _used(lots=_lots(round), kind=_kind(round)) | {
        "version": RULES_VERSION,
        "round": round.id,
        "area": round.area_id,
        "rule": round.rule,
        "ballot": [round.ballot_min, round.ballot_max],
        "may_change": round.may_change,
        "who_may_vote": sorted(round.who_may_vote),
        "minimum_age": round.minimum_age,
        "checks": {"email": round.check_by_email, "card": round.check_by_card},
        "pots": [_pot(pot, projects, limits[pot.id]) for pot in _in_order(round)],
    }


def freeze(round: Round) -> str:
    """The hash over the rules as they stand now."""
    return fingerprint(rules_of(round, projects_of(round.id)))


def lists_of(round: Round) -> list[PotList]:
    """The ballot's lists, one per pot. Raises NotOpened, or RulesChanged when anything moved."""
    if round.rules_hash is None:
        raise NotOpened(_("Voting has not opened in this round."))
    projects = projects_of(round.id)
    if fingerprint(rules_of(round, projects)) != round.rules_hash:
        raise RulesChanged(
            _("Voting is paused: something on the ballot was changed. Every vote sent is safe.")
        )
    return [
        pot_list(
            pot.id,
            pot.name,
            [project.id for project in projects if project.pot_id == pot.id],
            round.ballot_min,
            round.ballot_max,
        )
        for pot in _in_order(round)
    ]


def _in_order(round: Round) -> list[Pot]:
    return sorted(round.pots, key=lambda pot: pot.id)


def _kind(round: Round) -> str | None:
    return None if round.ballot_kind is BallotKind.APPROVAL else round.ballot_kind.value


def _lots(round: Round) -> dict[str, Any] | None:
    if round.tie_way is TieWay.WITNESSES:
        return None
    return {"way": round.tie_way.value, "commitment": round.lot_commitment}


def _pot(pot: Pot, projects: Sequence[Proposal], limits: Sequence[Limit]) -> dict[str, Any]:
    caps = [_cap(limit) for limit in limits]
    return _used(caps=caps, leftover_to=pot.leftover_to_id) | {
        "id": pot.id,
        "name": pot.name,
        "money_pence": pot.money_pence,
        "projects": [
            {"id": p.id, "title": p.title, "cost_pence": p.cost_pence, "area": p.area_id}
            for p in sorted(projects, key=lambda project: project.id)
            if p.pot_id == pot.id
        ],
    }


def _cap(limit: Limit) -> dict[str, Any]:
    return {
        "name": limit.cap.name,
        "label": limit.label,
        "projects": sorted(map(int, limit.cap.projects)),
        "most_projects": limit.cap.most_projects,
        "most_money": limit.cap.most_money,
    }


def _used(**parts: Any) -> dict[str, Any]:
    return {name: part for name, part in parts.items() if part}
