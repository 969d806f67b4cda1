"""Words for lessons: the five questions, themes, who may read them."""

from __future__ import annotations

from pbapp.engagement.kinds.loop import LearningTheme, Sharing
from pbapp.i18n import lazy

#: the five questions of a case study (engagement.md section 4.10), then two more
QUESTIONS: dict[str, str] = {
    "problem": lazy("What was the problem?"),
    "what_we_did": lazy("What did we do?"),
    "what_helped": lazy("What helped?"),
    "barriers": lazy("What got in the way?"),
    "learning": lazy("What do we learn from it?"),
    "worked": lazy("What worked well?"),
    "did_not_work": lazy("What did not work?"),
}
THEMES: dict[LearningTheme, str] = {
    LearningTheme.INFORMATION: lazy("What people know"),
    LearningTheme.RELATIONSHIPS: lazy("How people work together"),
    LearningTheme.COMMUNICATION: lazy("Talking and taking part"),
    LearningTheme.METHODS: lazy("Ways to do it"),
    LearningTheme.CULTURE: lazy("Sharing power"),
}
SHARED_WITH: dict[Sharing, str] = {
    Sharing.CPP: lazy("People who work here"),
    Sharing.ALL_CPPS: lazy("Partnerships all over Scotland"),
    Sharing.PUBLIC: lazy("Everyone"),
}
