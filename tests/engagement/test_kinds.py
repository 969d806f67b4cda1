"""The words a record chooses from are those of the specification, and each has its label."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

import pbapp
from pbapp.engagement import kinds
from pbapp.engagement.methods import LIBRARY, MethodKind
from pbapp.engagement.plan import kinds as plan
from pbapp.places.models import AreaKind
from pbapp.standards import kinds as rules

#: engagement.md sections 7.4 and 7.5, word for word; a code printed on cards is a method of ours
SPECIFIED: dict[type[StrEnum], str] = {
    rules.Kind: "service_change plan_or_strategy locality_plan loip place_assessment pb_round "
    "project_design policy budget_choice evaluation awareness_session co_production "
    "community_led_research participation_request asset_transfer other",
    rules.Level: "inform consult involve collaborate empower",
    kinds.IntendedResult: "shared_decision shared_action community_led_action information_only "
    "views_for_decision",
    MethodKind: "focus_group public_meeting mini_public questionnaire_paper survey_online "
    "social_media charrette story_dialogue community_action_research participatory_budgeting "
    "place_standard walkabout drop_in stall_in_public_place go_to_group school_session door_knock "
    "telephone interview workshop world_cafe online_ideas online_deliberation arts_or_film "
    "photo_voice diary game_or_model youth_led peer_research roadshow_session written_submission "
    "panel forum_or_network other code_cards",
    plan.BarrierKind: "cost travel time_of_day childcare caring physical_access sensory_access "
    "communication_or_language bsl literacy digital confidence trust_or_past_experience "
    "safety_or_stigma culture_or_faith information_not_reaching power_or_status work_pattern "
    "rurality_or_island health other",
    plan.SupportKind: "travel childcare care_cover interpreter bsl_interpreter easy_read "
    "large_print audio braille gaelic translation induction pre_meeting named_worker training "
    "payment_or_voucher equipment_or_data accessible_venue quiet_space advocacy "
    "independent_development other",
    kinds.AudienceKind: "residents service_users carers children young_people older_people "
    "disabled_people ethnic_minority_community faith_group lgbt_people women men low_income "
    "lone_parents care_experienced homeless_people people_in_recovery migrants_refugees "
    "gypsy_traveller community_council community_group development_trust tenants_group "
    "third_sector business front_line_staff elected_members partner_body",
    AreaKind: "council ward locality intermediate_zone community_council_area settlement island "
    "school_catchment interest_community",
    kinds.FeedbackStatus: "not_due due_soon overdue published_part published_full",
    kinds.Basis: "counted estimated system",
    kinds.Slot: "weekday_day weekday_evening weekend",
    rules.Response: "accepted accepted_in_part already_doing not_now not_possible not_ours "
    "more_work",
    rules.OutcomeStatus: "met part not_met too_early unknown",
    rules.Strength: "most many some few one",
    rules.Stance: "majority minority opposing mixed",
    rules.Affected: "directly indirectly decision_maker interested",
    rules.FoundBy: "officer participant partner past_record",
    rules.BarrierStatus: "open reduced removed accepted",
    rules.Visibility: "public participants core confidential",
    kinds.CommitmentStatus: "not_started on_track at_risk off_track done stopped merged",
    kinds.Weight: "advisory binding shared",
    plan.PartnerRole: "lead co_lead contributor informed independent_support",
    plan.Contribution: "staff money venue data reach skills",
}
#: tables that say something of some members only
OF_SOME = {
    "activities.sessions.labels.COMES_FOR",
    "activities.surveys.labels.ANSWERS",
    "engagement.labels.check.CHECK_STATES",
    "engagement.labels.states.ASKED",
    "engagement.labels.states.LOCKED",
    "engagement.reach.labels.CATEGORIES",
}


@pytest.mark.parametrize("kind", SPECIFIED, ids=lambda one: one.__name__)
def test_the_words_are_those_of_the_specification(kind: type[StrEnum]) -> None:
    assert {one.value for one in kind} == set(SPECIFIED[kind].split())


def tables() -> Iterator[tuple[str, type[StrEnum], set[StrEnum]]]:
    """Every table of words by the members of one list, in the modules of labels of the record."""
    for found in pkgutil.walk_packages(pbapp.__path__, "pbapp."):
        _root, room, *rest = found.name.split(".")
        if room not in ("engagement", "activities") or "labels" not in rest or found.ispkg:
            continue
        module = import_module(found.name)
        own = re.findall(r"^([A-Z_]+): dict", Path(module.__file__ or "").read_text(), re.MULTILINE)
        for name, table in ((name, getattr(module, name)) for name in own):
            kind = type(next(iter(table)))
            if issubclass(kind, StrEnum):
                yield f"{found.name.removeprefix('pbapp.')}.{name}", kind, set(table)


def test_every_word_has_its_label_in_every_table() -> None:
    every = list(tables())
    lacking = {name: set(kind) - there for name, kind, there in every if there != set(kind)}
    assert len(every) > 70
    assert set(lacking) == OF_SOME, lacking


def test_every_method_stands_in_the_library() -> None:
    assert set(LIBRARY) == set(MethodKind)
