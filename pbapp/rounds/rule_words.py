"""The rules of a round in plain words, written from its settings.

How votes are counted stands in counting_words.
"""

from __future__ import annotations

from pbapp.i18n import _, ngettext
from pbapp.rounds.counting_words import counting_in_words, counting_of
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round, Tie

__all__ = [
    "checks_in_words",
    "counting_in_words",
    "counting_of",
    "rules_in_words",
    "who_could_vote_twice",
    "who_in_words",
]

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
        *counting_of(round),
    ]


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
