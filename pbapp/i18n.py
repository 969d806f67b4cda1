"""Languages: translation, and dates, times and money as people here read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, urlencode

import flask_babel
from babel import Locale
from flask import Flask, current_app, has_request_context, request, session
from flask_babel import Babel
from markupsafe import Markup

from pbapp import clock

#: the language the texts are written in: read by whoever chose none
SOURCE = "en"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"


def _(text: str, **values: object) -> str:
    """Translate now."""
    return flask_babel.gettext(text, **values)


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """Translate a sentence that counts; %(num)s is the number."""
    return flask_babel.ngettext(one, many, num, **values)


def lazy(text: str, **values: object) -> str:
    """Translate when shown: for labels made at import time."""
    return cast(str, flask_babel.lazy_gettext(text, **values))


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for translation without translating it."""
    return text


@dataclass(frozen=True)
class Language:
    """A language a page can be read in, and where to find that page."""

    code: str
    name: str
    url: str

    @property
    def dir(self) -> str:
        """The direction it is written in."""
        return Locale.parse(self.code, sep="-").text_direction


def init_app(app: Flask, folder: Path = TRANSLATIONS) -> None:
    """Connect Flask-Babel and give templates their filters."""
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", str(folder))
    app.config.setdefault("LANGUAGES", [SOURCE])
    Babel(
        app,
        locale_selector=_chosen_language,
        timezone_selector=lambda: "Europe/London",
    )
    app.before_request(_remember_language)
    app.jinja_env.filters.update(
        money=format_money, day=format_day, clock_time=format_time, when=format_moment
    )
    app.context_processor(lambda: {"language": language(), "languages": languages()})


def language() -> Language:
    """The language of this page."""
    code = str(flask_babel.get_locale() or SOURCE).replace("_", "-")
    return Language(code, own_name(code), "")


def languages() -> list[Language]:
    """Every language on offer, with the address of this page in it."""
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != "lang"]
    return [
        Language(code, name, f"{quote(request.path)}?{urlencode([*kept, ('lang', code)])}")
        for code, name in offered().items()
    ]


def offered() -> dict[str, str]:
    """Languages this partnership has switched on: code to own name."""
    return {code: own_name(code) for code in current_app.config["LANGUAGES"]}


def own_name(code: str) -> str:
    """What a language calls itself."""
    name = Locale.parse(code, sep="-").display_name or code
    return name[0].upper() + name[1:]


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Speak another language for a while: mail goes out in the reader's own."""
    with flask_babel.force_locale(code if code in offered() else SOURCE):
        yield


def _remember_language() -> None:
    asked = request.args.get("lang", "")
    if asked in offered() and session.get("lang", SOURCE) != asked:
        session["lang"] = asked


def _chosen_language() -> str:
    if not has_request_context():
        return SOURCE
    chosen = session.get("lang", SOURCE)
    return chosen if chosen in offered() else SOURCE


def format_money(amount_pence: int, currency: str = "GBP") -> Markup:
    """30000_00 pence as £30,000, groszy as 30,000 PLN; pence only where there are some."""
    whole, rest = divmod(abs(amount_pence), 100)
    figure = f"{whole:,}" + (f".{rest:02d}" if rest else "")
    text = f"£{figure}" if currency == "GBP" else f"{figure}\N{NO-BREAK SPACE}{currency}"
    # bdi: a sum of money must not be turned round inside right-to-left text.
    return Markup("<bdi>{}</bdi>").format(f"−{text}" if amount_pence < 0 else text)


def isolated(text: str) -> Markup:
    """Somebody's words among ours, in a label or a choice: they keep their own direction."""
    return Markup('<bdi dir="auto">{}</bdi>').format(text)


def money_text(amount_pence: int, currency: str = "GBP") -> str:
    """The same without markup: for mail, titles and files."""
    return str(format_money(amount_pence, currency).striptags())


def format_day(value: date | datetime) -> str:
    """Saturday 5 December 2026, as the day is in Scotland."""
    day = clock.local(value).date() if isinstance(value, datetime) else value
    return cast(str, flask_babel.format_date(day, "EEEE d MMMM y"))


def format_time(value: datetime) -> str:
    """5pm, 5:30pm, midday, midnight, by the Scottish clock."""
    at = clock.local(value)
    if at.minute == 0 and at.hour in (0, 12):
        return _("midday") if at.hour else _("midnight")
    hour = at.hour % 12 or 12
    text = f"{hour}:{at.minute:02d}" if at.minute else str(hour)
    return _("%(time)sam", time=text) if at.hour < 12 else _("%(time)spm", time=text)


def format_moment(value: datetime) -> str:
    """Saturday 5 December 2026, 5pm."""
    return _("%(day)s, %(time)s", day=format_day(value), time=format_time(value))


def translate(text: str, values: dict[str, Any]) -> str:
    """Translate a text that was marked with N_ elsewhere, and fill in its values."""
    return _(text, **values)
