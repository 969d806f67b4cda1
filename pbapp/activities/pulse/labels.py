"""Words for the five questions and their answers."""

from __future__ import annotations

from pbapp.i18n import lazy
from pbapp.standards.framework import PulseQuestion

QUESTIONS: dict[PulseQuestion, str] = {
    PulseQuestion.EASY: lazy("Was it easy to take part?"),
    PulseQuestion.UNDERSTOOD: lazy("Did you know what it was for?"),
    PulseQuestion.LISTENED: lazy("Did you feel that we listened to you?"),
    PulseQuestion.RESPECT: lazy("Were we polite and fair to you?"),
    PulseQuestion.AGAIN_OR_LEARNT: lazy("Would you come again, or did you learn something?"),
}
#: the words say it all; a face that old phones know too stands beside them, never instead
ANSWERS: dict[int, str] = {
    5: lazy("Yes, very much"),
    4: lazy("Yes, mostly"),
    3: lazy("In part"),
    2: lazy("No, not much"),
    1: lazy("No, not at all"),
}
FACES: dict[int, str] = {5: "😃", 4: "😊", 3: "😐", 2: "😕", 1: "😞"}
