"""Forms read off pages quickly, to be sent with anything in them; what an answer says."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from werkzeug.test import TestResponse

#: inputs whose values somebody picks; what they offer is all a browser sends
PICKED = {"radio", "checkbox", "select", "button"}
UNSEEN = {"hidden", "file", "password"}
BUTTONS = {"submit", "button", "image", "reset"}
SUMMARY = "ds_error-summary"


@dataclass
class Control:
    """A thing to fill in: its kind as HTML names it, and what it holds or offers."""

    kind: str
    name: str
    value: str = ""
    offered: list[str] = field(default_factory=list)

    @property
    def written(self) -> bool:
        """Somebody types into it, and sees again what they typed."""
        return self.kind not in PICKED | UNSEEN


@dataclass
class Form:
    """A form as it stands on a page; controls of one name are one."""

    url: str
    method: str
    upload: bool
    controls: dict[str, Control] = field(default_factory=dict)

    @property
    def token(self) -> Control:
        """The field against forged requests, wherever it stands."""
        return next(one for name, one in self.controls.items() if name.endswith("csrf_token"))

    def add(self, control: Control) -> None:
        """Take a control in; a further one of the same name is a further choice."""
        known = self.controls.setdefault(control.name, control)
        if control.kind in PICKED:
            known.offered.append(control.value)


class Reading(HTMLParser):
    """One pass over a page: its forms, ids, links and the list of what needs mending."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.here = response.request.path
        self.forms: list[Form] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.aims: list[str] = []
        self.faults: list[str] = []
        self._form: Form | None = None
        self._select: Control | None = None
        self._text: Control | None = None
        self._depth = 0
        self._line = False
        if response.mimetype == "text/html":
            self.feed(response.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what matters of an element."""
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        if tag == "div" and (self._depth or SUMMARY in given.get("class", "").split()):
            self._depth += 1
        if tag == "a":
            (self.aims if self._depth else self.links).append(given.get("href", ""))
        elif tag == "li" and self._depth:
            self.faults.append("")
            self._line = True
        elif tag == "form":
            url = urlsplit(urljoin(self.here, given.get("action") or self.here)).path
            upload = given.get("enctype") == "multipart/form-data"
            self._form = Form(url, given.get("method", "get").lower(), upload)
            self.forms.append(self._form)
        elif self._form:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        kind = given.get("type", "text") if tag == "input" else tag
        if tag == "option" and self._select:
            self._select.offered.append(value)
        if not name or self._form is None or tag not in ("input", "select", "textarea", "button"):
            return
        made = Control("button" if kind in BUTTONS else kind, name, value)
        if tag == "select":
            self._form.controls[name] = self._select = made
            return
        self._text = made if tag == "textarea" else None
        self._form.add(made)

    def handle_data(self, data: str) -> None:
        """What is written in a box or stands in the list of faults."""
        if self._text:
            self._text.value += data
        elif self._line:
            self.faults[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag == "div" and self._depth:
            self._depth -= 1
        elif tag == "li":
            self._line = False
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._text:
            self._text.value, self._text = self._text.value.removeprefix("\r\n"), None

    def posting(self) -> list[Form]:
        """Forms of this page that change something."""
        return [one for one in self.forms if one.method == "post"]

    def astray(self) -> list[str]:
        """Links in the list of faults that lead to nothing on this page."""
        return [aim for aim in self.aims if aim.removeprefix("#") not in self.ids]
