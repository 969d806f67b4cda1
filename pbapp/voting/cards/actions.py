"""Making cards, exchanging one for a voting right, and making them void."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select, update

from pbapp import limits
from pbapp.access.roles import Actor
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.keys import keyed_hash
from pbapp.refusals import Refused
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.voting import box, keyring
from pbapp.voting.box import locks
from pbapp.voting.cards import codes
from pbapp.voting.cards.models import CardBatch, CardState, CodeCard
from pbapp.voting.cards.queries import its_right
from pbapp.voting.ids import random_id
from pbapp.voting.rights import KeyKind, RightKey, RightStatus, VotingRight, grant

BEFORE_COUNTING = frozenset(list(Phase)[: list(Phase).index(Phase.COUNTING)])


class CardRefused(Refused):
    """The card does not open the door; the message says what to do next."""

    status = 422


def make(round: Round, place: str, number: int, *, by: Actor) -> list[str]:
    """Make so many cards for a place; returns their codes, which are kept nowhere."""
    _require_before_counting(round)
    if not round.check_by_card:
        raise Refused(_("This round does not use code cards. You can allow them in its settings."))

    key = keyring.make_identity_key(round.id)
    batch = CardBatch(round_id=round.id, place=place, number=number)
    db.session.add(batch)
    db.session.flush()
    drawn = [codes.draw() for _card in range(number)]
    db.session.execute(insert(CodeCard), [_row(batch, _hashed(key, code)) for code in drawn])

    record(Event.CARDS_MADE, on=batch, by=by, number=number)
    return drawn


def redeem(round: Round, typed: str, *, caller: str) -> str:
    """Exchange a card for its voting right; returns the right's id, the same one each time.

    `caller` is the network address. A code that is not whole is a slip of the pen and is not
    counted. Unknown codes are, but never shut out a real card: a library shares one address, and
    of about 2^53 codes nobody guesses one. Raises CardRefused, TooMany or RightVoid.
    """
    code = codes.plain(typed)
    if not codes.is_whole(code):
        raise CardRefused(
            _("Check the letters on your card. A code has 12 letters and numbers.")
            if len(code) == codes.LENGTH
            else _("A code has 12 letters and numbers. Type all of them.")
        )
    card = _found(round.id, code)
    if card is None:
        limits.spend(limits.WRONG_CARDS, caller)
        raise CardRefused(_("We do not know this code. Is it from another vote?"))
    if card.state is CardState.VOID:
        raise CardRefused(_("This card no longer counts. Ask for a new one where you got it."))
    return grant(round, KeyKind.CARD, code)


def void_card(round: Round, typed: str, *, by: Actor) -> None:
    """Make one card void, unless somebody has voted with it. Raises Refused or KeyMissing."""
    _require_before_counting(round)
    locks.for_closing(round.id)
    card = _found(round.id, codes.plain(typed)) if _has_cards(round.id) else None
    if card is None:
        raise CardRefused(_("No card of this round has this code. Check the letters."))
    if not _void(round.id, [card]):
        raise CardRefused(_("Somebody has voted with this card, so it stays as it is."))

    record(Event.CARD_VOIDED, on=db.session.get_one(CardBatch, card.batch_id), by=by)


def void_batch(batch: CardBatch, *, by: Actor) -> int:
    """Make every card of a batch void that nobody has voted with; returns how many."""
    _require_before_counting(batch.round)
    locks.for_closing(batch.round_id)
    query = select(CodeCard).where(
        CodeCard.batch_id == batch.id, CodeCard.state == CardState.ISSUED
    )
    cards = db.session.scalars(query.order_by(CodeCard.id).with_for_update()).all()
    number = _void(batch.round_id, cards)

    record(Event.CARD_BATCH_VOIDED, on=batch, by=by, number=number)
    return number


def _void(round_id: int, cards: Sequence[CodeCard]) -> int:
    ids = [card.id for card in cards]
    query = select(CodeCard.id, RightKey.right_id).join(RightKey, its_right())
    rights = dict(db.session.execute(query.where(CodeCard.id.in_(ids))).all())
    voted = box.filled(round_id, list(rights.values()))
    free = [card_id for card_id in ids if rights.get(card_id) not in voted]
    spent = [rights[card_id] for card_id in free if card_id in rights]
    db.session.execute(update(CodeCard).where(CodeCard.id.in_(free)).values(state=CardState.VOID))
    db.session.execute(
        update(VotingRight).where(VotingRight.id.in_(spent)).values(status=RightStatus.VOID)
    )
    return len(free)


def _require_before_counting(round: Round) -> None:
    if round.phase not in BEFORE_COUNTING:
        raise Refused(_("Voting is over in this round, so cards would be of no use."))


def _has_cards(round_id: int) -> bool:
    # The key is made with the first batch; before that there is none to look with.
    query = select(CodeCard.id).where(CodeCard.round_id == round_id).limit(1)
    return db.session.scalars(query).first() is not None


def _found(round_id: int, code: str) -> CodeCard | None:
    """The card of a code, locked: who redeems and who voids it at one moment wait in turn."""
    hashed = _hashed(keyring.identity_key(round_id), code)
    query = select(CodeCard).where(CodeCard.round_id == round_id, CodeCard.keyed_hash == hashed)
    return db.session.scalars(query.with_for_update()).one_or_none()


def _hashed(key: bytes, code: str) -> str:
    return keyed_hash(key, KeyKind.CARD, code)


def _row(batch: CardBatch, hashed: str) -> dict[str, object]:
    return {
        "id": random_id(),
        "batch_id": batch.id,
        "round_id": batch.round_id,
        "keyed_hash": hashed,
        "state": CardState.ISSUED,
    }
