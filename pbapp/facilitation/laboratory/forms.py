"""What to try, as the page's address says it: sent by GET, so that it can be shared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectMultipleField
from wtforms.validators import StopValidation

from pbapp.counting import Rule
from pbapp.counting.made_up import Pattern
from pbapp.facilitation.answers import picked, some_of
from pbapp.facilitation.laboratory.offered import OFFERED, key_of
from pbapp.facilitation.laboratory.queries import FEWEST_VOTERS, MOST_VOTERS
from pbapp.facilitation.laboratory.words import PATTERNS
from pbapp.forms import Between, Required, WholeNumber, offered
from pbapp.i18n import _, lazy, ngettext
from pbapp.results.models import PotResult
from pbapp.rounds.models import Round

MOST_BESIDE = 3
LAST_SET = 9_999
PAST = "past-"
ASKED = frozenset({"votes", "number", "rules", "pot"})


class FromOneToThree:
    """Besides the round's own rule there is room for three."""

    def __call__(self, form: LaboratoryForm, field: SelectMultipleField) -> None:
        """Refuse none and too many; the own rule ticked again is neither."""
        if not 1 <= len(set(field.data or []) - {form.own_key}) <= MOST_BESIDE:
            raise StopValidation(_("Tick one, two or three rules beside yours."))


class LaboratoryForm(Form):
    """Whose votes, which money, and the rules to set beside the round's own."""

    votes = picked(
        lazy("Whose votes?"),
        description=lazy(
            "Made-up votes, or real ones from rounds with a result where %(least)s to %(most)s "
            "people voted.",
            least=f"{FEWEST_VOTERS:,}",
            most=f"{MOST_VOTERS:,}",
        ),
    )
    number = WholeNumber(
        lazy("Set of made-up votes"),
        [Required(lazy("Enter a number, like 1.")), Between(1, LAST_SET)],
        description=lazy("Each number is another set. The same number is always the same set."),
    )
    pot = picked(lazy("Pot"))
    rules = some_of(
        lazy("Which rules beside yours?"),
        [(offer.key, offer.name) for offer in OFFERED.values()],
        validators=[FromOneToThree()],
        description=lazy("Up to three. Your own rule always stands first."),
    )
    #: the round's own rule, where it is one of those offered
    own_key = ""

    @classmethod
    def asked(cls, arguments: MultiDict[str, str], round: Round, past: Iterable[PotResult]) -> Self:
        """The form as the address fills it; where that says nothing, with a first suggestion."""
        own_key = key_of(Rule.from_dict(round.rule))
        form = cls(_completed(arguments, round, own_key))
        form.own_key = own_key
        made_up = [(pattern.value, label) for pattern, label in PATTERNS.items()]
        form.votes.choices = offered([*made_up, *((f"{PAST}{p.pot_id}", _named(p)) for p in past)])
        form.pot.choices = offered((str(pot.id), pot.name) for pot in round.pots)
        if len(round.pots) <= 1:
            del form.pot
        return form

    @property
    def pattern(self) -> Pattern | None:
        """How made-up votes are spread; None where a past round's are asked for."""
        chosen = str(self.votes.data)
        return None if chosen.startswith(PAST) else Pattern(chosen)

    @property
    def past_pot_id(self) -> int:
        """The pot whose votes are asked for."""
        return int(str(self.votes.data).removeprefix(PAST))

    @property
    def pot_id(self) -> int | None:
        """The pot of the round whose money and projects are tried; None is its first."""
        return int(self.pot.data) if "pot" in self and self.pot.data else None

    @property
    def seed(self) -> int:
        """Which set of made-up votes."""
        return self.number.data or 1

    def another(self) -> str:
        """The same question of the next set, as the end of an address."""
        asked = [("votes", str(self.votes.data)), ("number", str(self.seed % LAST_SET + 1))]
        asked += [("rules", key) for key in self.rules.data or []]
        return urlencode([*asked, ("pot", str(self.pot_id))] if self.pot_id else asked)


def _completed(arguments: MultiDict[str, str], round: Round, own_key: str) -> MultiDict[str, str]:
    """The answers, with a suggestion for each that is missing; no tick at all is an answer."""
    suggested = {"votes": Pattern.ONE_BIG.value, "number": "1"}
    if round.pots:
        suggested["pot"] = str(round.pots[0].id)
    if not ASKED & set(arguments):
        suggested["rules"] = "most_votes" if own_key.startswith("shares") else "shares_raised"
    return MultiDict(
        [
            *arguments.items(multi=True),
            *(item for item in suggested.items() if item[0] not in arguments),
        ]
    )


def _named(past: PotResult) -> str:
    return ngettext(
        "Real votes: %(round)s, %(pot)s, %(people)s person",
        "Real votes: %(round)s, %(pot)s, %(people)s people",
        past.voters,
        round=past.pot.round.name,
        pot=past.pot.name,
        people=f"{past.voters:,}",
    )
