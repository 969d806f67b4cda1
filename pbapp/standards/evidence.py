"""Evidence for each indicator: the table of rules, and what people added by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pbapp.standards.facts import HandEvidence, Record
from pbapp.standards.kinds import Confirmer
from pbapp.standards.parts import FactKind, FactLink, Holds, Part, Value, half, weigh
from pbapp.standards.rules import (
    charter,
    communication,
    difference,
    feedback,
    fitness,
    impact,
    inclusion,
    methods,
    openness,
    planning,
    purpose,
    support,
    team,
    working_together,
)
from pbapp.standards.rules.asking import somebody_came as came
from pbapp.standards.sentences import N_, Because, because
from pbapp.standards.settings import DEFAULTS, RULES_VERSION, Settings

Rule = Callable[[Record, date], Sequence[Part]]


#: One rule for each indicator.
RULES: dict[str, Rule] = {
    "INC1": inclusion.met_early,
    "INC2": inclusion.sought_out,
    "INC3": inclusion.reporting_back,
    "INC4": inclusion.every_view,
    "SUP1": support.needs_asked,
    "SUP2": support.obstacles_lowered,
    "SUP3": support.independent_help,
    "PLA1": purpose.focus_shared,
    "PLA2": purpose.plan_agreed,
    "PLA3": purpose.known_shared,
    "PLA4": purpose.success_agreed,
    "PLA5": planning.timetable,
    "PLA6": purpose.enough_means,
    "WOR1": team.roles_accepted,
    "WOR2": working_together.decided_as_agreed,
    "WOR3": team.contact_suits,
    "WOR4": working_together.papers_in_time,
    "WOR5": team.open_dealings,
    "WOR6": team.respect,
    "WOR7": team.people_grow,
    "MET1": fitness.methods_fit,
    "MET2": fitness.people_can_use_them,
    "MET3": methods.several_methods,
    "MET4": methods.real_talk,
    "MET5": fitness.adjusted,
    "COM1": communication.page_to_follow,
    "COM2": openness.formats_met,
    "COM3": openness.papers_open,
    "COM4": communication.open_to_comment,
    "COM5": openness.fair_picture,
    "COM6": feedback.full_feedback,
    "IMP1": difference.outcomes_judged,
    "IMP2": difference.findings_answered,
    "IMP3": difference.lasting_change,
    "IMP4": difference.ready_for_more,
    "IMP5": difference.looked_back_together,
    "IMP6": impact.told_the_difference,
    "IMP7": difference.lessons_used,
}
#: The same for the PB Charter; rounds of budgeting are checked against both.
CHARTER: dict[str, Rule] = {
    "PBC1": charter.fair_and_inclusive,
    "PBC2": charter.participatory,
    "PBC3": charter.deliberative,
    "PBC4": charter.empowering,
    "PBC5": charter.creative_and_flexible,
    "PBC6": charter.transparent,
    "PBC7": charter.part_of_democracy,
}

#: Standards that tell what it was for people: what is only written down meets none in full.
FOR_PEOPLE = ("INC", "COM", "IMP")
NOBODY = half(
    because(N_("Nobody is known to have taken part, so this is not met in full.")),
    because(N_("Hold an activity, and note how many people came.")),
)


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
    #: the numbers it was measured by
    settings: Settings = DEFAULTS

    def sentence(self) -> str:
        """All reasons in English."""
        return " ".join(one.sentence() for one in self.reasons)


def gather(code: str, record: Record, *, today: date) -> Evidence:
    """Evidence for one indicator on a day; KeyError for an unknown code."""
    parts = [*(RULES | CHARTER)[code](record, today)]
    by_hand = [one for one in record.by_hand if one.indicator == code and one.on <= today]
    value = _better(weigh(parts), by_hand)
    if value is Value.SUFFICIENT and code.startswith(FOR_PEOPLE) and not came(record, today):
        value, parts = Value.PARTIAL, [*parts, NOBODY]
    automatic = weigh(parts)
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
        settings=record.settings,
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
