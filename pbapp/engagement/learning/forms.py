"""Forms of lessons."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import Form, SelectField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.kinds.loop import LearningTheme
from pbapp.engagement.learning import labels
from pbapp.engagement.learning.queries import Wanted
from pbapp.engagement.models.learning import LearningNote
from pbapp.forms import SAYING, offered
from pbapp.i18n import lazy


class NoteForm(ask.AnswersForm):
    """A lesson in five questions."""

    title = ask.line(lazy("What shall we call it?"), lazy("Give it a name."))
    theme = ask.chosen(
        lazy("What is it about?"),
        labels.THEMES,
        blank=lazy("Choose one"),
        needed=lazy("Choose what it is about."),
    )
    problem = ask.lines(labels.QUESTIONS["problem"], most=3000)
    what_we_did = ask.lines(labels.QUESTIONS["what_we_did"], most=3000)
    what_helped = ask.lines(labels.QUESTIONS["what_helped"], most=3000)
    barriers = ask.lines(labels.QUESTIONS["barriers"], most=3000)
    learning = ask.lines(labels.QUESTIONS["learning"], most=3000)
    worked = ask.lines(labels.QUESTIONS["worked"], most=3000)
    did_not_work = ask.lines(
        labels.QUESTIONS["did_not_work"],
        most=3000,
        description=lazy("Say it openly. Others learn most from it."),
    )
    tags = ask.line(
        lazy("By which words shall others find it?"),
        description=lazy("Up to ten, with a comma between them, such as: shops, young people"),
    )
    contact = ask.line(
        lazy("Who can tell more?"), description=lazy("A post or a group, no private names.")
    )
    shared_with = ask.chosen(lazy("Who may read it?"), labels.SHARED_WITH)

    @classmethod
    def of(cls, note: LearningNote) -> NoteForm:
        """With what is there."""
        return cls(obj=note, tags=", ".join(one.name for one in note.tags))

    def own_values(self) -> dict[str, object]:
        """What goes into the lesson's own columns."""
        return {name: value for name, value in self.values().items() if name != "tags"}

    def __init__(self, *args: object, tags: str = "", **kwargs: object) -> None:
        # Tags are rows of their own: what was typed comes in by name, not from the lesson.
        super().__init__(*args, **kwargs)
        if not self.is_submitted():  # type: ignore[no-untyped-call]
            self.tags.data = tags


class CiteForm(ask.AnswersForm):
    """What is done because of a lesson."""

    use = ask.lines(
        lazy("What do you do because of it?"), lazy("Write what you do because of it."), most=1000
    )


class SearchForm(Form):
    """What somebody looks for, sent by GET; what cannot be read asks for everything."""

    q = ask.line(lazy("Words"))
    theme = ask.chosen(lazy("About"), labels.THEMES, blank=lazy("Anything"))
    tag = SelectField(lazy("Word given by the writers"), **SAYING)

    def offer(self, tags: Sequence[str]) -> SearchForm:
        """Let people choose a word that is in use."""
        words = offered((one, one) for one in tags)
        for word in words:
            word.render_kw = {"dir": "auto"}
        self.tag.choices = [*offered([("", lazy("Any"))]), *words]
        self.known = frozenset(tags)
        return self

    def wanted(self, *, public: bool) -> Wanted:
        """The same for the search."""
        theme = self.theme.data if isinstance(self.theme.data, LearningTheme) else None
        tag = self.tag.data if self.tag.data in self.known else ""
        return Wanted(words=(self.q.data or "")[:200], theme=theme, tag=tag, public=public)

    def arguments(self) -> dict[str, str]:
        """What stands in the address."""
        asked = self.wanted(public=True)
        given = {"q": asked.words, "theme": asked.theme, "tag": asked.tag}
        return {name: str(value) for name, value in given.items() if value}
