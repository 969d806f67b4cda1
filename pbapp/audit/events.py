"""Everything that is recorded, with the details each event must carry and its sentence."""

from __future__ import annotations

from enum import StrEnum

from pbapp.i18n import lazy


class Event(StrEnum):
    """`subject.past_tense`; never about a ballot, which has its own events without people."""

    ROUND_MADE = "round.made"
    ROUND_CHANGED = "round.changed"
    ROUND_ADVANCED = "round.advanced"
    IDEA_SENT = "idea.sent"
    IDEA_CHANGED = "idea.changed"
    IDEA_WITHDRAWN = "idea.withdrawn"
    IDEA_RESUMED = "idea.resumed"
    IDEA_CHECKED = "idea.checked"
    INTEREST_DECLARED = "idea.interest_declared"
    COMMENT_HIDDEN = "comment.hidden"
    COMMENT_RESTORED = "comment.restored"
    COMMENT_REPORTED = "comment.reported"
    COMMENT_KEPT = "comment.kept"
    ENGAGEMENT_OPENED = "engagement.opened"
    ENGAGEMENT_CHANGED = "engagement.changed"
    ENGAGEMENT_PART_ADDED = "engagement.part_added"
    ENGAGEMENT_PART_CHANGED = "engagement.part_changed"
    ENGAGEMENT_PART_REMOVED = "engagement.part_removed"
    ENGAGEMENT_MOVED = "engagement.moved"
    ENGAGEMENT_PUT_UP = "engagement.put_up"
    ENGAGEMENT_RATED = "engagement.rated"
    EVIDENCE_CONFIRMED = "engagement.evidence_confirmed"
    PLAN_PART_ADDED = "plan.part_added"
    PLAN_PART_CHANGED = "plan.part_changed"
    PLAN_PART_REMOVED = "plan.part_removed"
    SCREEN_ANSWERED = "plan.screen_answered"
    PLAN_VERSION_MADE = "plan.version_made"
    PLAN_VERSION_PUBLISHED = "plan.version_published"
    PLAN_ANSWERED = "plan.answered"
    FOCUS_CONFIRMED = "plan.focus_confirmed"
    ROLE_ACCEPTED = "plan.role_accepted"
    REPRESENTATIVE_CHANGED = "representative.changed"
    REPRESENTATIVE_SERVES = "representative.serves"
    REPRESENTATIVE_NOTED = "representative.noted"
    PROGRAMME_MADE = "programme.made"
    PROGRAMME_CHANGED = "programme.changed"
    PROGRAMME_PART_CHANGED = "programme.part_changed"
    SESSIONS_PLANNED = "programme.sessions_planned"
    UPTAKE_REVIEWED = "programme.reviewed"
    UPTAKE_PUBLISHED = "programme.review_published"
    SESSION_OPENED = "session.opened"
    SESSION_CHANGED = "session.changed"
    SESSION_CANCELLED = "session.cancelled"
    ATTENDANCE_MARKED = "session.attendance_marked"
    BOOKING_TAKEN_OUT = "session.booking_taken_out"
    SUPPORT_ANSWERED = "session.support_answered"
    SESSION_FORGOTTEN = "session.forgotten"
    ENGAGEMENT_SEARCHED = "engagement.searched"
    JOIN_ASKED = "engagement.join_asked"
    JOIN_ANSWERED = "engagement.join_answered"
    ENGAGEMENT_IMPORTED = "engagement.imported"
    PROFILE_CHANGED = "organisation.profile_changed"
    PROFILE_CONFIRMED = "organisation.profile_confirmed"
    LOOP_PART_ADDED = "loop.part_added"
    LOOP_PART_CHANGED = "loop.part_changed"
    LOOP_PART_REMOVED = "loop.part_removed"
    MINORITY_NOTE_SIGNED = "loop.minority_note_signed"
    FINDINGS_ANSWERED = "loop.findings_answered"
    PROMISE_TOLD = "loop.promise_told"
    FEEDBACK_CHOSEN = "loop.feedback_chosen"
    FEEDBACK_PUBLISHED = "loop.feedback_published"
    READER_ASKED = "loop.reader_asked"
    FEEDBACK_READ = "loop.feedback_read"
    PEOPLE_TOLD = "loop.people_told"
    CHECK_ANSWERED = "loop.check_answered"
    LESSON_WRITTEN = "lesson.written"
    LESSON_CHANGED = "lesson.changed"
    LESSON_PUBLISHED = "lesson.published"
    LESSON_CITED = "lesson.cited"
    LESSON_UNCITED = "lesson.uncited"
    REVIEW_SET_UP = "review.set_up"
    REVIEW_SEAT_CHANGED = "review.seat_changed"
    REVIEW_RATED = "review.rated"
    REVIEW_ENDED = "review.ended"
    REACH_COUNTED = "engagement.reach_counted"
    NUMBERS_PUBLISHED = "engagement.numbers_published"
    FIGURE_CHALLENGED = "engagement.figure_challenged"
    CHALLENGE_ANSWERED = "engagement.challenge_answered"
    BOX_OPENED = "box.opened"
    BOX_CLOSED = "box.closed"
    VOTERS_FORGOTTEN = "voters.forgotten"
    CARDS_MADE = "cards.made"
    CARD_VOIDED = "cards.one_voided"
    CARD_BATCH_VOIDED = "cards.batch_voided"
    COUNT_STARTED = "count.started"
    COUNT_STOPPED = "count.stopped_by_tie"
    COUNT_ENDED = "count.ended"
    LOT_DRAWN = "count.lot_drawn"
    OFFERS_MADE = "count.offers_made"
    OFFER_ANSWERED = "count.offer_answered"
    RESULT_PUBLISHED = "result.published"
    RESULT_IMPORTED = "result.imported"
    RESULT_CHANGE_RECORDED = "result.change_recorded"
    RESULT_CHANGE_CONFIRMED = "result.change_confirmed"
    RESULT_CHANGE_DROPPED = "result.change_dropped"
    BOARD_SUMMARY_MADE = "board_summary.made"
    BOARD_SUMMARY_CHANGED = "board_summary.changed"
    BOARD_SUMMARY_SIGNED = "board_summary.signed"
    SURVEY_MADE = "survey.made"
    PULSE_MADE = "pulse.made"
    PLACE_RUN_MADE = "place_run.made"
    FORM_CHANGED = "form.changed"
    FORM_READY = "form.ready"
    FORM_TAKEN_BACK = "form.taken_back"
    FORM_PUBLISHED = "form.published"
    REPLIES_ENTERED = "form.replies_entered"
    QUOTE_RELEASED = "quote.released"
    QUOTE_TAKEN_BACK = "quote.taken_back"
    STAFF_SIGNED_IN = "staff.signed_in"
    STAFF_INVITED = "staff.invited"
    SECOND_FACTOR_SET = "staff.second_factor_set"
    PASSWORD_CHANGED = "staff.password_changed"  # noqa: S105 - a name, not a password
    ACCOUNT_CLOSED = "account.closed"
    ROLE_GIVEN = "role.given"
    ROLE_TAKEN = "role.taken"
    SPEAKER_NAMED = "speaker.named"
    SPEAKER_ENDED = "speaker.ended"


#: The details an event must carry: ids, codes and configuration, never personal data.
DETAILS: dict[Event, frozenset[str]] = {
    Event.ROUND_MADE: frozenset(),
    Event.ROUND_CHANGED: frozenset({"fields"}),
    Event.ROUND_ADVANCED: frozenset({"source", "target", "reason"}),
    Event.IDEA_SENT: frozenset(),
    Event.IDEA_CHANGED: frozenset(),
    Event.IDEA_WITHDRAWN: frozenset(),
    Event.IDEA_RESUMED: frozenset(),
    Event.IDEA_CHECKED: frozenset({"verdict"}),
    Event.INTEREST_DECLARED: frozenset(),
    Event.COMMENT_HIDDEN: frozenset({"reason"}),
    Event.COMMENT_RESTORED: frozenset(),
    Event.COMMENT_REPORTED: frozenset(),
    Event.COMMENT_KEPT: frozenset(),
    Event.ENGAGEMENT_OPENED: frozenset(),
    Event.ENGAGEMENT_CHANGED: frozenset({"fields"}),
    Event.ENGAGEMENT_PART_ADDED: frozenset({"part", "row"}),
    Event.ENGAGEMENT_PART_CHANGED: frozenset({"part", "row", "fields"}),
    Event.ENGAGEMENT_PART_REMOVED: frozenset({"part", "row"}),
    Event.ENGAGEMENT_MOVED: frozenset({"source", "target", "reason", "missing"}),
    Event.ENGAGEMENT_PUT_UP: frozenset(),
    Event.ENGAGEMENT_RATED: frozenset({"indicator", "points", "evidence"}),
    Event.EVIDENCE_CONFIRMED: frozenset({"row", "confirmed_by"}),
    Event.PLAN_PART_ADDED: frozenset({"part", "row"}),
    Event.PLAN_PART_CHANGED: frozenset({"part", "row", "fields"}),
    Event.PLAN_PART_REMOVED: frozenset({"part", "row"}),
    Event.SCREEN_ANSWERED: frozenset({"factor", "fields"}),
    Event.PLAN_VERSION_MADE: frozenset({"number", "sha256"}),
    Event.PLAN_VERSION_PUBLISHED: frozenset({"number"}),
    Event.PLAN_ANSWERED: frozenset({"number", "partner", "reply", "given"}),
    Event.FOCUS_CONFIRMED: frozenset({"partner"}),
    Event.ROLE_ACCEPTED: frozenset({"row"}),
    Event.REPRESENTATIVE_CHANGED: frozenset({"fields"}),
    Event.REPRESENTATIVE_SERVES: frozenset({"engagement"}),
    Event.REPRESENTATIVE_NOTED: frozenset({"kind", "row"}),
    Event.PROGRAMME_MADE: frozenset(),
    Event.PROGRAMME_CHANGED: frozenset({"fields"}),
    Event.PROGRAMME_PART_CHANGED: frozenset({"part", "row"}),
    Event.SESSIONS_PLANNED: frozenset({"sessions"}),
    Event.UPTAKE_REVIEWED: frozenset(),
    Event.UPTAKE_PUBLISHED: frozenset(),
    Event.SESSION_OPENED: frozenset(),
    Event.SESSION_CHANGED: frozenset({"fields"}),
    Event.SESSION_CANCELLED: frozenset(),
    Event.ATTENDANCE_MARKED: frozenset({"came", "absent", "walk_ins"}),
    Event.BOOKING_TAKEN_OUT: frozenset(),
    Event.SUPPORT_ANSWERED: frozenset({"answer"}),
    Event.SESSION_FORGOTTEN: frozenset(),
    Event.ENGAGEMENT_SEARCHED: frozenset({"search", "unanswered"}),
    Event.JOIN_ASKED: frozenset({"other"}),
    Event.JOIN_ANSWERED: frozenset({"other", "reply"}),
    Event.ENGAGEMENT_IMPORTED: frozenset({"file", "sha256", "row"}),
    Event.PROFILE_CHANGED: frozenset({"service"}),
    Event.PROFILE_CONFIRMED: frozenset(),
    Event.LOOP_PART_ADDED: frozenset({"part", "row"}),
    Event.LOOP_PART_CHANGED: frozenset({"part", "row", "fields"}),
    Event.LOOP_PART_REMOVED: frozenset({"part", "row"}),
    Event.MINORITY_NOTE_SIGNED: frozenset(),
    Event.FINDINGS_ANSWERED: frozenset({"decision", "findings"}),
    Event.PROMISE_TOLD: frozenset({"row", "status"}),
    Event.FEEDBACK_CHOSEN: frozenset({"row", "shown"}),
    Event.FEEDBACK_PUBLISHED: frozenset({"row"}),
    Event.READER_ASKED: frozenset({"row"}),
    Event.FEEDBACK_READ: frozenset({"row", "is_fair"}),
    Event.PEOPLE_TOLD: frozenset({"row", "asked", "told"}),
    Event.CHECK_ANSWERED: frozenset({"months", "moved"}),
    Event.LESSON_WRITTEN: frozenset({"row"}),
    Event.LESSON_CHANGED: frozenset({"row", "fields"}),
    Event.LESSON_PUBLISHED: frozenset({"row", "shared_with"}),
    Event.LESSON_CITED: frozenset({"note"}),
    Event.LESSON_UNCITED: frozenset({"note"}),
    Event.REVIEW_SET_UP: frozenset({"row"}),
    Event.REVIEW_SEAT_CHANGED: frozenset({"row", "member", "step"}),
    Event.REVIEW_RATED: frozenset({"row", "member"}),
    Event.REVIEW_ENDED: frozenset({"row"}),
    Event.REACH_COUNTED: frozenset({"dimension", "activity"}),
    Event.NUMBERS_PUBLISHED: frozenset({"breakdown", "number", "hidden"}),
    Event.FIGURE_CHALLENGED: frozenset({"challenge", "organisation"}),
    Event.CHALLENGE_ANSWERED: frozenset({"challenge"}),
    Event.BOX_OPENED: frozenset({"rules_hash"}),
    Event.BOX_CLOSED: frozenset({"ballots"}),
    Event.VOTERS_FORGOTTEN: frozenset(),
    Event.CARDS_MADE: frozenset({"number"}),
    Event.CARD_VOIDED: frozenset(),
    Event.CARD_BATCH_VOIDED: frozenset({"number"}),
    Event.COUNT_STARTED: frozenset({"rules_hash"}),
    Event.COUNT_STOPPED: frozenset({"lots"}),
    Event.COUNT_ENDED: frozenset({"voters"}),
    Event.LOT_DRAWN: frozenset({"lot", "drawn"}),
    Event.OFFERS_MADE: frozenset({"offers"}),
    Event.OFFER_ANSWERED: frozenset({"offer", "answer"}),
    Event.RESULT_PUBLISHED: frozenset(),
    Event.RESULT_IMPORTED: frozenset({"file", "sha256"}),
    Event.RESULT_CHANGE_RECORDED: frozenset({"kind"}),
    Event.RESULT_CHANGE_CONFIRMED: frozenset({"kind"}),
    Event.RESULT_CHANGE_DROPPED: frozenset({"kind"}),
    Event.BOARD_SUMMARY_MADE: frozenset(),
    Event.BOARD_SUMMARY_CHANGED: frozenset(),
    Event.BOARD_SUMMARY_SIGNED: frozenset(),
    Event.SURVEY_MADE: frozenset(),
    Event.PULSE_MADE: frozenset(),
    Event.PLACE_RUN_MADE: frozenset({"version"}),
    Event.FORM_CHANGED: frozenset({"part"}),
    Event.FORM_READY: frozenset(),
    Event.FORM_TAKEN_BACK: frozenset(),
    Event.FORM_PUBLISHED: frozenset(),
    Event.REPLIES_ENTERED: frozenset({"number", "channel"}),
    Event.QUOTE_RELEASED: frozenset({"question"}),
    Event.QUOTE_TAKEN_BACK: frozenset({"question"}),
    Event.STAFF_SIGNED_IN: frozenset({"way"}),
    Event.STAFF_INVITED: frozenset({"role", "round_id"}),
    Event.SECOND_FACTOR_SET: frozenset(),
    Event.PASSWORD_CHANGED: frozenset(),
    Event.ACCOUNT_CLOSED: frozenset(),
    Event.ROLE_GIVEN: frozenset({"role", "round_id"}),
    Event.ROLE_TAKEN: frozenset({"role", "round_id"}),
    Event.SPEAKER_NAMED: frozenset({"organisation"}),
    Event.SPEAKER_ENDED: frozenset({"organisation"}),
}

SENTENCES: dict[Event, str] = {
    Event.ROUND_MADE: lazy("Made the round"),
    Event.ROUND_CHANGED: lazy("Changed the round's settings"),
    Event.ROUND_ADVANCED: lazy("Moved the round on"),
    Event.IDEA_SENT: lazy("Sent an idea"),
    Event.IDEA_CHANGED: lazy("Changed an idea"),
    Event.IDEA_WITHDRAWN: lazy("Took an idea back"),
    Event.IDEA_RESUMED: lazy("Took up an idea again"),
    Event.IDEA_CHECKED: lazy("Checked an idea"),
    Event.INTEREST_DECLARED: lazy("Left the check of an idea to others"),
    Event.COMMENT_HIDDEN: lazy("Hid a comment"),
    Event.COMMENT_RESTORED: lazy("Put a comment back"),
    Event.COMMENT_REPORTED: lazy("Reported a comment"),
    Event.COMMENT_KEPT: lazy("Looked at a reported comment and left it"),
    Event.ENGAGEMENT_OPENED: lazy("Opened an engagement record"),
    Event.ENGAGEMENT_CHANGED: lazy("Changed an engagement record"),
    Event.ENGAGEMENT_PART_ADDED: lazy("Added to an engagement record"),
    Event.ENGAGEMENT_PART_CHANGED: lazy("Changed a part of an engagement record"),
    Event.ENGAGEMENT_PART_REMOVED: lazy("Took something out of an engagement record"),
    Event.ENGAGEMENT_MOVED: lazy("Moved an engagement record on"),
    Event.ENGAGEMENT_PUT_UP: lazy("Put up the page of an engagement record"),
    Event.ENGAGEMENT_RATED: lazy("Rated an indicator"),
    Event.EVIDENCE_CONFIRMED: lazy("Recorded that evidence was confirmed"),
    Event.PLAN_PART_ADDED: lazy("Added to a plan"),
    Event.PLAN_PART_CHANGED: lazy("Changed a part of a plan"),
    Event.PLAN_PART_REMOVED: lazy("Took something out of a plan"),
    Event.SCREEN_ANSWERED: lazy("Answered a row of the equality screen"),
    Event.PLAN_VERSION_MADE: lazy("Put a version of the plan to the partners"),
    Event.PLAN_VERSION_PUBLISHED: lazy("Published a version of the plan"),
    Event.PLAN_ANSWERED: lazy("Recorded what a partner said to the plan"),
    Event.FOCUS_CONFIRMED: lazy("Confirmed what the work is about"),
    Event.ROLE_ACCEPTED: lazy("Accepted a role in the work"),
    Event.REPRESENTATIVE_CHANGED: lazy("Changed a representative's record"),
    Event.REPRESENTATIVE_SERVES: lazy("Gave a representative a piece of work"),
    Event.REPRESENTATIVE_NOTED: lazy("Added to a representative's record"),
    Event.PROGRAMME_MADE: lazy("Began a programme of sessions"),
    Event.PROGRAMME_CHANGED: lazy("Changed a programme of sessions"),
    Event.PROGRAMME_PART_CHANGED: lazy("Changed what belongs to a programme"),
    Event.SESSIONS_PLANNED: lazy("Planned the sessions of a programme"),
    Event.UPTAKE_REVIEWED: lazy("Wrote the review of a programme"),
    Event.UPTAKE_PUBLISHED: lazy("Published the review of a programme"),
    Event.SESSION_OPENED: lazy("Opened a session for booking"),
    Event.SESSION_CHANGED: lazy("Changed a session"),
    Event.SESSION_CANCELLED: lazy("Called a session off"),
    Event.ATTENDANCE_MARKED: lazy("Marked who came to a session"),
    Event.BOOKING_TAKEN_OUT: lazy("Gave a place back for somebody"),
    Event.SUPPORT_ANSWERED: lazy("Said what became of a request for support"),
    Event.SESSION_FORGOTTEN: lazy("Deleted the names of a session's bookings"),
    Event.ENGAGEMENT_SEARCHED: lazy("Searched what is known and who else asks"),
    Event.JOIN_ASKED: lazy("Asked another lead to ask together"),
    Event.JOIN_ANSWERED: lazy("Answered whether to ask together"),
    Event.ENGAGEMENT_IMPORTED: lazy("Imported an engagement record"),
    Event.PROFILE_CHANGED: lazy("Changed what an organisation lists"),
    Event.PROFILE_CONFIRMED: lazy("Confirmed the profile of an organisation"),
    Event.LOOP_PART_ADDED: lazy("Added to what was heard and weighed up"),
    Event.LOOP_PART_CHANGED: lazy("Changed what was heard and weighed up"),
    Event.LOOP_PART_REMOVED: lazy("Took something out of what was heard and weighed up"),
    Event.MINORITY_NOTE_SIGNED: lazy("Signed that no view of the few arose"),
    Event.FINDINGS_ANSWERED: lazy("Answered what people said"),
    Event.PROMISE_TOLD: lazy("Said how a promise stands"),
    Event.FEEDBACK_CHOSEN: lazy("Chose what people are told"),
    Event.FEEDBACK_PUBLISHED: lazy("Told people"),
    Event.READER_ASKED: lazy("Asked a community reviewer to read"),
    Event.FEEDBACK_READ: lazy("Said whether it is a fair picture"),
    Event.PEOPLE_TOLD: lazy("Wrote to those who asked to be told"),
    Event.CHECK_ANSWERED: lazy("Looked back after some months"),
    Event.LESSON_WRITTEN: lazy("Wrote down a lesson"),
    Event.LESSON_CHANGED: lazy("Changed a lesson"),
    Event.LESSON_PUBLISHED: lazy("Published a lesson"),
    Event.LESSON_CITED: lazy("Named a lesson that the plan rests on"),
    Event.LESSON_UNCITED: lazy("Took a lesson out of the plan"),
    Event.REVIEW_SET_UP: lazy("Set up a review session"),
    Event.REVIEW_SEAT_CHANGED: lazy("Changed a seat of a review session"),
    Event.REVIEW_RATED: lazy("Rated in a review session"),
    Event.REVIEW_ENDED: lazy("Ended a review session"),
    Event.REACH_COUNTED: lazy("Entered who was heard"),
    Event.NUMBERS_PUBLISHED: lazy("Published numbers of people"),
    Event.FIGURE_CHALLENGED: lazy("Questioned a figure for a body"),
    Event.CHALLENGE_ANSWERED: lazy("Answered a question about a figure"),
    Event.BOX_OPENED: lazy("Opened the ballot box"),
    Event.BOX_CLOSED: lazy("Closed the ballot box"),
    Event.VOTERS_FORGOTTEN: lazy("Forgot who voted"),
    Event.CARDS_MADE: lazy("Made code cards"),
    Event.CARD_VOIDED: lazy("Made a code card void"),
    Event.CARD_BATCH_VOIDED: lazy("Made the unused cards of a batch void"),
    Event.COUNT_STARTED: lazy("Started the count"),
    Event.COUNT_STOPPED: lazy("The count stopped at a tie"),
    Event.COUNT_ENDED: lazy("The votes were counted"),
    Event.LOT_DRAWN: lazy("Entered a lot and its two witnesses"),
    Event.OFFERS_MADE: lazy("The count stopped to offer a group part of its cost"),
    Event.OFFER_ANSWERED: lazy("Entered a group's answer to an offer"),
    Event.RESULT_PUBLISHED: lazy("Published the result"),
    Event.RESULT_IMPORTED: lazy("Imported the result of another election"),
    Event.RESULT_CHANGE_RECORDED: lazy("Recorded a change after the count"),
    Event.RESULT_CHANGE_CONFIRMED: lazy("Confirmed a change after the count"),
    Event.RESULT_CHANGE_DROPPED: lazy("Dropped a change before it was confirmed"),
    Event.BOARD_SUMMARY_MADE: lazy("Began a board summary"),
    Event.BOARD_SUMMARY_CHANGED: lazy("Changed a board summary"),
    Event.BOARD_SUMMARY_SIGNED: lazy("Signed a board summary"),
    Event.SURVEY_MADE: lazy("Made a survey"),
    Event.PULSE_MADE: lazy("Made five questions for those who took part"),
    Event.PLACE_RUN_MADE: lazy("Began a look at a place"),
    Event.FORM_CHANGED: lazy("Changed the questions"),
    Event.FORM_READY: lazy("Said that the questions are ready"),
    Event.FORM_TAKEN_BACK: lazy("Took the questions back to change them"),
    Event.FORM_PUBLISHED: lazy("Published the results"),
    Event.REPLIES_ENTERED: lazy("Added replies by hand or from a file"),
    Event.QUOTE_RELEASED: lazy("Let a quote go out"),
    Event.QUOTE_TAKEN_BACK: lazy("Took a quote back"),
    Event.STAFF_SIGNED_IN: lazy("Signed in"),
    Event.STAFF_INVITED: lazy("Invited somebody to work here"),
    Event.SECOND_FACTOR_SET: lazy("Set up the second step of their sign-in"),
    Event.PASSWORD_CHANGED: lazy("Changed their password"),
    Event.ACCOUNT_CLOSED: lazy("Closed their account"),
    Event.ROLE_GIVEN: lazy("Gave a role"),
    Event.ROLE_TAKEN: lazy("Took a role away"),
    Event.SPEAKER_NAMED: lazy("Said that somebody speaks for a body"),
    Event.SPEAKER_ENDED: lazy("Ended that somebody speaks for a body"),
}
