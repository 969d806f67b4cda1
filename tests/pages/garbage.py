"""What no form asks for: answers as broken phones, careless copies and attackers send them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from tests.pages.posting import Control, Form

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"{SCRIPT}\u202e\x00\x1b'\"&%s{{{{7*7}}}}"
#: half a character, and bytes that begin none
UNREADABLE = b"\xff\xfe\xed\xa0\x80ok"
MOST_BYTES, LONGEST = 200_000, 12_000
NOWHERE = "x-not-offered"
FILE = b"a,b\n\x00\xff," * 9
Value = str | bytes
Answer = Callable[[Control], list[Value]]


def typed(*texts: Value, picked: str = "") -> Answer:
    """Something in every box, by turns; choices are offered ones, or `picked`."""
    turn = cycle(texts)

    def answer(control: Control) -> list[Value]:
        if control.kind in ("hidden", "button"):
            return [control.value]
        if control.offered:
            return [picked or control.offered[-1]]
        return [next(turn)]

    return answer


def everywhere(text: str) -> Answer:
    """The same as every answer, hidden ones and choices among them."""
    return lambda control: [text]


def repeated(control: Control) -> list[Value]:
    """Several answers where one is asked: all that is offered, what is not, and none."""
    return [*control.offered, control.value, NOWHERE, ""]


def of_another(control: Control) -> list[Value]:
    """The number of another row where a row is named."""
    value = control.offered[0] if control.offered else control.value
    return [str(int(value) + 1)] if value.isdecimal() else [value or "x"]


#: every way a form is filled in; "nothing" and "files" have no answers of their own
ANSWERS: dict[str, Answer | None] = {
    "nothing": None,
    "files": None,
    "too long": typed("word " * (LONGEST // 5)),
    "hostile": typed(HOSTILE),
    "unreadable": typed(UNREADABLE),
    "hostile everywhere": everywhere(HOSTILE),
    "not offered": typed("1", picked=NOWHERE),
    "minus": everywhere("-1"),
    "huge": everywhere(str(10**30)),
    "no numbers": typed("NaN", "1e9", "٣", "1_0"),
    "no days": typed("0000-00-00", "9999-99-99", "2027-02-29", "24:00"),
    "first days": typed("0001-01-01"),
    "last days": typed("9999-12-31"),
    "repeated": repeated,
    "of another": of_another,
}
#: in these a browser's own fields are changed too: what they say cannot stand beside a box
FORGED = {"files", "hostile everywhere", "minus", "huge", "repeated", "of another"}


def filled(form: Form, way: str) -> dict[str, Any]:
    """The form filled in one way, as arguments of the test browser."""
    token = form.token.value
    asked = [one for one in form.controls.values() if one is not form.token]
    answer = ANSWERS[way]
    if way == "files":
        # a file has a name, which could end a header
        files = {one.name: (BytesIO(FILE), "=1+1.csv\r\nX: y") for one in asked}
        return {"data": {form.token.name: token, **files}}
    given: list[tuple[str, Value]] = [(form.token.name, token)]
    if answer:
        boxes = max(1, sum(one.written for one in asked))
        most = MOST_BYTES // boxes
        given += [(one.name, value[:most]) for one in asked for value in answer(one)]
    return {"data": urlencode(given), "content_type": "application/x-www-form-urlencoded"}
