"""Words for stages and decisions: for staff short, for the author kind."""

from __future__ import annotations

from pbapp.access.permissions import Can
from pbapp.i18n import _, lazy
from pbapp.proposals.lifecycle import Stage, Verdict
from pbapp.proposals.models import Proposal
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round

STAGES: dict[Stage, str] = {
    Stage.DRAFT: lazy("Not sent yet"),
    Stage.SENT: lazy("Waiting for a check"),
    Stage.NEEDS_INFORMATION: lazy("Asked for more"),
    Stage.DECLINED: lazy("Not going to the vote"),
    Stage.WITHDRAWN: lazy("Taken back"),
    Stage.PROJECT: lazy("On the list for the vote"),
}

#: colours of the tags that carry these words
TONES: dict[Stage, str] = {
    Stage.DRAFT: "grey",
    Stage.SENT: "yellow",
    Stage.NEEDS_INFORMATION: "orange",
    Stage.DECLINED: "grey",
    Stage.WITHDRAWN: "grey",
    Stage.PROJECT: "green",
}

AUTHOR_STAGES: dict[Stage, str] = {
    Stage.DRAFT: lazy("Not sent yet"),
    Stage.SENT: lazy("Sent to us"),
    Stage.NEEDS_INFORMATION: lazy("We need a little more from you"),
    Stage.DECLINED: lazy("Not going to the vote this time"),
    Stage.WITHDRAWN: lazy("You took it back"),
    Stage.PROJECT: lazy("On the list for the vote"),
}

#: what happens next, for the author
NEXT: dict[Stage, str] = {
    Stage.DRAFT: lazy("Finish your answers, then send it. Only you can see it until then."),
    Stage.SENT: lazy(
        "Someone reads your idea and checks that it can be done. Then we write to you."
    ),
    Stage.NEEDS_INFORMATION: lazy(
        "Read what we ask, change your answers, then send the idea again."
    ),
    Stage.DECLINED: lazy(
        "You can ask us to look at it again. You can also send another idea while ideas are open."
    ),
    Stage.WITHDRAWN: lazy(
        "We do nothing more with it. You can take it up again while ideas are open."
    ),
    Stage.PROJECT: lazy(
        "People can read about it. They can ask questions once the talks open, and then vote."
    ),
}

#: the same once the round has moved on, so that nobody is asked to do what its pages refuse
TOO_LATE: dict[Stage, str] = {
    Stage.DRAFT: lazy(
        "Ideas are closed in this round, so it cannot be sent. Your answers are kept here for you."
    ),
    Stage.SENT: lazy("The round has moved on. Get in touch to ask what happens with your idea."),
    Stage.NEEDS_INFORMATION: lazy(
        "Answers cannot be changed any more. Get in touch and tell us what is missing."
    ),
    Stage.DECLINED: lazy("It was not in the vote this time. You can ask us why."),
    Stage.WITHDRAWN: lazy("We do nothing more with it. Ideas are closed in this round."),
    Stage.PROJECT: lazy("The vote is over. The page of the round says what was decided."),
}

#: what the round must still allow for the words in NEXT to be true
NEEDED: dict[Stage, Can] = {
    Stage.DRAFT: Can.SEND_IDEA,
    Stage.SENT: Can.CHECK_IDEA,
    Stage.NEEDS_INFORMATION: Can.EDIT_IDEA,
    Stage.DECLINED: Can.CHECK_IDEA,
    Stage.WITHDRAWN: Can.SEND_IDEA,
    Stage.PROJECT: Can.COMMENT,
}


def next_words(proposal: Proposal) -> str:
    """What happens next with an idea, as far as its round still allows it."""
    round, stage = proposal.round, proposal.stage
    if stage is Stage.PROJECT:
        return _next_of_project(round)
    return (NEXT if round.allows(NEEDED[stage]) else TOO_LATE)[stage]


def _next_of_project(round: Round) -> str:
    if round.allows(Can.COMMENT):
        return _("People can read about it and ask questions. Please answer what they ask.")
    before = (Phase.COLLECTING, Phase.CHECKING)
    return (NEXT if round.phase in before else TOO_LATE)[Stage.PROJECT]


def author_stage(proposal: Proposal) -> str:
    """Where an idea stands, for its author."""
    stage = proposal.stage
    if stage is Stage.NEEDS_INFORMATION and not proposal.round.allows(Can.EDIT_IDEA):
        return _("Not decided yet")
    return AUTHOR_STAGES[stage]


VERDICTS: dict[Verdict, str] = {
    Verdict.PASS: lazy("Pass: it goes on the list for the vote"),
    Verdict.ASK: lazy("Ask for more"),
    Verdict.DECLINE: lazy("Decline: it does not go to the vote this time"),
    Verdict.REOPEN: lazy("Look at it again"),
}

#: a decision as it stands in the list of what happened
DECIDED: dict[Verdict, str] = {
    Verdict.PASS: lazy("Passed"),
    Verdict.ASK: lazy("Asked for more"),
    Verdict.DECLINE: lazy("Declined"),
    Verdict.REOPEN: lazy("Opened again"),
}

ORDERS: dict[str, str] = {
    "oldest": lazy("Sent first"),
    "newest": lazy("Sent last"),
    "amount": lazy("Largest amount"),
    "name": lazy("Name"),
}
