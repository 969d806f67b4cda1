"""Rounds and projects, for anyone."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.deliberation import queries as deliberation
from pbapp.deliberation.forms import CommentForm
from pbapp.proposals import queries as proposals
from pbapp.proposals.limits import rivals_of, rivals_with
from pbapp.proposals.limits.words import only_one_in_words, rivals_in_words
from pbapp.proposals.models import Proposal
from pbapp.public.facts import facts
from pbapp.public.pots import funded, shelves
from pbapp.public.standing import standing
from pbapp.rounds import queries as rounds
from pbapp.rounds.labels import rules_in_words
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.rounds.opened import opened
from pbapp.rounds.timeline import timeline

bp = Blueprint("public", __name__)
OPENED = tuple(phase for phase in Phase if phase is not Phase.DRAFT)


@bp.get("/rounds")
@requires(Can.READ_PUBLIC)
def rounds_list() -> ResponseReturnValue:
    """Every round that has opened, newest first."""
    rows = [(round, standing(round)) for round in rounds.in_phases(*OPENED)]
    return render_template("public/rounds.html", rows=rows)


@bp.get("/rounds/<int:round_id>")
@requires(Can.READ_ROUND, on=opened)
def round(round: Round) -> ResponseReturnValue:
    """One round: where it stands, its money, its rules, its projects."""
    shown = shelves(round, proposals.projects_of(round.id))
    return render_template(
        "public/round.html",
        round=round,
        standing=standing(round),
        timeline=timeline(round),
        rules=[*rules_in_words(round), *only_one_in_words(rivals_of(round.id))],
        shelves=shown,
        any_project=any(shelf.projects for shelf in shown),
        funded=funded(round.id),
    )


@bp.get("/projects/<int:proposal_id>")
@requires(Can.READ_PUBLIC, on=proposals.get_project)
def project(project: Proposal) -> ResponseReturnValue:
    """One project, with questions and answers."""
    return render_template(
        "public/project.html",
        project=project,
        round=project.round,
        facts=facts(project),
        rivals=rivals_in_words(project, rivals_with(project)),
        discussion=deliberation.discussion(project),
        comment_form=CommentForm(),
    )
