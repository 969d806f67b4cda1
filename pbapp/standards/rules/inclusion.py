"""Inclusion (INC): met early, sought out, reporting back, and every view kept."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from pbapp.standards.facts import Audience, Reach, Record, Representative, ScreenRow
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Affected, Answer
from pbapp.standards.parts import FactKind, FactLink, Part, ahead, fails, half, holds, unknown
from pbapp.standards.rules.asking import Tally, links, missing, missing_at_end, of
from pbapp.standards.sentences import N_, because
from pbapp.standards.substance import says_something


def met_early(record: Record, today: date) -> list[Part]:
    """INC1: those directly affected are met in the first quarter, before options are fixed."""
    change = because(N_("Meet everyone directly affected early, before options are fixed."))
    if record.audiences is None or any(one.affected is None for one in record.audiences):
        told = because(N_("How the subject touches each audience is not said yet."))
        return [unknown(told, change)]
    direct = [one for one in record.audiences if one.affected is Affected.DIRECTLY]
    if not direct:
        told = because(N_("No audience is marked as directly affected."))
        return [missing(record, today, told, change)]
    latest = _latest_first_contact(record)
    if latest is None:
        return [ahead(because(N_("The opening or the closing day is not set.")), change)]
    early = [one for one in direct if one.first_contact_on and one.first_contact_on <= latest]
    told_early = N_("%(good)s of %(all)s audiences directly affected were met by %(day)s.")
    part = Tally(early, direct, FactKind.AUDIENCE).part(told_early, change, day=latest)
    waits = today <= latest and len(early) < len(direct)
    return [ahead(part.because, change, *part.facts) if waits else part]


def _latest_first_contact(record: Record) -> date | None:
    dates = record.dates
    if dates.opens_on is None or dates.closes_on is None:
        return None
    days = int((dates.closes_on - dates.opens_on).days * record.settings.early_part)
    quarter, fixed = dates.opens_on + timedelta(days=days), dates.options_fixed_on
    return min(quarter, fixed - timedelta(days=1)) if fixed else quarter


def sought_out(record: Record, today: date) -> list[Part]:
    """INC2: the equality screen is acted on; those often missed are gone to, and take part."""
    return [
        *_screened(record, today),
        _gone_to(record, today),
        *reached(record, today),
    ]


def _screened(record: Record, today: date) -> list[Part]:
    change = because(N_("Answer every row of the equality screen."))
    if record.screen is None:
        return [unknown(because(N_("There is no equality screen yet.")), change)]
    if not record.screen:
        return [missing(record, today, because(N_("The equality screen is empty.")), change)]
    answered = [one for one in record.screen if one.affected is not None]
    told = N_("%(good)s of %(all)s rows of the equality screen are answered.")
    rows = Tally(answered, record.screen, FactKind.SCREEN).part(told, change)
    return [rows, _acted_on(record, today, answered)]


def _acted_on(record: Record, today: date, answered: list[ScreenRow]) -> Part:
    touched = [one for one in answered if one.affected is not Answer.NO]
    change = because(N_("Act for every group that is touched, and note when it is done."))
    if not touched:
        told = because(N_("The screen finds nobody touched in particular, so nothing was done."))
        return missing_at_end(record, today, told, change)
    done = [one for one in touched if says_something(one.action) and one.action_done]
    acted = N_("%(good)s of %(all)s groups that are touched have an action that is done.")
    return Tally(done, touched, FactKind.SCREEN).part_at_end(record, today, acted, change)


def _gone_to(record: Record, today: date) -> Part:
    change = because(N_("Hold an activity meant for each audience that is often missed."))
    if record.audiences is None or record.activities is None:
        return unknown(because(N_("Audiences and activities are not collected yet.")), change)
    at_risk = [one for one in record.audiences if one.at_risk]
    if not at_risk:
        told = because(N_("No audience is marked as often missed."))
        change = because(N_("Say which audiences are often missed, and go to them."))
        return missing_at_end(record, today, told, change)
    gone_to = [one for one in at_risk if _has_own_activity(one, record, today)]
    went = N_("%(good)s of %(all)s audiences often missed had an activity meant for them.")
    return Tally(gone_to, at_risk, FactKind.AUDIENCE).part_at_end(record, today, went, change)


def _has_own_activity(audience: Audience, record: Record, today: date) -> bool:
    held = {one.id for one in record.activities or () if one.held_on <= today}
    return bool(audience.activity_ids & held)


def reached(record: Record, today: date) -> list[Part]:
    """The most deprived fifth takes part; small work is let off: so few people give no share."""
    if record.tier is Tier.LIGHT and (
        record.reach is None or record.reach.base < record.settings.reach_base
    ):
        return []
    change = because(N_("Go to places in the most deprived fifth, and ask people where they live."))
    if record.reach is None:
        return [unknown(because(N_("Where participants live was not asked.")), change)]
    if record.reach.base < record.settings.reach_base:
        told = because(
            N_("Fewer than %(base)s participants said where they live: too few to compare."),
            base=record.settings.reach_base,
        )
        return [missing_at_end(record, today, told, change)]
    return [_in_proportion(record.reach, record.settings.reach_ratio)]


def _in_proportion(reach: Reach, ratio: Fraction) -> Part:
    link = FactLink(FactKind.REACH, "most_deprived_fifth")
    if not reach.area_part:
        return holds(because(N_("Nobody in the area lives in the most deprived fifth.")), link)
    came = Fraction(reach.most_deprived, reach.base)
    live = Fraction(reach.area_part, reach.area_base)
    told = because(
        N_(
            "About %(came)s in 100 participants live in the most deprived fifth, "
            "and %(live)s in 100 people of the area."
        ),
        came=round(100 * came),
        live=round(100 * live),
    )
    change = because(N_("Seek out people who live in the most deprived fifth."))
    if came >= ratio * live:
        return holds(told, link)
    return (half if 2 * came >= ratio * live else fails)(told, change, link)


def reporting_back(record: Record, today: date) -> list[Part]:
    """INC3: each representative reports back between meetings."""
    change = because(N_("Note when representatives report back to those they speak for."))
    if record.representatives is None:
        return [unknown(because(N_("Representatives are not collected yet.")), change)]
    if not record.representatives:
        told = because(N_("Nobody takes part as a representative, so this may not apply."))
        return [unknown(told, because(N_("Rate it as not applicable, with the reason.")))]
    good = [one for one in record.representatives if _reports_back(one)]
    tally = Tally(good, record.representatives, FactKind.REPRESENTATIVE)
    reported = N_("%(good)s of %(all)s representatives reported back between meetings.")
    return [tally.part_at_end(record, today, reported, change)]


def _reports_back(one: Representative) -> bool:
    return one.report_backs >= max(one.meetings - 1, 1)


def every_view(record: Record, today: date) -> list[Part]:
    """INC4: views of the few and of objectors are kept, and options the community raised."""
    return [_views_of_the_few(record, today), _options_of_the_community(record, today)]


def _views_of_the_few(record: Record, today: date) -> Part:
    change = because(N_("Keep views of the few and of objectors, or sign that there were none."))
    if record.findings is None or record.views is None:
        return unknown(because(N_("Findings are not collected yet.")), change)
    few = [one for one in record.findings if one.stance and one.stance.is_of_the_few]
    if few:
        told = because(N_("Views of the few or of objectors are among the findings."))
        return holds(told, *links(FactKind.FINDING, few))
    if record.findings and says_something(record.views.no_minority_note):
        return holds(because(N_("A signed note says that no such view arose.")), of(record))
    told = because(N_("No view of the few or of an objector is among the findings."))
    return missing_at_end(record, today, told, change)


def _options_of_the_community(record: Record, today: date) -> Part:
    change = because(N_("List the options that people raised, with what became of them."))
    if record.views is None or record.views.options is None:
        return unknown(because(N_("Options are not collected yet.")), change)
    raised = [one for one in record.views.options if one.from_community]
    if not raised:
        told = because(N_("No option that the community raised is in the list."))
        return missing_at_end(record, today, told, change)
    kept = [one for one in raised if one.result and says_something(one.reason)]
    became = N_("%(good)s of %(all)s options from the community say what became of them, and why.")
    return Tally(kept, raised, FactKind.OPTION).part_at_end(record, today, became, change)
