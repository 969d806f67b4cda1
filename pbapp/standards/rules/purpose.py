"""Planning (PLA1 to PLA4, PLA6): shaped by partners, agreed, informed, measurable, resourced."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pbapp.standards.facts import Known, Outcome, PlanVersion, Record, Resources
from pbapp.standards.parts import FactKind, FactLink, Part, ahead, fails, holds, unknown
from pbapp.standards.rules.asking import Tally, links, missing, missing_at_end, of
from pbapp.standards.rules.support import money_for_support
from pbapp.standards.sentences import N_, because
from pbapp.standards.timing import is_over


def focus_shared(record: Record, today: date) -> list[Part]:
    """PLA1: two partners, one of the community, confirmed the focus before the first plan."""
    change = because(N_("Let partners, a community body among them, confirm the focus first."))
    if record.partners is None or record.plan_versions is None:
        return [unknown(because(N_("Partners are not collected yet.")), change)]
    first = min((one.drawn_up_on for one in record.plan_versions), default=None)
    early = [
        one
        for one in record.partners
        if one.joined_on
        and one.confirmed_focus_on
        and (first is None or one.confirmed_focus_on <= first)
    ]
    community = [one for one in early if one.is_community]
    told = because(
        N_("%(good)s partners confirmed the focus before the first plan; %(needed)s are needed."),
        good=len(early),
        needed=record.settings.partners,
    )
    facts = links(FactKind.PARTNER, early)
    enough = len(early) >= record.settings.partners
    number = holds(told, *facts) if enough else missing(record, today, told, change)
    if community:
        said = because(N_("One of them is a community body."))
        return [number, holds(said, *links(FactKind.PARTNER, community))]
    said = because(N_("No community body confirmed the focus before the first plan."))
    return [number, missing(record, today, said, change)]


def plan_agreed(record: Record, today: date) -> list[Part]:
    """PLA2: all partners agreed the plan before the first activity, and it is published."""
    change = because(N_("Let every partner agree the plan before the first activity."))
    if record.partners is None or record.plan_versions is None:
        return [unknown(because(N_("Versions of the plan are not collected yet.")), change)]
    if not record.plan_versions or not record.partners:
        told = because(N_("No version of the plan was put to partners."))
        return [missing(record, today, told, change)]
    version = max(record.plan_versions, key=lambda one: one.number)
    start = _first_day(record)
    agreed = [
        one
        for one in record.partners
        if (one.agreed_version or 0) >= 1
        and one.agreed_on is not None
        and (start is None or one.agreed_on <= start)
    ]
    told_agreed = N_("%(good)s of %(all)s partners agreed the plan before the first activity.")
    part = Tally(agreed, record.partners, FactKind.PARTNER).part(told_agreed, change)
    if len(agreed) < len(record.partners) and (start is None or today <= start):
        part = ahead(part.because, change, *part.facts)
    return [part, _published(record, today, version)]


def _first_day(record: Record) -> date | None:
    held = [one.held_on for one in record.activities or ()]
    return min(held, default=record.dates.opens_on)


def _published(record: Record, today: date, version: PlanVersion) -> Part:
    link = FactLink(FactKind.PLAN, version.number)
    if version.published_on and version.published_on <= today:
        return holds(because(N_("The plan is published.")), link)
    change = because(N_("Publish the plan."))
    return missing(record, today, because(N_("The plan is not published.")), change)


def known_shared(record: Record, today: date) -> list[Part]:
    """PLA3: what is already known was looked for, linked, and overlaps were answered."""
    change = because(N_("Search for what is already known before you ask again."))
    if record.known is None:
        return [unknown(because(N_("What is already known is not collected yet.")), change)]
    if record.known.searched_on is None:
        told = because(N_("Nobody has searched for what is already known."))
        return [missing(record, today, told, change)]
    told = because(N_("What is known was searched for on %(day)s."), day=record.known.searched_on)
    return [
        holds(told, of(record)),
        _linked(record, today, record.known),
        _overlaps_answered(record, today, record.known),
    ]


def _linked(record: Record, today: date, known: Known) -> Part:
    if known.nothing_found:
        return holds(because(N_("The search found nothing, and says so.")), of(record))
    change = because(N_("Link earlier work and data, or note that nothing was found."))
    if known.earlier and known.data_sets:
        return holds(because(N_("Earlier work and data are linked.")), of(record))
    told = because(N_("Earlier work, or data, is not linked."))
    return missing(record, today, told, change)


def _overlaps_answered(record: Record, today: date, known: Known) -> Part:
    if not known.overlaps_open:
        return holds(because(N_("Every overlap that was shown is answered.")), of(record))
    told = because(N_("Overlaps wait for an answer: %(number)s."), number=known.overlaps_open)
    return missing(record, today, told, because(N_("Answer each overlap: join up or say why not.")))


def success_agreed(record: Record, today: date) -> list[Part]:
    """PLA4: at least one outcome with measure, baseline, target and source, agreed by partners."""
    change = because(
        N_("Write an outcome with its measure, baseline, target and source, and agree it.")
    )
    if record.outcomes is None:
        return [unknown(because(N_("Outcomes are not collected yet.")), change)]
    if not record.outcomes:
        return [missing(record, today, because(N_("No outcome is written down.")), change)]
    whole = [one for one in record.outcomes if _is_whole(one)]
    facts = links(FactKind.OUTCOME, whole)
    if any(one.agreed for one in whole):
        told = because(N_("An outcome with measure, baseline, target and source is agreed."))
        return [holds(told, *facts)]
    if whole:
        told = because(N_("Partners have not agreed the outcomes."))
        complete = because(N_("An outcome has its measure, baseline, target and source."))
        return [holds(complete, *facts), missing(record, today, told, change)]
    told = because(N_("No outcome has its measure, baseline, target and source."))
    return [missing(record, today, told, change)]


def _is_whole(one: Outcome) -> bool:
    return all(
        text.strip() for text in (one.text, one.measure, one.baseline, one.target, one.source)
    )


def enough_means(record: Record, today: date) -> list[Part]:
    """PLA6: money and days are set and kept to, also for support; somebody runs each activity."""
    change = because(N_("Set the budget, the money for support and the days of work."))
    if record.resources is None:
        return [unknown(because(N_("Money and time are not collected yet.")), change)]
    means = record.resources
    if means.budget is None or means.days_planned is None:
        told = because(N_("The budget or the days of work are not set."))
        return [missing(record, today, told, change)]
    return [
        holds(because(N_("The budget and the days of work are set.")), of(record)),
        _within_budget(record, today, means),
        money_for_support(record, today),
        *_facilitators(record),
    ]


def _within_budget(record: Record, today: date, means: Resources) -> Part:
    change = because(N_("Note what was spent, and why it is not what was planned."))
    if means.spend is None:
        told = because(N_("What was spent is not noted."))
        return missing_at_end(record, today, told, change)
    budget = means.budget or 0
    astray = Fraction(abs(means.spend - budget), budget) if budget else Fraction(means.spend)
    if not is_over(record, today):
        return ahead(because(N_("Spending goes on.")), change, of(record))
    if astray <= record.settings.budget_margin:
        return holds(because(N_("Spending kept to the budget.")), of(record))
    told = because(
        N_("Spending was off the budget by £%(off)s in every £100."), off=round(100 * astray)
    )
    return fails(told, change, of(record))


def _facilitators(record: Record) -> list[Part]:
    change = because(N_("Name who runs each activity."))
    if record.activities == ():
        return []
    if record.activities is None or any(one.has_facilitator is None for one in record.activities):
        return [unknown(because(N_("Who runs each activity is not collected yet.")), change)]
    named = [one for one in record.activities if one.has_facilitator]
    told = N_("%(good)s of %(all)s activities name who runs them.")
    return [Tally(named, record.activities, FactKind.ACTIVITY).part(told, change)]
