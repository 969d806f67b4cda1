"""The address under which a steering group reads the laboratory without an account."""

from __future__ import annotations

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.exc import NoResultFound

from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round


def link_to(round: Round) -> str:
    """What the address of a round's laboratory ends in: nobody else can make it."""
    return str(_signer().dumps(round.id))


def linked(link: str) -> Round:
    """The round whose link this is; raises NoResultFound."""
    try:
        return rounds.get(_signer().loads(link))
    except BadSignature:
        raise NoResultFound from None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="rule laboratory")
