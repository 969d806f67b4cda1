"""How a result was counted: the rule with all its parameters, shares, ties and lots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pbapp.counting import Method, Rule, TieKey
from pbapp.i18n import _, format_moment, lazy, money_text, ngettext
from pbapp.results.amounts import pence_down
from pbapp.results.models import Count, Lot, PotResult
from pbapp.results.parameters import METHODS, parameters
from pbapp.rounds.counting_words import counting_of
from pbapp.rounds.score_words import WITH_POINTS


@dataclass(frozen=True)
class How:
    """The rule in sentences and exactly; what happened on the way; ties and lots."""

    rule: list[str]
    parameters: list[tuple[str, str]]
    told: list[str]
    ties: list[str]
    lots: list[str]


def how(count: Count) -> How:
    """Everything a reader needs to follow the count; needs the results loaded."""
    rule = Rule.from_dict(count.rule)
    titles = {p.project_id: p.project.title for pot in count.pots for p in pot.projects}
    currency = count.pots[0].pot.currency
    counted = [pot for pot in count.pots if pot.trace]
    return How(
        rule=counting_of(count.round),
        parameters=[*parameters(rule, currency), *_fingerprints(count)],
        told=[_of(pot, sentence, count) for pot in counted for sentence in _told(pot)],
        ties=[_tie(tie, pot.trace["lot"], titles) for pot in counted for tie in pot.trace["ties"]],
        lots=[lot_in_words(lot, titles) for lot in count.lots if lot.drawn]
        + [_given(pot.trace["lot"], titles) for pot in counted if _came_with_file(count, pot)],
    )


def _fingerprints(count: Count) -> list[tuple[str, str]]:
    """Hashes by which anybody can see that it is this rule and, where imported, this file."""
    rows: list[tuple[str, str]] = [(_("Fingerprint of the rules"), breakable(count.rules_hash))]
    for pot in count.pots:
        rows += _of_pot(pot, count)
    if count.source_hash:
        rows.append((_("Fingerprint of the file (SHA-256)"), breakable(count.source_hash)))
    if count.round.lot_commitment:
        rows.append((_("Proof code of the lots (SHA-256)"), breakable(count.round.lot_commitment)))
    if count.round.lot_seed:
        rows += [
            (_("The secret number behind the lots"), breakable(count.round.lot_seed)),
            (_("How to check the lots"), _lots_checked()),
        ]
    return rows


def _of_pot(pot: PotResult, count: Count) -> list[tuple[str, str]]:
    """What was counted in a pot, and the file that tells every step; none for few voters."""
    if not pot.has_trace:
        return []
    counted, file = _("Fingerprint of what was counted"), _("Fingerprint of the file of the count")
    return [
        (_of(pot, counted, count), breakable(pot.trace["election"])),
        (_of(pot, file, count), breakable(pot.trace["sha256"])),
    ]


def breakable(code: str) -> Markup:
    """A long code that a narrow screen may break every eight signs."""
    parts = (code[start : start + 8] for start in range(0, len(code), 8))
    return Markup("<wbr>").join(parts)


def _lots_checked() -> str:
    """How anybody can draw the lots again, as counting.lots does."""
    return _(
        "The SHA-256 of the secret number is the proof code. For each project, work out the "
        "SHA-256 of the secret number, a colon and the number at the end of the address of its "
        "page. The smallest comes first."
    )


def _told(pot: PotResult) -> list[str]:
    """What Equal Shares did with the shares, and how the comparison came out."""
    told = []
    shares, comparison = pot.trace["shares"], pot.trace["comparison"]
    if shares:
        told.append(_shares(shares, pot.pot.currency))
    if comparison:
        told.append(_comparison(pot, comparison))
    return told


def _of(pot: PotResult, sentence: str, count: Count) -> str:
    """Where a round has several pots, each sentence names its own."""
    if len(count.pots) == 1:
        return sentence
    return _("%(pot)s: %(sentence)s", pot=pot.pot.name, sentence=sentence)


def _shares(shares: Mapping[str, Any], currency: str) -> str:
    start = money_text(pence_down(shares["start"]), currency)
    if not shares["rises"]:
        return _("Each voter had a share of %(start)s.", start=start)
    return _(
        "Each voter began with a share of %(start)s. It was raised to %(final)s.",
        start=start,
        final=money_text(pence_down(shares["final"]), currency),
    )


def _comparison(pot: PotResult, comparison: Mapping[str, Any]) -> str:
    points = pot.count.round.ballot_kind in WITH_POINTS
    values = {
        "way": METHODS[Method(pot.trace["rule"]["method"])],
        "shares": f"{comparison['prefer_equal_shares']:,}",
        "votes": f"{comparison['prefer_greedy']:,}",
    }
    return str(_COMPARED[bool(comparison["greedy_taken"]), points]) % values


def _tie(tie: Mapping[str, Any], lot: Sequence[str], titles: Mapping[int, str]) -> str:
    drawn = tie["decisive"] and set(tie["projects"]) <= set(lot)
    sentence = _TIES["drawn" if drawn else TieKey(tie["broken_by"]).value]
    names = [f"“{titles[int(project)]}”" for project in tie["projects"]]
    return str(sentence) % {"projects": ", ".join(names)}


def lot_in_words(lot: Lot, titles: Mapping[int, str]) -> str:
    """A drawn lot with its witnesses."""
    drawn = ", ".join(f"“{titles[project]}”" for project in lot.drawn or ())
    return _(
        "A lot was drawn. The order: %(drawn)s. Witnesses: %(one)s and %(two)s. Entered %(when)s.",
        drawn=drawn,
        one=lot.witness_one,
        two=lot.witness_two,
        when=format_moment(lot.entered_at) if lot.entered_at else "",
    )


def _came_with_file(count: Count, pot: PotResult) -> bool:
    return bool(count.source_hash and pot.trace["lot"])


def _given(lot: Sequence[str], titles: Mapping[int, str]) -> str:
    """The order of an imported election's lot, as whoever imported it gave it."""
    drawn = ", ".join(f"“{titles[int(project)]}”" for project in lot)
    return _("The order drawn in the other place, as it was given to us: %(drawn)s.", drawn=drawn)


def waiting_sentence(number: int) -> str:
    """How many ties wait for a lot."""
    return ngettext("%(num)s tie needs a lot.", "%(num)s ties need a lot.", number)


_TIES: dict[str, str] = {
    TieKey.LOWER_COST.value: lazy("%(projects)s were equal. The lower cost came first."),
    TieKey.MORE_VOTES.value: lazy("%(projects)s were equal. More votes came first."),
    TieKey.LOT.value: lazy("%(projects)s were equal. Their order changed nothing."),
    "drawn": lazy("%(projects)s were equal. A lot put them in this order."),
}
#: by whether the plain rule was taken, and whether ballots give points
_COMPARED: dict[tuple[bool, bool], str] = {
    (True, False): lazy(
        "%(shares)s people get more of their projects from %(way)s, %(votes)s people from "
        "most votes first. So most votes first was used."
    ),
    (False, False): lazy(
        "%(shares)s people get more of their projects from %(way)s, %(votes)s people from "
        "most votes first. So %(way)s was used."
    ),
    (True, True): lazy(
        "%(shares)s people get more of their projects from %(way)s, %(votes)s people from "
        "most points first. So most points first was used."
    ),
    (False, True): lazy(
        "%(shares)s people get more of their projects from %(way)s, %(votes)s people from "
        "most points first. So %(way)s was used."
    ),
}
