"""Words for a plan."""

from __future__ import annotations

from pbapp.engagement.plan.kinds import (
    ActionStatus,
    AssessmentKind,
    AssessmentStatus,
    BarrierKind,
    Channel,
    Contribution,
    DutyStage,
    Given,
    Impact,
    Part,
    PartnerRole,
    Reply,
    SupportKind,
)
from pbapp.i18n import lazy
from pbapp.standards.kinds import Answer, BarrierStatus, FoundBy, OutcomeStatus

#: what each part of a plan is called
PARTS: dict[Part, str] = {
    Part.PARTNER: lazy("A partner"),
    Part.ROLE: lazy("A role"),
    Part.BARRIER: lazy("Something that keeps people away"),
    Part.SUPPORT: lazy("Help people can turn to"),
    Part.CONTACT: lazy("Keeping in touch"),
    Part.OUTCOME: lazy("Something that should come of it"),
    Part.ASSESSMENT: lazy("An assessment"),
}
PARTNER_ROLES: dict[PartnerRole, str] = {
    PartnerRole.LEAD: lazy("Leads the work"),
    PartnerRole.CO_LEAD: lazy("Leads it with others"),
    PartnerRole.CONTRIBUTOR: lazy("Takes part in the work"),
    PartnerRole.INFORMED: lazy("Is kept informed"),
    PartnerRole.INDEPENDENT_SUPPORT: lazy("Gives independent help"),
}
CONTRIBUTIONS: dict[Contribution, str] = {
    Contribution.STAFF: lazy("Staff time"),
    Contribution.MONEY: lazy("Money"),
    Contribution.VENUE: lazy("A place to meet"),
    Contribution.DATA: lazy("Facts and figures"),
    Contribution.REACH: lazy("Links to people"),
    Contribution.SKILLS: lazy("Skills"),
}
REPLIES: dict[Reply, str] = {
    Reply.AGREED: lazy("Agreed"),
    Reply.CHANGE_ASKED: lazy("Asks for a change"),
}
REPLY_TONES: dict[Reply, str] = {Reply.AGREED: "green", Reply.CHANGE_ASKED: "orange"}
GIVEN: dict[Given, str] = {
    Given.SIGNED_IN: lazy("Given here, signed in"),
    Given.BY_HAND: lazy("Noted by hand"),
}
ANSWERS: dict[Answer, str] = {
    Answer.YES: lazy("Yes"),
    Answer.NO: lazy("No"),
    Answer.UNSURE: lazy("Not sure"),
}
ANSWER_TONES: dict[Answer, str] = {
    Answer.YES: "orange",
    Answer.NO: "green",
    Answer.UNSURE: "yellow",
}
ACTION_STATUSES: dict[ActionStatus, str] = {
    ActionStatus.NOT_STARTED: lazy("Not started"),
    ActionStatus.UNDER_WAY: lazy("Under way"),
    ActionStatus.DONE: lazy("Done"),
}
FOUND_BY: dict[FoundBy, str] = {
    FoundBy.OFFICER: lazy("Staff"),
    FoundBy.PARTICIPANT: lazy("People who take part"),
    FoundBy.PARTNER: lazy("A partner"),
    FoundBy.PAST_RECORD: lazy("An earlier record"),
}
BARRIER_STATUSES: dict[BarrierStatus, str] = {
    BarrierStatus.OPEN: lazy("Still there"),
    BarrierStatus.REDUCED: lazy("Made smaller"),
    BarrierStatus.REMOVED: lazy("Taken away"),
    BarrierStatus.ACCEPTED: lazy("Has to stay"),
}
OUTCOME_STATUSES: dict[OutcomeStatus, str] = {
    OutcomeStatus.MET: lazy("It came about"),
    OutcomeStatus.PART: lazy("It came about in part"),
    OutcomeStatus.NOT_MET: lazy("It did not come about"),
    OutcomeStatus.TOO_EARLY: lazy("Too early to say"),
    OutcomeStatus.UNKNOWN: lazy("Nobody knows"),
}
ASSESSMENT_KINDS: dict[AssessmentKind, str] = {
    AssessmentKind.SCREENING: lazy("Equality screening"),
    AssessmentKind.FULL: lazy("Full equality assessment"),
    AssessmentKind.INTEGRATED: lazy("Equality assessment together with others"),
    AssessmentKind.NOT_REQUIRED: lazy("No equality assessment is needed"),
    AssessmentKind.FAIRER_SCOTLAND: lazy("Fairer Scotland Duty"),
    AssessmentKind.ISLAND_COMMUNITIES: lazy("Island communities"),
    AssessmentKind.CHILDRENS_RIGHTS: lazy("Children's rights"),
}
ASSESSMENT_STATUSES: dict[AssessmentStatus, str] = {
    AssessmentStatus.NOT_STARTED: lazy("Not started"),
    AssessmentStatus.SCREENED_NO_FULL: lazy("Screened: no full one is needed"),
    AssessmentStatus.FULL_REQUIRED: lazy("A full one is needed"),
    AssessmentStatus.IN_PROGRESS: lazy("Being written"),
    AssessmentStatus.SIGNED_OFF: lazy("Signed off"),
    AssessmentStatus.PUBLISHED: lazy("Published"),
}
DUTY_STAGES: dict[DutyStage, str] = {
    DutyStage.PLANNING: lazy("1. Asking whether the decision is strategic"),
    DutyStage.EVIDENCE: lazy("2. Gathering evidence"),
    DutyStage.ASSESSMENT: lazy("3. Assessing, and making it better"),
    DutyStage.DECISION: lazy("4. Decided by an officer who may"),
    DutyStage.PUBLICATION: lazy("5. Published"),
}
IMPACTS: dict[Impact, str] = {
    Impact.POSITIVE: lazy("Good for them"),
    Impact.NEUTRAL: lazy("Makes no difference"),
    Impact.NEGATIVE: lazy("Bad for them"),
    Impact.UNKNOWN: lazy("Nobody knows yet"),
}
IMPACT_TONES: dict[Impact, str] = {
    Impact.POSITIVE: "green",
    Impact.NEUTRAL: "grey",
    Impact.NEGATIVE: "red",
    Impact.UNKNOWN: "orange",
}
CHANNELS: dict[Channel, str] = {
    Channel.EMAIL: lazy("E-mail"),
    Channel.LETTER: lazy("Letter"),
    Channel.PHONE: lazy("Phone"),
    Channel.TEXT_MESSAGE: lazy("Text message"),
    Channel.MEETING: lazy("Meeting"),
    Channel.VIDEO_CALL: lazy("Video call"),
    Channel.SOCIAL_MEDIA: lazy("Social media"),
    Channel.NAMED_WORKER: lazy("Through a named worker"),
    Channel.NOTICE_BOARD: lazy("Notice board"),
}
BARRIERS: dict[BarrierKind, str] = {
    BarrierKind.COST: lazy("Cost"),
    BarrierKind.TRAVEL: lazy("Travel"),
    BarrierKind.TIME_OF_DAY: lazy("Time of day"),
    BarrierKind.CHILDCARE: lazy("Childcare"),
    BarrierKind.CARING: lazy("Caring for somebody"),
    BarrierKind.PHYSICAL_ACCESS: lazy("Getting into the place"),
    BarrierKind.SENSORY_ACCESS: lazy("Seeing or hearing"),
    BarrierKind.COMMUNICATION_OR_LANGUAGE: lazy("Language"),
    BarrierKind.BSL: lazy("British Sign Language"),
    BarrierKind.LITERACY: lazy("Reading and writing"),
    BarrierKind.DIGITAL: lazy("Getting online"),
    BarrierKind.CONFIDENCE: lazy("Confidence"),
    BarrierKind.TRUST_OR_PAST_EXPERIENCE: lazy("Trust, or what happened before"),
    BarrierKind.SAFETY_OR_STIGMA: lazy("Safety or stigma"),
    BarrierKind.CULTURE_OR_FAITH: lazy("Culture or faith"),
    BarrierKind.INFORMATION_NOT_REACHING: lazy("News of it does not reach people"),
    BarrierKind.POWER_OR_STATUS: lazy("Power or standing"),
    BarrierKind.WORK_PATTERN: lazy("Hours of work"),
    BarrierKind.RURALITY_OR_ISLAND: lazy("Living far out or on an island"),
    BarrierKind.HEALTH: lazy("Health"),
    BarrierKind.OTHER: lazy("Something else"),
}
SUPPORT: dict[SupportKind, str] = {
    SupportKind.TRAVEL: lazy("Travel"),
    SupportKind.CHILDCARE: lazy("Childcare"),
    SupportKind.CARE_COVER: lazy("Cover for carers"),
    SupportKind.INTERPRETER: lazy("Interpreter"),
    SupportKind.BSL_INTERPRETER: lazy("British Sign Language interpreter"),
    SupportKind.EASY_READ: lazy("Easy read"),
    SupportKind.LARGE_PRINT: lazy("Large print"),
    SupportKind.AUDIO: lazy("Audio"),
    SupportKind.BRAILLE: lazy("Braille"),
    SupportKind.GAELIC: lazy("Gaelic"),
    SupportKind.TRANSLATION: lazy("Another language"),
    SupportKind.INDUCTION: lazy("A first talk about how it works"),
    SupportKind.PRE_MEETING: lazy("A talk before meetings"),
    SupportKind.NAMED_WORKER: lazy("A named worker"),
    SupportKind.TRAINING: lazy("Training"),
    SupportKind.PAYMENT_OR_VOUCHER: lazy("Payment or voucher"),
    SupportKind.EQUIPMENT_OR_DATA: lazy("A device or mobile data"),
    SupportKind.ACCESSIBLE_VENUE: lazy("A place everyone can get into"),
    SupportKind.QUIET_SPACE: lazy("A quiet room"),
    SupportKind.ADVOCACY: lazy("Somebody to speak up for you"),
    SupportKind.INDEPENDENT_DEVELOPMENT: lazy("Independent help for groups"),
    SupportKind.OTHER: lazy("Something else"),
}
