"""The PB Charter (PBC1 to PBC7), as far as a round's own data can show it (our checks)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps

from pbapp.standards.days import months_after
from pbapp.standards.facts import Budgeting, Record
from pbapp.standards.parts import Part, ahead, fails, holds, unknown
from pbapp.standards.rules import fitness, inclusion, support
from pbapp.standards.rules.asking import counted, missing, missing_at_end, of
from pbapp.standards.sentences import N_, because
from pbapp.standards.substance import says_something


def _of_round(
    rule: Callable[[Record, Budgeting, date], list[Part]],
) -> Callable[[Record, date], list[Part]]:
    """A rule that looks at how a round was run; other work cannot be measured by it."""

    @wraps(rule)
    def check(record: Record, today: date) -> list[Part]:
        if record.budgeting is not None:
            return rule(record, record.budgeting, today)
        change = because(N_("The charter is for rounds of participatory budgeting."))
        return [unknown(because(N_("This is not a round.")), change)]

    return check


def _yes(record: Record, fact: bool | None, yes: str, no: str, change: str) -> Part:
    """A plain yes or no; None where nobody has said."""
    if fact:
        return holds(because(yes), of(record))
    tell = unknown if fact is None else fails
    return tell(because(no), because(change))


@_of_round
def fair_and_inclusive(record: Record, run: Budgeting, today: date) -> list[Part]:
    """PBC1: barriers are dealt with, there is a way without the internet, all fifths take part."""
    ideas = _yes(
        record,
        run.ideas_offline,
        N_("Ideas can be handed in without the internet."),
        N_("Ideas cannot be handed in without the internet."),
        N_("Take ideas on paper or by phone too."),
    )
    vote = _yes(
        record,
        run.vote_offline,
        N_("People can vote without the internet."),
        N_("Nobody can vote without the internet."),
        N_("Let people vote on paper or with a printed card."),
    )
    return [ideas, vote, support.dealt_with(record, today), *inclusion.reached(record, today)]


@_of_round
def participatory(record: Record, run: Budgeting, today: date) -> list[Part]:
    """PBC2: local people are in the steering group, and took part before the vote."""
    local = None if run.steering_local is None else run.steering_local > 0
    steering = _yes(
        record,
        local,
        N_("Local people are in the steering group."),
        N_("No local people are known to be in the steering group."),
        N_("Ask local people to help to set the rules."),
    )
    told = because(
        N_("%(people)s people took part before the vote."), people=run.taking_part_before
    )
    change = because(N_("Ask people for ideas and comments before the vote."))
    if run.taking_part_before:
        return [steering, holds(told, of(record))]
    return [steering, missing(record, today, told, change)]


@_of_round
def deliberative(record: Record, run: Budgeting, today: date) -> list[Part]:
    """PBC3: a week to talk before the vote, projects explained, questions answered."""
    return [
        _time_to_talk(record, run, today),
        _explained(record, run, today),
        *_answered(record, run),
    ]


def _time_to_talk(record: Record, run: Budgeting, today: date) -> Part:
    change = because(
        N_("Leave %(days)s days to talk before the vote."), days=record.settings.discussion_days
    )
    if run.days_to_discuss is None:
        told = because(N_("No time to talk before the vote is set."))
        return missing(record, today, told, change)
    told = because(N_("There are %(days)s days to talk before the vote."), days=run.days_to_discuss)
    enough = run.days_to_discuss >= record.settings.discussion_days
    return holds(told, of(record)) if enough else fails(told, change, of(record))


def _explained(record: Record, run: Budgeting, today: date) -> Part:
    change = because(N_("Tell for each project the need, the cost and for whom it is."))
    if not run.projects:
        return missing_at_end(record, today, because(N_("There are no projects.")), change)
    told = because(
        N_("%(good)s of %(all)s projects tell the need, the cost and for whom they are."),
        good=run.projects_explained,
        all=run.projects,
    )
    return counted(run.projects_explained, run.projects, told, change, of(record))


def _answered(record: Record, run: Budgeting) -> list[Part]:
    if not run.questions:
        return []
    told = because(
        N_("%(good)s of %(all)s questions were answered."),
        good=run.questions_answered,
        all=run.questions,
    )
    change = because(N_("Answer each question before the vote."))
    return [counted(run.questions_answered, run.questions, told, change, of(record))]


@_of_round
def empowering(record: Record, run: Budgeting, today: date) -> list[Part]:
    """PBC4: the vote binds or its limits stand on the page first; groups are helped."""
    binds = _yes(
        record,
        run.vote_binds,
        N_("The vote decides what is funded."),
        N_("The vote does not decide."),
        N_("Say before voting opens what the vote decides and what not."),
    )
    return [binds, *support.independent_help(record, today)]


@_of_round
def creative_and_flexible(record: Record, _run: Budgeting, today: date) -> list[Part]:
    """PBC5: methods were looked at halfway, or changed where people asked."""
    return fitness.adjusted(record, today)


@_of_round
def transparent(record: Record, run: Budgeting, today: date) -> list[Part]:
    """PBC6: rules out before voting, result and count open, those not funded told."""
    return [_rules_first(record, run, today), *_result_open(record, run, today)]


def _rules_first(record: Record, run: Budgeting, today: date) -> Part:
    change = because(N_("Publish the rules before voting opens."))
    out, opens = run.rules_published_on, run.voting_opens_on
    if out and (opens is None or out <= opens):
        return holds(because(N_("The rules were out before voting opened.")), of(record))
    return missing(record, today, because(N_("The rules were not out before voting.")), change)


def _result_open(record: Record, run: Budgeting, today: date) -> list[Part]:
    change = because(N_("Publish the result with how votes were counted."))
    if run.result_published_on is None:
        return [missing_at_end(record, today, because(N_("There is no result yet.")), change)]
    is_open = _yes(
        record,
        run.count_is_open,
        N_("Everyone can see how votes were counted, and count again."),
        N_("How votes were counted cannot be checked."),
        N_("Publish the result with how votes were counted."),
    )
    told = _yes(
        record,
        run.unfunded_told,
        N_("Those not funded this time were told why."),
        N_("Those not funded this time were not told why."),
        N_("Tell those not funded why, and what they can do next."),
    )
    return [is_open, told]


@_of_round
def part_of_democracy(record: Record, run: Budgeting, today: date) -> list[Part]:
    """PBC7: councillors' part is set out, a local plan is named, delivery is followed up."""
    part = _yes(
        record,
        says_something(run.councillors_role),
        N_("What councillors do is set out."),
        N_("What councillors do is not set out."),
        N_("Set out what councillors do, and what not."),
    )
    linked = None if run.plan_links is None else run.plan_links > 0
    plans = _yes(
        record,
        linked,
        N_("It is tied to a local plan."),
        N_("It is not tied to a local plan."),
        N_("Name the local plan or priority that the money serves."),
    )
    return [part, plans, _followed_up(record, run, today)]


def _followed_up(record: Record, run: Budgeting, today: date) -> Part:
    change = because(N_("Report what the money did."))
    if run.followed_up_on and run.followed_up_on <= today:
        return holds(because(N_("What the money did was reported.")), of(record))
    told = because(N_("What the money did is not reported."))
    result = run.result_published_on
    late = result and today > months_after(result, record.settings.follow_up_months)
    return (fails if late else ahead)(told, change, of(record))
