"""Words for what rounds are made of."""

from __future__ import annotations

from pbapp.i18n import lazy
from pbapp.rounds.lifecycle import Action, Phase
from pbapp.rounds.models import MoneyKind, Tie
from pbapp.rounds.rule_words import rules_in_words, who_could_vote_twice

__all__ = [
    "ACTIONS",
    "FIELDS",
    "MONEY_KINDS",
    "PHASES",
    "PHASE_TONES",
    "TIES",
    "rules_in_words",
    "who_could_vote_twice",
]

PHASES: dict[Phase, str] = {
    Phase.DRAFT: lazy("Draft"),
    Phase.COLLECTING: lazy("Open for ideas"),
    Phase.CHECKING: lazy("Checking ideas"),
    Phase.DISCUSSING: lazy("Questions and comments"),
    Phase.VOTING: lazy("Voting"),
    Phase.COUNTING: lazy("Counting votes"),
    Phase.DECIDED: lazy("Decided"),
    Phase.DELIVERING: lazy("Projects under way"),
    Phase.CLOSED: lazy("Closed"),
}

#: the colour of a phase's tag
PHASE_TONES: dict[Phase, str] = {
    Phase.DRAFT: "grey",
    Phase.COLLECTING: "green",
    Phase.CHECKING: "yellow",
    Phase.DISCUSSING: "teal",
    Phase.VOTING: "green",
    Phase.COUNTING: "yellow",
    Phase.DECIDED: "blue",
    Phase.DELIVERING: "blue",
    Phase.CLOSED: "grey",
}

ACTIONS: dict[Action, str] = {
    Action.OPEN: lazy("Open for ideas"),
    Action.CLOSE_IDEAS: lazy("End the time for ideas"),
    Action.OPEN_DISCUSSION: lazy("Open questions and comments"),
    Action.OPEN_VOTING: lazy("Open voting"),
    Action.CLOSE_VOTING: lazy("Close voting"),
    Action.PUBLISH: lazy("Publish the result"),
    Action.START_DELIVERY: lazy("Start the projects"),
    Action.CLOSE: lazy("Close the round"),
}

MONEY_KINDS: dict[MoneyKind, str] = {
    MoneyKind.REVENUE: lazy("Revenue: running costs, such as activities and materials"),
    MoneyKind.CAPITAL: lazy("Capital: things that last, such as buildings and equipment"),
}

TIES: dict[Tie, str] = {
    Tie.LIVE: lazy("People who live here"),
    Tie.WORK: lazy("People who work here"),
    Tie.STUDY: lazy("People who study or go to school here"),
}

#: settings of a round as the log of a round names them
FIELDS: dict[str, str] = {
    "name": lazy("name"),
    "summary": lazy("one line about it"),
    "description": lazy("description"),
    "contact": lazy("contact"),
    "area_id": lazy("area"),
    "ideas_open_at": lazy("when ideas open"),
    "ideas_close_at": lazy("when ideas end"),
    "discussion_opens_at": lazy("when questions open"),
    "voting_opens_at": lazy("when voting opens"),
    "voting_closes_at": lazy("when voting closes"),
    "result_promised_at": lazy("when the result is promised"),
    "ballot_min": lazy("fewest choices"),
    "ballot_max": lazy("most choices"),
    "may_change": lazy("whether a vote may be changed"),
    "rule": lazy("counting rule"),
    "tie_way": lazy("what decides between equal projects"),
    "group_most": lazy("how many projects of one group may get money"),
    "theme_added": lazy("a theme put in"),
    "theme_changed": lazy("a theme's limit or projects"),
    "theme_removed": lazy("a theme taken out"),
    "only_one_added": lazy("projects of which only one can be built"),
    "only_one_changed": lazy("which projects rule one another out"),
    "only_one_removed": lazy("projects that no longer rule one another out"),
    "who_may_vote": lazy("who may vote"),
    "minimum_age": lazy("youngest age"),
    "check_by_email": lazy("voter check by e-mail"),
    "check_by_card": lazy("voter check by card"),
    "deputy_id": lazy("deputy"),
    "pot_added": lazy("a pot put in"),
    "pot_removed": lazy("a pot taken out"),
    "pot_name": lazy("a pot's name"),
    "pot_money_pence": lazy("a pot's money"),
    "pot_kind": lazy("a pot's kind of money"),
    "pot_most_pence": lazy("the most a project may ask for"),
    "pot_leftover_to_id": lazy("where a pot's left-over money goes"),
}
