"""The words for activities, papers and methods."""

from __future__ import annotations

from pbapp.engagement.kinds import Basis, Format, PaperKind, Slot
from pbapp.engagement.methods import Band, MethodKind
from pbapp.i18n import lazy
from pbapp.standards.kinds import Visibility

BASES: dict[Basis, str] = {
    Basis.COUNTED: lazy("Counted one by one"),
    Basis.ESTIMATED: lazy("Estimated"),
    Basis.SYSTEM: lazy("Counted by the system"),
}
FORMATS: dict[Format, str] = {
    Format.WEB_PAGE: lazy("Web page"),
    Format.PRINTED: lazy("Printed"),
    Format.LARGE_PRINT: lazy("Large print"),
    Format.EASY_READ: lazy("Easy read"),
    Format.AUDIO: lazy("Audio"),
    Format.BRAILLE: lazy("Braille"),
    Format.BSL: lazy("British Sign Language"),
    Format.GAELIC: lazy("Gaelic"),
    Format.TRANSLATION: lazy("Another language"),
}
METHODS: dict[MethodKind, str] = {
    MethodKind.FOCUS_GROUP: lazy("Focus group"),
    MethodKind.PUBLIC_MEETING: lazy("Public meeting"),
    MethodKind.MINI_PUBLIC: lazy("Mini-public"),
    MethodKind.QUESTIONNAIRE_PAPER: lazy("Paper questionnaire"),
    MethodKind.SURVEY_ONLINE: lazy("Online survey"),
    MethodKind.SOCIAL_MEDIA: lazy("Social media"),
    MethodKind.CHARRETTE: lazy("Design days (charrette)"),
    MethodKind.STORY_DIALOGUE: lazy("Story dialogue"),
    MethodKind.COMMUNITY_ACTION_RESEARCH: lazy("Community action research"),
    MethodKind.PARTICIPATORY_BUDGETING: lazy("Vote on projects"),
    MethodKind.PLACE_STANDARD: lazy("Place Standard"),
    MethodKind.WALKABOUT: lazy("Walkabout"),
    MethodKind.DROP_IN: lazy("Drop-in"),
    MethodKind.STALL_IN_PUBLIC_PLACE: lazy("Stall in a public place"),
    MethodKind.GO_TO_GROUP: lazy("Visit to a group"),
    MethodKind.SCHOOL_SESSION: lazy("Session in a school"),
    MethodKind.DOOR_KNOCK: lazy("Door to door"),
    MethodKind.TELEPHONE: lazy("Telephone"),
    MethodKind.INTERVIEW: lazy("Interviews"),
    MethodKind.WORKSHOP: lazy("Workshop"),
    MethodKind.WORLD_CAFE: lazy("World café"),
    MethodKind.ONLINE_IDEAS: lazy("Ideas sent online"),
    MethodKind.ONLINE_DELIBERATION: lazy("Questions and answers online"),
    MethodKind.CODE_CARDS: lazy("Printed code cards"),
    MethodKind.ARTS_OR_FILM: lazy("Arts or film"),
    MethodKind.PHOTO_VOICE: lazy("Photographs by people"),
    MethodKind.DIARY: lazy("Diary"),
    MethodKind.GAME_OR_MODEL: lazy("Game or model"),
    MethodKind.YOUTH_LED: lazy("Led by young people"),
    MethodKind.PEER_RESEARCH: lazy("Research by peers"),
    MethodKind.ROADSHOW_SESSION: lazy("Roadshow session"),
    MethodKind.WRITTEN_SUBMISSION: lazy("Written views"),
    MethodKind.PANEL: lazy("Panel"),
    MethodKind.FORUM_OR_NETWORK: lazy("Forum or network"),
    MethodKind.OTHER: lazy("Another way"),
}
SLOTS: dict[Slot, str] = {
    Slot.WEEKDAY_DAY: lazy("On a weekday, by day"),
    Slot.WEEKDAY_EVENING: lazy("On a weekday, in the evening"),
    Slot.WEEKEND: lazy("At the weekend"),
}
PAPERS: dict[PaperKind, str] = {
    PaperKind.NOTICE: lazy("Notice"),
    PaperKind.AGENDA: lazy("Agenda"),
    PaperKind.REPORT: lazy("Report"),
    PaperKind.FORM: lazy("Form"),
    PaperKind.DATA: lazy("Figures"),
    PaperKind.MINUTE: lazy("Minute"),
    PaperKind.OTHER: lazy("Something else"),
}
VISIBLE_TO: dict[Visibility, str] = {
    Visibility.PUBLIC: lazy("Everyone"),
    Visibility.PARTICIPANTS: lazy("Everyone who takes part"),
    Visibility.CORE: lazy("Those who plan it"),
    Visibility.CONFIDENTIAL: lazy("Nobody outside the team"),
}
COSTS: dict[Band, str] = {
    Band.LOW: lazy("Costs little"),
    Band.MIDDLE: lazy("Costs some"),
    Band.HIGH: lazy("Costs a lot"),
}
REACHES: dict[Band, str] = {
    Band.LOW: lazy("Reaches a few people"),
    Band.MIDDLE: lazy("Reaches some people"),
    Band.HIGH: lazy("Reaches many people"),
}
