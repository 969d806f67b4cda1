"""The words for where a record stands, its steps, and what bars them."""

from __future__ import annotations

from pbapp.engagement.bars import Bar
from pbapp.engagement.lifecycle import Action, State
from pbapp.i18n import lazy

STATES: dict[State, str] = {
    State.REGISTERED: lazy("Registered"),
    State.PLANNING: lazy("Being planned"),
    State.AGREED: lazy("Plan agreed"),
    State.LIVE: lazy("Under way"),
    State.ANALYSING: lazy("Being looked at"),
    State.FEEDBACK: lazy("Telling people"),
    State.SUBMITTED: lazy("Waiting for review"),
    State.CLOSED: lazy("Accepted and closed"),
    State.FOLLOWED_UP: lazy("Followed up"),
    State.PAUSED: lazy("Paused"),
    State.WITHDRAWN: lazy("Withdrawn"),
    State.MERGED: lazy("Joined with another"),
}
TONES: dict[State, str] = {
    State.REGISTERED: "grey",
    State.PLANNING: "grey",
    State.AGREED: "blue",
    State.LIVE: "blue",
    State.ANALYSING: "yellow",
    State.FEEDBACK: "yellow",
    State.SUBMITTED: "yellow",
    State.CLOSED: "green",
    State.FOLLOWED_UP: "green",
    State.PAUSED: "orange",
    State.WITHDRAWN: "grey",
    State.MERGED: "grey",
}
#: what the button of a step says
ACTIONS: dict[Action, str] = {
    Action.PLAN: lazy("Start to plan"),
    Action.AGREE: lazy("The plan is agreed"),
    Action.OPEN: lazy("Open it"),
    Action.END: lazy("The work with people is over"),
    Action.TELL: lazy("What we heard is written down"),
    Action.SUBMIT: lazy("Send for review"),
    Action.ACCEPT: lazy("Accept"),
    Action.RETURN: lazy("Return with comments"),
    Action.FOLLOW_UP: lazy("It is followed up"),
    Action.STEP_BACK: lazy("Step back"),
    Action.PAUSE: lazy("Pause"),
    Action.RESUME: lazy("Go on"),
    Action.WITHDRAW: lazy("Withdraw"),
    Action.MERGE: lazy("Join with another record"),
}
#: what stands over the list of what a step asks for
ASKED: dict[Action, str] = {
    Action.PLAN: lazy("What is needed to start to plan"),
    Action.AGREE: lazy("What is needed before the plan is agreed"),
    Action.OPEN: lazy("What is needed to open it"),
    Action.END: lazy("What is needed when the work with people is over"),
    Action.TELL: lazy("What is needed before people are told"),
    Action.SUBMIT: lazy("What is needed to send it for review"),
    Action.FOLLOW_UP: lazy("What is needed before it is followed up"),
}
BARS: dict[Bar, str] = {
    Bar.NO_SUMMARY: lazy("Say in plain words what it is about"),
    Bar.NO_TOPIC: lazy("Name the topic in a few words"),
    Bar.NO_AREA: lazy("Name the area"),
    Bar.NO_AUDIENCE: lazy("Name the people it touches"),
    Bar.NO_DAYS: lazy("Say roughly when it opens and closes"),
    Bar.NO_SEARCH: lazy("Look at what is known already, and at other work here"),
    Bar.NO_DATES: lazy("Set firm dates: open, close, decide, tell people"),
    Bar.NO_QUESTION: lazy("Write what you ask people"),
    Bar.NO_LIMITS: lazy("Write what can change and what cannot"),
    Bar.NO_RULE: lazy("Write who decides and how"),
    Bar.NO_RESULT: lazy("Say what should come of it"),
    Bar.NO_WEIGHT: lazy("Say how much people's views count"),
    Bar.NO_MEANS: lazy("Set the money and the days of staff"),
    Bar.OPEN_BARRIER: lazy("Answer each barrier: take it away, lower it, or say why it stays"),
    Bar.NO_ASSESSMENT: lazy("Say how each assessment stands"),
    Bar.NO_DATA_NOTE: lazy("Write the note on personal data"),
    Bar.NOT_AGREED: lazy("Get the partners to agree the plan"),
    Bar.NOT_OPEN: lazy("Wait for the opening day"),
    Bar.NOTHING_PLANNED: lazy("Add the first activity"),
    Bar.STILL_OPEN: lazy("Wait until the last day to take part is over"),
    Bar.NO_ACTIVITY: lazy("Add at least one activity that was held"),
    Bar.NO_HEADCOUNT: lazy("Say how many people came to each activity"),
    Bar.NOTHING_HEARD: lazy("Write what you heard"),
    Bar.NO_MINORITY: lazy("Write down the views of the few, or that there were none"),
    Bar.UNANSWERED: lazy("Answer each finding that some people or more share"),
    Bar.NOT_TOLD: lazy("Tell people what was decided, or by which day it will be"),
    Bar.NO_LESSON: lazy("Write down what was learnt"),
    Bar.NOT_CHECKED: lazy("Answer the checks after 6 and 12 months"),
}
#: what no reason gets past, in words
LOCKED: dict[Bar, str] = {
    Bar.NOT_AGREED: lazy("It can go on once the partners have agreed the plan."),
    Bar.NO_DATA_NOTE: lazy("It can go on once the note on personal data is written."),
}
