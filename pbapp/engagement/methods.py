"""The library of methods: what each is like, what it costs and reaches, and what it suits."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pbapp.engagement.kinds import AudienceKind
from pbapp.standards.kinds import Level


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


class Band(StrEnum):
    """How much, beside other methods."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What a method is like."""

    creative: bool = False
    deliberative: bool = False
    offline: bool = False
    online: bool = False
    #: one person at a time
    one_to_one: bool = False
    #: people must come at a time, so they need notice
    is_session: bool = False
    cost: Band = Band.LOW
    reach: Band = Band.LOW
    #: how much say it suits; none where that depends
    levels: frozenset[Level] = frozenset()
    #: the only audiences it is made for; none where it is for all
    only: frozenset[AudienceKind] = frozenset()
    never: frozenset[AudienceKind] = frozenset()

    def suits(self, level: Level, audiences: Iterable[AudienceKind]) -> bool | None:
        """Whether the library marks it for this much say and these people; None: it depends."""
        if not self.levels:
            return None
        met = set(audiences)
        fits = not met & self.never and not (self.only and met - self.only)
        return level in self.levels and fits


def _traits(row: Mapping[str, Any]) -> Traits:
    said = set(row["traits"])
    return Traits(
        creative="creative" in said,
        deliberative="deliberative" in said,
        offline="offline" in said,
        online="online" in said,
        one_to_one="one_to_one" in said,
        is_session="session" in said,
        cost=Band(row["cost"]),
        reach=Band(row["reach"]),
        levels=frozenset(map(Level, row["levels"])),
        only=frozenset(map(AudienceKind, row.get("only", ()))),
        never=frozenset(map(AudienceKind, row.get("never", ()))),
    )


_read = tomllib.loads(Path(__file__).with_name("methods.toml").read_text(encoding="utf-8"))
LIBRARY: dict[MethodKind, Traits] = {MethodKind(name): _traits(row) for name, row in _read.items()}
