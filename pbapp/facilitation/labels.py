"""Words for the desk: what bars a step, where it is mended, and what a step does."""

from __future__ import annotations

from dataclasses import dataclass

from pbapp.access.permissions import Can
from pbapp.i18n import lazy
from pbapp.rounds.lifecycle import Action, Bar, Phase


@dataclass(frozen=True)
class BarWords:
    """A bar as the checklist shows it: while it holds, once it is gone, and where to mend it.

    `endpoint` is the page that mends it, `topic` the page of settings where there are several.
    """

    holds: str
    cleared: str
    endpoint: str
    topic: str = ""


BARS: dict[Bar, BarWords] = {
    Bar.NO_POT: BarWords(
        lazy("There is no pot of money yet."),
        lazy("There is a pot of money."),
        "facilitation.new_pot",
    ),
    Bar.NO_MONEY: BarWords(
        lazy("No money is in the pots yet."),
        lazy("There is money in the pots."),
        "facilitation.settings",
    ),
    Bar.CALENDAR: BarWords(
        lazy("The dates are not complete, or not in order."),
        lazy("The dates are complete and in order."),
        "facilitation.edit",
        "dates",
    ),
    Bar.TOO_LATE: BarWords(
        lazy("The day on which the next part ends has passed. Choose a later day."),
        lazy("There is time for the next part."),
        "facilitation.edit",
        "dates",
    ),
    Bar.NO_VOTER_CHECK: BarWords(
        lazy("Nobody can get a voting code yet."),
        lazy("People can get a voting code."),
        "facilitation.edit",
        "voters",
    ),
    Bar.NO_CONTACT: BarWords(
        lazy("There is no contact that people can ask."),
        lazy("People know whom to ask."),
        "facilitation.edit",
        "about",
    ),
    Bar.IDEAS_WAITING: BarWords(
        lazy("Some ideas are still to be checked, or wait for an answer. Pass or decline them."),
        lazy("No idea waits for a check or for an answer."),
        "proposals.checks",
    ),
    Bar.NO_PROJECT: BarWords(
        lazy("There is no project on the ballot yet."),
        lazy("There are projects on the ballot."),
        "proposals.checks",
    ),
    Bar.EMPTY_POT: BarWords(
        lazy("A pot has no project. Check ideas for it, or take the pot out."),
        lazy("Every pot has a project."),
        "facilitation.settings",
    ),
    Bar.NOT_PUBLISHED: BarWords(
        lazy("The votes are not counted and published yet."),
        lazy("The result is published."),
        "results.count",
    ),
}

#: what people will notice when a step is taken
EFFECTS: dict[Action, str] = {
    Action.OPEN: lazy("Everyone can see the round, and people can send ideas."),
    Action.CLOSE_IDEAS: lazy("Nobody can send a new idea. You finish checking the ideas."),
    Action.OPEN_DISCUSSION: lazy(
        "Everyone can read the projects, ask questions and write comments."
    ),
    Action.OPEN_VOTING: lazy(
        "People can vote. Projects, costs, money, dates and rules are fixed from now on."
    ),
    Action.CLOSE_VOTING: lazy("Nobody can vote any more, or change a vote. Then you count."),
    Action.PUBLISH: lazy("Everyone can see the result."),
    Action.START_DELIVERY: lazy("The projects that are funded get under way."),
    Action.CLOSE: lazy("The round is over. Its pages stay for everyone to read."),
}

#: what the button says that takes a step by hand
CONFIRM: dict[Action, str] = {
    Action.OPEN: lazy("Open for ideas now"),
    Action.CLOSE_IDEAS: lazy("End the time for ideas now"),
    Action.OPEN_DISCUSSION: lazy("Open questions and comments now"),
    Action.OPEN_VOTING: lazy("Open voting now"),
    Action.CLOSE_VOTING: lazy("Close voting now"),
    Action.START_DELIVERY: lazy("Start the projects now"),
    Action.CLOSE: lazy("Close the round now"),
}

#: the pages of a round: endpoint, label, who sees the link, and from which phase on
PAGES: tuple[tuple[str, str, Can, Phase], ...] = (
    ("facilitation.settings", lazy("Settings"), Can.READ_ROUND_DESK, Phase.DRAFT),
    ("facilitation.laboratory", lazy("Try the rules"), Can.READ_ROUND_DESK, Phase.DRAFT),
    ("proposals.checks", lazy("Check ideas"), Can.READ_ROUND_DESK, Phase.COLLECTING),
    ("deliberation.moderation", lazy("Reported comments"), Can.MODERATE, Phase.DISCUSSING),
    ("voting.cards", lazy("Code cards"), Can.MANAGE_CODES, Phase.DRAFT),
    ("results.count", lazy("Count and publish"), Can.READ_COUNT, Phase.COUNTING),
    ("facilitation.log", lazy("Log: what was done"), Can.READ_ROUND_LOG, Phase.DRAFT),
    ("public.round", lazy("The page everyone sees"), Can.READ_ROUND, Phase.DRAFT),
)

#: what a person confirms knowing that there is no way back
FINAL = frozenset({Action.OPEN_VOTING, Action.CLOSE_VOTING})
#: taken in the room where the result is published, never from the desk
ELSEWHERE = frozenset({Action.PUBLISH})
