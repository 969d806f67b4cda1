"""The check of a record: evidence, ratings and what they come to, standard by standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp import clock
from pbapp.engagement.facts.gather import dates_of, facts_of
from pbapp.engagement.facts.votes import votes_of
from pbapp.engagement.frozen import reasons_of
from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.models import Engagement, IndicatorRating
from pbapp.engagement.thresholds.told import own_numbers, own_numbers_then
from pbapp.standards import rating as rules
from pbapp.standards.due import due_codes
from pbapp.standards.evidence import Evidence, gather
from pbapp.standards.facts import Record
from pbapp.standards.framework import NSCE_2016, PB_CHARTER, Indicator, Standard
from pbapp.standards.parts import Value
from pbapp.standards.rating import NotApplicable, Rating
from pbapp.standards.rollup import Checked
from pbapp.standards.sentences import Because
from pbapp.standards.standing_out import StandingOut, standing_out
from pbapp.standards.states import CheckState, state_of
from pbapp.standards.strip import StripRow, strip
from pbapp.standards.voices import disagree, participants


@dataclass(frozen=True)
class Line:
    """One indicator of a record: its evidence, whether it is due, and how it was rated."""

    indicator: Indicator
    evidence: Evidence
    due: bool
    #: work of this size is rated on it, now or later
    asked: bool
    signed: IndicatorRating | None
    #: the mean of a pulse question on six points; None: not asked, or too few answered
    voice: Fraction | None
    #: kinds of people who rated it when they looked back
    voted: frozenset[MemberKind]

    @property
    def can_be_rated(self) -> bool:
        """It is due, and there is something to judge."""
        return self.due and self.evidence.value is not Value.NOT_YET_DUE

    @property
    def state(self) -> CheckState:
        """Where the check of it stands."""
        signed_on = self.signed.evidence if self.signed else None
        voted = bool(self.voted)
        return state_of(self.evidence.value, due=self.due, rated=voted, signed_on=signed_on)

    @property
    def community_signed(self) -> bool:
        """Somebody of the community rated it too."""
        return MemberKind.COMMUNITY in self.voted

    @property
    def disagrees(self) -> bool:
        """Those who took part see it otherwise than whoever signed."""
        return disagree(self.signed.points if self.signed else None, self.voice)

    @property
    def signed_reasons(self) -> tuple[Because, ...]:
        """What the evidence said when it was signed, where it says something else by now."""
        kept = reasons_of(self.signed.signed_on) if self.signed else ()
        return () if kept == self.evidence.reasons else kept

    @property
    def own_numbers(self) -> list[str]:
        """What it is measured by that is not usual, a sentence each."""
        return own_numbers(self.evidence.indicator, self.evidence.settings)

    @property
    def own_numbers_then(self) -> list[str]:
        """What it was measured by when it was signed, where that was not usual."""
        return own_numbers_then(self.signed.signed_on) if self.signed else []

    @property
    def cap(self) -> int:
        """The highest rating without a reason."""
        return rules.cap(self.evidence, community_signed=self.community_signed)


def lines_of(record: Engagement, standard: Standard) -> tuple[Line, ...]:
    """The indicators of one standard, on the facts as they are now."""
    return _lines(record, facts_of(record).plain, standard.indicators)


def charter_of(record: Engagement) -> tuple[Evidence, ...]:
    """The PB Charter beside the standards: what speaks for each feature of a round."""
    facts = facts_of(record).plain
    return tuple(gather(one.code, facts, today=clock.today()) for one in PB_CHARTER.indicators)


def lines_to_rate(record: Engagement, facts: Record | None = None) -> tuple[Line, ...]:
    """What is due and can be rated, in the order of the standards."""
    lines = _lines(record, facts or facts_of(record).plain, NSCE_2016.indicators)
    return tuple(one for one in lines if one.can_be_rated)


def unrated(record: Engagement, facts: Record) -> tuple[Indicator, ...]:
    """The same, as far as nobody has rated it."""
    return tuple(one.indicator for one in lines_to_rate(record, facts) if one.signed is None)


def line_of(record: Engagement, code: str) -> Line:
    """One indicator; KeyError for an unknown code."""
    return _lines(record, facts_of(record).plain, [NSCE_2016.indicator(code)])[0]


def _lines(record: Engagement, facts: Record, indicators: Iterable[Indicator]) -> tuple[Line, ...]:
    today, votes = clock.today(), votes_of(record.id)
    due, signed = due_codes(facts, today=today), {one.indicator: one for one in record.ratings}
    return tuple(
        Line(
            indicator=one,
            evidence=gather(one.code, facts, today=today),
            due=one.code in due,
            asked=one.tier.rank <= record.tier.rank,
            signed=signed.get(one.code),
            voice=participants(facts, one.pulse) if one.pulse else None,
            voted=votes.get(one.code, frozenset()),
        )
        for one in indicators
    )


def strip_of(record: Engagement, facts: Record | None = None) -> tuple[StripRow, ...]:
    """What the signed ratings come to: a row for each of the seven standards."""
    return strip(checked(record, facts), said_by_participants(facts) if facts else None)


def standing_out_of(record: Engagement, facts: Record) -> StandingOut:
    """How many indicators are weak, and the strongest and the weakest of them."""
    return standing_out(checked(record, facts))


def said_by_participants(facts: Record) -> Mapping[str, Fraction]:
    """The participants' voice for each standard: the mean over its questions, on six points."""
    voices = {
        standard.code: [
            voice
            for question in {one.pulse for one in standard.indicators if one.pulse}
            if (voice := participants(facts, question)) is not None
        ]
        for standard in NSCE_2016.standards
    }
    return {code: sum(found, Fraction(0)) / len(found) for code, found in voices.items() if found}


def checked(record: Engagement, facts: Record | None = None) -> Mapping[str, Checked]:
    """Each indicator with its answer; without facts, what is due follows from the stored dates."""
    due = due_codes(facts or dates_of(record), today=clock.today())
    answers = {one.indicator: _answer(one) for one in record.ratings}
    return {
        one.code: Checked(one.code, one.code in due, answers.get(one.code))
        for one in NSCE_2016.indicators
    }


def _answer(signed: IndicatorRating) -> Rating | NotApplicable:
    if signed.points is None:
        return NotApplicable(signed.reason)
    return Rating(signed.points, signed.above_evidence, signed.reason)
