"""The form for each part of a record, and what stands over it."""

from __future__ import annotations

from pbapp.access.permissions import Can
from pbapp.engagement.forms import conduct, loop, work
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.kinds import Part
from pbapp.engagement.models import Engagement
from pbapp.i18n import lazy

FORMS: dict[Part, type[ask.AnswersForm]] = {
    Part.AUDIENCE: work.AudienceForm,
    Part.ACTIVITY: work.ActivityForm,
    Part.PAPER: work.PaperForm,
    Part.FINDING: loop.FindingForm,
    Part.DECISION: loop.DecisionForm,
    Part.COMMITMENT: loop.CommitmentForm,
    Part.FEEDBACK: loop.FeedbackForm,
    Part.EVIDENCE: conduct.EvidenceForm,
    Part.METHOD: work.MethodForm,
    Part.CHANGE: conduct.ChangeForm,
    Part.FORMAT_REQUEST: work.FormatRequestForm,
    Part.COMMENT: conduct.CommentForm,
    Part.COMPLAINT: conduct.ComplaintForm,
    Part.LINK: conduct.LinkForm,
}


def form_for(record: Engagement, part: Part, row: object = None) -> ask.AnswersForm:
    """The form for a new row or for one that is there, as far as the record's state lets it."""
    stands = part is Part.COMMITMENT and not record.allows(Can.EDIT_ENGAGEMENT)
    form = (loop.ProgressForm if stands and row else FORMS[part])(obj=row)
    if isinstance(form, work.ActivityForm):
        ask.offer_rows(form.audiences, record.audiences)
    if isinstance(form, loop.CommitmentForm):
        form.offer(record.decisions)
    return form


#: what the page says over the questions
HEADINGS: dict[Part, str] = {
    Part.AUDIENCE: lazy("People it touches"),
    Part.ACTIVITY: lazy("An activity"),
    Part.PAPER: lazy("A paper or notice"),
    Part.FINDING: lazy("Something people said"),
    Part.DECISION: lazy("A decision"),
    Part.COMMITMENT: lazy("A promise"),
    Part.FEEDBACK: lazy("What people are told"),
    Part.EVIDENCE: lazy("Evidence added by hand"),
    Part.METHOD: lazy("Why a method is right"),
    Part.CHANGE: lazy("A change on the way"),
    Part.FORMAT_REQUEST: lazy("A format that was asked for"),
    Part.COMMENT: lazy("A comment on how it is done"),
    Part.COMPLAINT: lazy("A complaint"),
    Part.LINK: lazy("What it serves"),
}
NEW: dict[Part, str] = {
    Part.AUDIENCE: lazy("Add people it touches"),
    Part.ACTIVITY: lazy("Add an activity"),
    Part.PAPER: lazy("Add a paper or notice"),
    Part.FINDING: lazy("Add something people said"),
    Part.DECISION: lazy("Add a decision"),
    Part.COMMITMENT: lazy("Add a promise"),
    Part.FEEDBACK: lazy("Tell people something"),
    Part.EVIDENCE: lazy("Add evidence"),
    Part.METHOD: lazy("Say why a method is right"),
    Part.CHANGE: lazy("Add a change on the way"),
    Part.FORMAT_REQUEST: lazy("Add a format that was asked for"),
    Part.COMMENT: lazy("Add a comment"),
    Part.COMPLAINT: lazy("Add a complaint"),
    Part.LINK: lazy("Add what it serves"),
}
