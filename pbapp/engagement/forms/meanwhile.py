"""Two people at one form: nobody writes over what somebody else saved meanwhile, unseen."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, cast

from wtforms import Field, SelectField, SelectMultipleField

from pbapp.forms import BaseForm, MoneyField
from pbapp.i18n import _, format_day, money_text
from pbapp.refusals import Unfit

#: the hidden field that says what stood in each box when the page was opened
SEEN = "seen_as"


class WatchedForm(BaseForm):
    """A form about something stored, which knows when that changed while somebody wrote."""

    #: there is something to write over
    stored = False
    #: what stood in each box, by its name, when the page was opened
    before: dict[str, str] = {}

    def process(self, formdata: Any = None, obj: Any = None, *args: Any, **kwargs: Any) -> None:
        """As the parent does; and read what the writer had before them."""
        sent = self.meta.wrap_formdata(self, formdata)
        self.stored = obj is not None
        words = sent.get(SEEN, "").split() if sent else []
        self.before = {name: short for name, _colon, short in (w.partition(":") for w in words)}
        super().process(sent, obj, *args, **kwargs)

    def takes(self, act: Callable[[], object]) -> bool:
        """As the parent does, once nothing that somebody else saved is lost."""

        def keep() -> None:
            self._meet()
            act()

        return super().takes(keep)

    def seen(self) -> str:
        """What stood in each box when the writer first saw it; after a clash, what stands now."""
        told = {one.short_name: _short(one.object_data) for one in self._boxes()}
        kept = {name: old for name, old in self.before.items() if name in told}
        shown = {name: told[name] for name in getattr(self, "clashes", ())}
        return " ".join(f"{name}:{short}" for name, short in (told | kept | shown).items())

    def _meet(self) -> None:
        """Keep what only others changed as they left it; raises Unfit where both changed a box."""
        self.clashes: dict[str, str] = {}
        for one in self._boxes():
            now, mine = _short(one.object_data), _short(one.data)
            old = self.before.get(one.short_name, now)
            if old == now or mine == now:
                continue
            if mine == old:
                one.process_data(one.object_data)
            else:
                self.clashes[one.short_name] = _clash(one)
        if self.clashes:
            raise Unfit(self.clashes)

    def _boxes(self) -> Iterator[Field]:
        return (one for one in self if self.stored and one.short_name != "csrf_token")


def _plain(value: Any) -> str:
    """An answer as one text, the same however it is stored or was sent."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return " ".join(sorted(_plain(one) for one in value))
    return "" if value is None else " ".join(str(getattr(value, "id", value)).split())


def _short(value: Any) -> str:
    """A short mark of an answer: two that differ have another."""
    return f"{zlib.crc32(_plain(value).encode()):08x}"


def _clash(field: Field) -> str:
    """What to say beside a box that two people changed."""
    now = _in_words(field) or _("nothing")
    return _(
        "Somebody changed this while you wrote. It now says: %(now)s. "
        "Save again to put yours in its place.",
        now=now,
    )


def _in_words(field: Field) -> str:
    """What is stored for a box, as its page would show it."""
    value = field.object_data
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, (SelectField, SelectMultipleField)):
        held, choices = _plain(value).split(), cast(Any, field.choices or [])
        return ", ".join(str(one.label) for one in choices if str(one.value) in held)
    if isinstance(field, MoneyField) and value is not None:
        return money_text(value)
    return format_day(value) if isinstance(value, date) else str(value or "").rstrip(".")
