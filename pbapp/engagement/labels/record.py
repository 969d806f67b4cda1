"""The words for what a record is, what it is for and what it may hold."""

from __future__ import annotations

from pbapp.engagement.kinds import (
    DataAssessment,
    DecisionMethod,
    Depth,
    IntendedResult,
    LawfulBasis,
    LinkKind,
    Reuse,
    Weight,
)
from pbapp.i18n import lazy
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level

KINDS: dict[Kind, str] = {
    Kind.SERVICE_CHANGE: lazy("Change to a service"),
    Kind.PLAN_OR_STRATEGY: lazy("Plan or strategy"),
    Kind.LOCALITY_PLAN: lazy("Locality plan"),
    Kind.LOIP: lazy("Local outcomes plan"),
    Kind.PLACE_ASSESSMENT: lazy("How good our place is"),
    Kind.PB_ROUND: lazy("Participatory budgeting"),
    Kind.PROJECT_DESIGN: lazy("Design of a project"),
    Kind.POLICY: lazy("Policy"),
    Kind.BUDGET_CHOICE: lazy("Choice about a budget"),
    Kind.EVALUATION: lazy("How well something worked"),
    Kind.AWARENESS_SESSION: lazy("Session to let people know"),
    Kind.CO_PRODUCTION: lazy("Work made together"),
    Kind.COMMUNITY_LED_RESEARCH: lazy("Community-led research"),
    Kind.PARTICIPATION_REQUEST: lazy("Participation request"),
    Kind.ASSET_TRANSFER: lazy("Asset transfer"),
    Kind.OTHER: lazy("Something else"),
}
LEVELS: dict[Level, str] = {
    Level.INFORM: lazy("Inform: we tell people"),
    Level.CONSULT: lazy("Consult: we ask for views"),
    Level.INVOLVE: lazy("Involve: we work it out with people"),
    Level.COLLABORATE: lazy("Work together: we share the decision"),
    Level.EMPOWER: lazy("Empower: people decide"),
}
TIERS: dict[Tier, str] = {
    Tier.LIGHT: lazy("Light: 14 points of the standards"),
    Tier.STANDARD: lazy("Standard: 30 points of the standards"),
    Tier.FULL: lazy("Full: all 38 points of the standards"),
}
DECISION_METHODS: dict[DecisionMethod, str] = {
    DecisionMethod.PEOPLE_VOTE: lazy("People vote"),
    DecisionMethod.TOGETHER: lazy("People and services agree together"),
    DecisionMethod.PANEL: lazy("A panel decides"),
    DecisionMethod.BOARD: lazy("A board or committee decides"),
    DecisionMethod.OFFICER: lazy("A member of staff decides"),
    DecisionMethod.OTHER: lazy("Another way"),
}
RESULTS: dict[IntendedResult, str] = {
    IntendedResult.SHARED_DECISION: lazy("A decision made together"),
    IntendedResult.SHARED_ACTION: lazy("Something done together"),
    IntendedResult.COMMUNITY_LED_ACTION: lazy("Something the community leads"),
    IntendedResult.VIEWS_FOR_DECISION: lazy("Views for a decision that others make"),
    IntendedResult.INFORMATION_ONLY: lazy("People know about it"),
}
WEIGHTS: dict[Weight, str] = {
    Weight.ADVISORY: lazy("Views are weighed; others decide"),
    Weight.SHARED: lazy("People and services decide together"),
    Weight.BINDING: lazy("What people choose is done"),
}
LAWFUL: dict[LawfulBasis, str] = {
    LawfulBasis.NONE_HELD: lazy("No personal data is held"),
    LawfulBasis.PUBLIC_TASK: lazy("Public task"),
    LawfulBasis.CONSENT: lazy("Consent"),
    LawfulBasis.LEGAL_OBLIGATION: lazy("A duty in law"),
    LawfulBasis.CONTRACT: lazy("Contract"),
    LawfulBasis.VITAL_INTERESTS: lazy("To protect a life"),
    LawfulBasis.LEGITIMATE_INTERESTS: lazy("Legitimate interests"),
}
DATA_ASSESSMENTS: dict[DataAssessment, str] = {
    DataAssessment.NOT_STARTED: lazy("Not started"),
    DataAssessment.NOT_NEEDED: lazy("Looked at, and not needed"),
    DataAssessment.IN_PROGRESS: lazy("Being written"),
    DataAssessment.SIGNED_OFF: lazy("Signed off"),
}
REUSES: dict[Reuse, str] = {
    Reuse.AS_IT_STANDS: lazy("Yes, as it stands"),
    Reuse.AFTER_ASKING: lazy("Yes, after asking us"),
    Reuse.NO: lazy("No"),
}
DEPTHS: dict[Depth, str] = {
    Depth.TRANSACTION: lazy("Grants by a vote"),
    Depth.TRANSFERENCE: lazy("People share in running it"),
    Depth.TRANSFORMATION: lazy("It changes who decides"),
}
LINKS: dict[LinkKind, str] = {
    LinkKind.LOIP_OUTCOME: lazy("Outcome of the local outcomes plan"),
    LinkKind.LOCALITY_PLAN: lazy("Locality plan"),
    LinkKind.IMPROVEMENT_ACTION: lazy("Improvement action"),
    LinkKind.PARTICIPATION_REQUEST: lazy("Participation request"),
    LinkKind.ASSET_REQUEST: lazy("Asset transfer request"),
    LinkKind.DATA_SET: lazy("Set of data"),
    LinkKind.OTHER: lazy("Something else"),
}
