"""The rules of a round in plain words, written from its settings."""

from __future__ import annotations

from pbapp.counting import Completion, Method, Rule, TieKey, TooDear
from pbapp.i18n import _, ngettext
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round, Tie

#: once voting has closed nobody can change a vote, whatever the rule was
BEFORE_CLOSING = (
    Phase.DRAFT,
    Phase.COLLECTING,
    Phase.CHECKING,
    Phase.DISCUSSING,
    Phase.VOTING,
)


def rules_in_words(round: Round) -> list[str]:
    """What a resident should know before voting: who, how many choices, how votes are counted."""
    age = _("You must be %(age)s or older.", age=round.minimum_age)
    twice = who_could_vote_twice(round)
    return [
        who_in_words(round),
        *([age] if round.minimum_age else []),
        checks_in_words(round),
        *([twice] if twice else []),
        _choices(round),
        *([_changing(round)] if round.phase in BEFORE_CLOSING else []),
        *counting_in_words(Rule.from_dict(round.rule)),
    ]


def counting_in_words(rule: Rule) -> list[str]:
    """How one rule turns votes into funded projects, a sentence or two each."""
    told = [method_in_words(rule)]
    if rule.minimum_votes:
        told.append(
            ngettext(
                "A project needs at least %(num)s vote.",
                "A project needs at least %(num)s votes.",
                rule.minimum_votes,
            )
        )
    if rule.comparison:
        told.append(
            _(
                "We also count by most votes first, and use that result "
                "if more voters get more of their projects from it."
            )
        )
    return [*told, _ties(rule)]


def method_in_words(rule: Rule) -> str:
    """How the rule chooses, without its conditions and ties."""
    return _METHODS[rule.method](rule)


def _ties(rule: Rule) -> str:
    if rule.tie_keys[:1] == (TieKey.LOWER_COST,):
        return _(
            "If two projects are equal, the one that costs less comes first. "
            "If they are still equal, lots are drawn in front of two witnesses."
        )
    return _("If two projects are equal, lots are drawn in front of two witnesses.")


def _greedy(rule: Rule) -> str:
    if rule.too_dear is TooDear.STOP:
        return _(
            "The project with the most votes gets its money first, then the next. "
            "We stop at the first project that costs more than the money left."
        )
    return _(
        "The project with the most votes gets its money first, then the next. "
        "If a project costs more than the money left, we go on to the next one that fits."
    )


def _equal_shares(rule: Rule) -> str:
    if rule.completion is Completion.GREEDY_REST:
        return _(
            "Each voter has an equal share of the money, used only for projects they chose. "
            "What is left goes to the projects with the most votes that still fit."
        )
    if rule.completion is Completion.ADD1:
        return _(
            "Each voter has an equal share of the money, used only for projects they chose. "
            "If money is left, everyone's share is raised a little at a time until the money is "
            "used as far as it goes."
        )
    return _(
        "Each voter has an equal share of the money, used only for projects they chose. "
        "Money that is left stays in the pot."
    )


_METHODS = {Method.GREEDY: _greedy, Method.EQUAL_SHARES: _equal_shares}


def who_in_words(round: Round) -> str:
    """What ties the people who may vote to the area."""
    ties = frozenset(Tie(tie) for tie in round.who_may_vote)
    sentences = {
        frozenset({Tie.LIVE}): _("People who live here can vote."),
        frozenset({Tie.WORK}): _("People who work here can vote."),
        frozenset({Tie.STUDY}): _("People who study here can vote."),
        frozenset({Tie.LIVE, Tie.WORK}): _("People who live or work here can vote."),
        frozenset({Tie.LIVE, Tie.STUDY}): _("People who live or study here can vote."),
        frozenset({Tie.WORK, Tie.STUDY}): _("People who work or study here can vote."),
    }
    return sentences.get(ties, _("People who live, work or study here can vote."))


def checks_in_words(round: Round) -> str:
    """How people get the code they vote with."""
    if round.check_by_email and round.check_by_card:
        return _("To vote you need a code. It comes by e-mail, or you get a card with a code.")
    if round.check_by_card:
        return _("To vote you need a card with a code.")
    if round.check_by_email:
        return _("To vote you need a code. It comes by e-mail.")
    return _("Nobody can get a voting code yet.")


def who_could_vote_twice(round: Round) -> str:
    """What the checks leave open, said before the vote and beside its result; empty without any."""
    if round.check_by_email and round.check_by_card:
        return _(
            "One ballot for one e-mail address or card: a person with two addresses, two cards, "
            "or a card and an address could vote twice."
        )
    if round.check_by_card:
        return _("One ballot for one card: a person with two cards could vote twice.")
    if round.check_by_email:
        return _("One ballot for one e-mail address: a person with two addresses could vote twice.")
    return ""


def _choices(round: Round) -> str:
    least, most = round.ballot_min, round.ballot_max
    several = len(round.pots) > 1
    if least == most:
        return _exactly(most, several=several)
    if least == 1:
        return _up_to(most, several=several)
    if several:
        return _(
            "For each pot, choose from %(least)s to %(most)s projects.", least=least, most=most
        )
    return _("Choose from %(least)s to %(most)s projects.", least=least, most=most)


def _exactly(most: int, *, several: bool) -> str:
    if several:
        return ngettext(
            "For each pot, choose %(num)s project.", "For each pot, choose %(num)s projects.", most
        )
    return ngettext("Choose %(num)s project.", "Choose exactly %(num)s projects.", most)


def _up_to(most: int, *, several: bool) -> str:
    if several:
        return _("For each pot, choose up to %(most)s projects.", most=most)
    return _("Choose up to %(most)s projects.", most=most)


def _changing(round: Round) -> str:
    if round.may_change:
        return _("You can change or cancel your vote until voting closes.")
    return _("Once you have voted, you cannot change your vote.")
