"""The library of methods: what each is, as far as the rules of the standards ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MethodKind(StrEnum):
    """A way of engaging."""

    FOCUS_GROUP = "focus_group"
    PUBLIC_MEETING = "public_meeting"
    MINI_PUBLIC = "mini_public"
    QUESTIONNAIRE_PAPER = "questionnaire_paper"
    SURVEY_ONLINE = "survey_online"
    SOCIAL_MEDIA = "social_media"
    CHARRETTE = "charrette"
    STORY_DIALOGUE = "story_dialogue"
    COMMUNITY_ACTION_RESEARCH = "community_action_research"
    PARTICIPATORY_BUDGETING = "participatory_budgeting"
    PLACE_STANDARD = "place_standard"
    WALKABOUT = "walkabout"
    DROP_IN = "drop_in"
    STALL_IN_PUBLIC_PLACE = "stall_in_public_place"
    GO_TO_GROUP = "go_to_group"
    SCHOOL_SESSION = "school_session"
    DOOR_KNOCK = "door_knock"
    TELEPHONE = "telephone"
    INTERVIEW = "interview"
    WORKSHOP = "workshop"
    WORLD_CAFE = "world_cafe"
    ONLINE_IDEAS = "online_ideas"
    ONLINE_DELIBERATION = "online_deliberation"
    CODE_CARDS = "code_cards"
    ARTS_OR_FILM = "arts_or_film"
    PHOTO_VOICE = "photo_voice"
    DIARY = "diary"
    GAME_OR_MODEL = "game_or_model"
    YOUTH_LED = "youth_led"
    PEER_RESEARCH = "peer_research"
    ROADSHOW_SESSION = "roadshow_session"
    WRITTEN_SUBMISSION = "written_submission"
    PANEL = "panel"
    FORUM_OR_NETWORK = "forum_or_network"
    OTHER = "other"


@dataclass(frozen=True)
class Traits:
    """What a method is like."""

    creative: bool = False
    deliberative: bool = False
    offline: bool = True
    online: bool = False
    #: people must come at a time, so they need notice
    is_session: bool = False


_session = Traits(is_session=True)
_talk = Traits(is_session=True, deliberative=True)
_creative = Traits(is_session=True, creative=True)
_online = Traits(offline=False, online=True)
_plain = Traits()

LIBRARY: dict[MethodKind, Traits] = {
    MethodKind.FOCUS_GROUP: _talk,
    MethodKind.PUBLIC_MEETING: _session,
    MethodKind.MINI_PUBLIC: _talk,
    MethodKind.QUESTIONNAIRE_PAPER: _plain,
    MethodKind.SURVEY_ONLINE: _online,
    MethodKind.SOCIAL_MEDIA: _online,
    MethodKind.CHARRETTE: Traits(is_session=True, creative=True, deliberative=True),
    MethodKind.STORY_DIALOGUE: Traits(is_session=True, creative=True, deliberative=True),
    MethodKind.COMMUNITY_ACTION_RESEARCH: Traits(deliberative=True),
    MethodKind.PARTICIPATORY_BUDGETING: _online,
    MethodKind.PLACE_STANDARD: Traits(deliberative=True, online=True),
    MethodKind.WALKABOUT: _creative,
    MethodKind.DROP_IN: _session,
    MethodKind.STALL_IN_PUBLIC_PLACE: _plain,
    MethodKind.GO_TO_GROUP: _session,
    MethodKind.SCHOOL_SESSION: _session,
    MethodKind.DOOR_KNOCK: _plain,
    MethodKind.TELEPHONE: _plain,
    MethodKind.INTERVIEW: _plain,
    MethodKind.WORKSHOP: _talk,
    MethodKind.WORLD_CAFE: Traits(is_session=True, creative=True, deliberative=True),
    MethodKind.ONLINE_IDEAS: _online,
    MethodKind.ONLINE_DELIBERATION: Traits(deliberative=True, offline=False, online=True),
    MethodKind.CODE_CARDS: _plain,
    MethodKind.ARTS_OR_FILM: Traits(creative=True),
    MethodKind.PHOTO_VOICE: Traits(creative=True),
    MethodKind.DIARY: Traits(creative=True),
    MethodKind.GAME_OR_MODEL: _creative,
    MethodKind.YOUTH_LED: Traits(creative=True, deliberative=True),
    MethodKind.PEER_RESEARCH: Traits(deliberative=True),
    MethodKind.ROADSHOW_SESSION: _session,
    MethodKind.WRITTEN_SUBMISSION: Traits(online=True),
    MethodKind.PANEL: _talk,
    MethodKind.FORUM_OR_NETWORK: _talk,
    MethodKind.OTHER: Traits(offline=False),
}
