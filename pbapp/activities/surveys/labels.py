"""Words for questions, topics and their answers."""

from __future__ import annotations

from pbapp.activities.surveys.kinds import Kind, Output, Topic
from pbapp.i18n import lazy

KINDS: dict[Kind, str] = {
    Kind.CHOICE: lazy("One choice from a list"),
    Kind.SEVERAL: lazy("Several choices from a list"),
    Kind.SCALE: lazy("A scale from 1 to 5"),
    Kind.NUMBER: lazy("A number"),
    Kind.TEXT: lazy("In their own words"),
}
TOPICS: dict[Topic, str] = {
    Topic.AGE_BAND: lazy("How old are you?"),
    Topic.POSTCODE: lazy("What is your postcode?"),
    Topic.DISABILITY: lazy("Do you have a health problem or disability that limits what you do?"),
    Topic.SEX: lazy("Are you a woman or a man?"),
    Topic.ETHNIC_GROUP: lazy("Which group do you feel part of?"),
    Topic.RELIGION: lazy("Do you have a religion?"),
    Topic.ORIENTATION: lazy("Which of these fits you best?"),
    Topic.CARING: lazy("Do you look after somebody who could not do without your help?"),
}
#: what people read beside the question: why we ask
OUTPUTS: dict[Output, str] = {
    Output.REACH_BY_AGE: lazy("We use it to see if we heard from people of all ages."),
    Output.REACH_BY_FIFTH: lazy(
        "We use it to see if we heard from places with less money. Then we drop your postcode."
    ),
    Output.REACH_BY_CHARACTERISTIC: lazy("We use it to see who we have not heard from."),
    Output.EQUALITY_SCREEN: lazy("We use it to check that our plan is fair to all."),
}
#: what staff read: the output itself
OUTPUT_NAMES: dict[Output, str] = {
    Output.REACH_BY_AGE: lazy("Who was heard, by age"),
    Output.REACH_BY_FIFTH: lazy("Who was heard, by deprivation fifth (SIMD)"),
    Output.REACH_BY_CHARACTERISTIC: lazy("Who was heard, by this characteristic"),
    Output.EQUALITY_SCREEN: lazy("Equality screen of the plan"),
}
_YES_NO = {"yes": lazy("Yes"), "no": lazy("No")}
#: fixed, so that surveys can be set beside each other; the last one is ours to add everywhere
ANSWERS: dict[Topic, dict[str, str]] = {
    Topic.AGE_BAND: {
        "16-24": lazy("16 to 24"),
        "25-44": lazy("25 to 44"),
        "45-64": lazy("45 to 64"),
        "65-79": lazy("65 to 79"),
        "80+": lazy("80 or over"),
    },
    Topic.DISABILITY: _YES_NO,
    Topic.SEX: {"woman": lazy("Woman"), "man": lazy("Man"), "other": lazy("In another way")},
    Topic.ETHNIC_GROUP: {
        "white": lazy("White"),
        "mixed": lazy("Mixed"),
        "asian": lazy("Asian"),
        "african": lazy("African"),
        "caribbean": lazy("Caribbean or Black"),
        "other": lazy("Another group"),
    },
    Topic.RELIGION: {"none": lazy("No"), "some": lazy("Yes")},
    Topic.ORIENTATION: {
        "straight": lazy("Straight"),
        "gay": lazy("Gay or lesbian"),
        "bi": lazy("Bi"),
        "other": lazy("Something else"),
    },
    Topic.CARING: _YES_NO,
}
ENDS = (lazy("No, not at all"), lazy("Yes, very much"))
