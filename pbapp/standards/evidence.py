"""Evidence for each indicator: the table of rules, and what people added by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pbapp.standards.facts import HandEvidence, Record
from pbapp.standards.framework import NSCE_2016
from pbapp.standards.kinds import Confirmer
from pbapp.standards.parts import FactKind, FactLink, Holds, Part, Value, unknown, weigh
from pbapp.standards.rules.communication import open_to_comment, page_to_follow
from pbapp.standards.rules.feedback import full_feedback
from pbapp.standards.rules.impact import told_the_difference
from pbapp.standards.rules.methods import real_talk, several_methods
from pbapp.standards.rules.planning import timetable
from pbapp.standards.rules.working_together import decided_as_agreed, papers_in_time
from pbapp.standards.sentences import N_, Because, because
from pbapp.standards.settings import DEFAULTS, RULES_VERSION, Settings

Rule = Callable[[Record, date, Settings], Sequence[Part]]


def not_collected(_record: Record, _today: date, _settings: Settings) -> list[Part]:
    """For an indicator whose facts the platform does not hold yet."""
    change = because(N_("Add evidence by hand: what there is, of which day, and who saw it."))
    return [unknown(because(N_("Not collected yet.")), change)]


#: One rule for each indicator. Those without facts so far say that nothing is collected.
RULES: dict[str, Rule] = dict.fromkeys(
    (one.code for one in NSCE_2016.indicators), not_collected
) | {
    "PLA5": timetable,
    "WOR2": decided_as_agreed,
    "WOR4": papers_in_time,
    "MET3": several_methods,
    "MET4": real_talk,
    "COM1": page_to_follow,
    "COM4": open_to_comment,
    "COM6": full_feedback,
    "IMP6": told_the_difference,
}


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What speaks for an indicator, why, from which facts, and what would change it."""

    indicator: str
    value: Value
    #: The value that the facts alone give, before anything added by hand.
    automatic: Value
    reasons: tuple[Because, ...]
    changes: tuple[Because, ...]
    facts: tuple[FactLink, ...]
    rules_version: str = RULES_VERSION

    def sentence(self) -> str:
        """All reasons in English."""
        return " ".join(one.sentence() for one in self.reasons)


def gather(code: str, record: Record, *, today: date, settings: Settings = DEFAULTS) -> Evidence:
    """Evidence for one indicator on a day; KeyError for an unknown code."""
    parts = RULES[code](record, today, settings)
    by_hand = [one for one in record.by_hand if one.indicator == code and one.on <= today]
    automatic = weigh(parts)
    value = _better(automatic, by_hand)
    # What was added by hand is held: to say beside it that nothing is collected would be untrue.
    said = [part for part in parts if not by_hand or part.holds is not Holds.UNKNOWN]
    return Evidence(
        indicator=code,
        value=value,
        automatic=automatic,
        reasons=(*(part.because for part in said), *map(_added, by_hand)),
        changes=() if value is Value.SUFFICIENT else _changes(said, by_hand),
        facts=(
            *(fact for part in parts for fact in part.facts),
            *(FactLink(FactKind.HAND, one.id) for one in by_hand),
        ),
    )


def _better(automatic: Value, by_hand: Sequence[HandEvidence]) -> Value:
    """By hand counts as partial, once confirmed as sufficient; it never lowers what facts give."""
    if automatic is Value.SUFFICIENT or any(one.confirmed_by for one in by_hand):
        return Value.SUFFICIENT
    return Value.PARTIAL if by_hand else automatic


def _changes(parts: Sequence[Part], by_hand: Sequence[HandEvidence]) -> tuple[Because, ...]:
    asked = [part.change for part in parts if part.change and part.holds is not Holds.YES]
    if by_hand:
        asked.append(
            because(N_("Ask a partner or a community reviewer to confirm what was added by hand."))
        )
    return tuple(dict.fromkeys(asked))


def _added(hand: HandEvidence) -> Because:
    texts = {
        None: N_("Added by hand, not confirmed yet: %(what)s (%(day)s, seen by %(seen_by)s)."),
        Confirmer.PARTNER: N_(
            "Added by hand and confirmed by a partner: %(what)s (%(day)s, seen by %(seen_by)s)."
        ),
        Confirmer.COMMUNITY_REVIEWER: N_(
            "Added by hand and confirmed by a community reviewer: "
            "%(what)s (%(day)s, seen by %(seen_by)s)."
        ),
    }
    return because(texts[hand.confirmed_by], what=hand.what, day=hand.on, seen_by=hand.seen_by)
