"""Words for stages and decisions: for staff short, for the author kind."""

from __future__ import annotations

from pbapp.i18n import lazy
from pbapp.proposals.lifecycle import Stage, Verdict

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
        "People can read about it, ask questions and vote. Please answer what they ask."
    ),
}

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
