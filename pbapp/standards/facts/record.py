"""All facts of one engagement together."""

from __future__ import annotations

from dataclasses import dataclass

from pbapp.standards.facts import loop, people, plan, work
from pbapp.standards.facts.budgeting import Budgeting
from pbapp.standards.facts.ids import Id
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level
from pbapp.standards.settings import DEFAULTS, Settings


@dataclass(frozen=True, kw_only=True)
class Record:
    """All facts that rules may read; a group that is None is not collected.

    An empty group, or an empty field inside a group, was looked for and is not there. The two
    lead to different evidence.
    """

    id: Id
    tier: Tier
    level: Level
    kind: Kind
    dates: work.Dates
    #: what counts as enough in the partnership whose record it is
    settings: Settings = DEFAULTS

    methods: tuple[work.Method, ...] | None = None
    activities: tuple[work.Activity, ...] | None = None
    information: tuple[work.InformationItem, ...] | None = None
    agreed_formats: frozenset[str] | None = None
    format_requests: tuple[work.FormatRequest, ...] | None = None
    comment_route: work.CommentRoute | None = None
    page: work.PublicPage | None = None
    adjusting: work.Adjusting | None = None

    audiences: tuple[people.Audience, ...] | None = None
    screen: tuple[people.ScreenRow, ...] | None = None
    reach: people.Reach | None = None
    partners: tuple[people.Partner, ...] | None = None
    roles: tuple[people.RoleAgreement, ...] | None = None
    representatives: tuple[people.Representative, ...] | None = None
    barriers: tuple[people.Barrier, ...] | None = None
    support_offers: tuple[people.SupportOffer, ...] | None = None
    support: people.Support | None = None
    communication: people.Communication | None = None
    complaints: tuple[people.Complaint, ...] | None = None
    pulse: people.Pulse | None = None
    returning: people.Returning | None = None

    decision_rule: plan.DecisionRule | None = None
    plan_versions: tuple[plan.PlanVersion, ...] | None = None
    known: plan.Known | None = None
    outcomes: tuple[plan.Outcome, ...] | None = None
    resources: plan.Resources | None = None

    #: rounds of participatory budgeting only
    budgeting: Budgeting | None = None

    findings: tuple[loop.Finding, ...] | None = None
    views: loop.Views | None = None
    decisions: tuple[loop.Decision, ...] | None = None
    feedback: tuple[loop.Feedback, ...] | None = None
    told: loop.Told | None = None
    review_session: tuple[loop.ReviewSession, ...] | None = None
    follow_ups: tuple[loop.FollowUp, ...] | None = None
    learning: loop.Learning | None = None
    by_hand: tuple[loop.HandEvidence, ...] = ()
