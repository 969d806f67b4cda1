"""Forms that ask first what is needed now, and fold the rest away below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wtforms import Field

from pbapp.engagement.forms.fields import AnswersForm


class FoldedForm(AnswersForm):
    """A form whose later questions stand folded until one of them is answered or refused."""

    #: names of later questions, under the words they are folded away behind
    FOLDS: Mapping[str, tuple[str, ...]] = {}

    def asked_first(self) -> list[Field]:
        """The questions that are not folded away."""
        later = {name for names in self.FOLDS.values() for name in names}
        return [field for field in self if field.short_name not in later]

    def folds(self) -> Iterator[tuple[str, list[Field], bool]]:
        """Each fold: its words, its questions, and whether it stands open."""
        for words, names in self.FOLDS.items():
            yield words, [self[name] for name in names if name in self], self.opens(names)

    def opens(self, names: Iterable[str]) -> bool:
        """One of these questions is answered, or its answer is refused."""
        return any(self[name].data or self[name].errors for name in names if name in self)
