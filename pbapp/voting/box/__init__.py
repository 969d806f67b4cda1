"""The ballot box: where ballots are filed, changed, cancelled and loaded."""

from pbapp.voting.box.casting import cancel, cast, filled, in_slot, receipt_of
from pbapp.voting.box.decision import InSlot
from pbapp.voting.box.frozen import NotOpened, RulesChanged, freeze, lists_of
from pbapp.voting.box.lists import Fault, PotList, Problem, problems, sort_out
from pbapp.voting.box.loading import load
from pbapp.voting.box.models import Ballot, BallotState, BoxEvent, Channel, EventKind
from pbapp.voting.box.slots import Mark, project_of
from pbapp.voting.box.submissions import BadBallot, BallotChanged, Submission, VotedAlready

__all__ = [
    "BadBallot",
    "Ballot",
    "BallotChanged",
    "BallotState",
    "BoxEvent",
    "Channel",
    "EventKind",
    "Fault",
    "InSlot",
    "Mark",
    "NotOpened",
    "PotList",
    "Problem",
    "RulesChanged",
    "Submission",
    "VotedAlready",
    "cancel",
    "cast",
    "filled",
    "freeze",
    "in_slot",
    "lists_of",
    "load",
    "problems",
    "project_of",
    "receipt_of",
    "sort_out",
]
