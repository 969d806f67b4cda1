"""What patterns, groups of voters and invented projects are called."""

from __future__ import annotations

from pbapp.counting.made_up import Crowd, Pattern
from pbapp.i18n import lazy

#: groups of voters in a past round
POPULAR, OTHERS, EVERYONE = "popular", "others", Crowd.EVERYONE.value

PATTERNS: dict[Pattern, str] = {
    Pattern.ONE_BIG: lazy("One big group and three small ones"),
    Pattern.TWO_PLACES: lazy("Two places, one twice as big"),
    Pattern.MIXED: lazy("Everyone mixed"),
    Pattern.ONE_LIKED: lazy("One project that nearly everyone likes"),
    Pattern.ONE_DEAR: lazy("Many small projects and one dear one"),
    Pattern.ONE_CLUB: lazy("A club that votes for its own project"),
}

STORIES: dict[Pattern, str] = {
    Pattern.TWO_PLACES: lazy(
        "200 people live in one place and 100 in the other. Most choose near their home."
    ),
    Pattern.ONE_BIG: lazy("165 people like one kind of project. Three groups of 45 like others."),
    Pattern.MIXED: lazy("300 people choose what they like. There are no groups."),
    Pattern.ONE_LIKED: lazy("Two places, and one project that 8 or 9 in 10 people choose."),
    Pattern.ONE_DEAR: lazy("165 people want the dearest project. 135 people want small ones."),
    Pattern.ONE_CLUB: lazy(
        "80 people of a club choose one project and no other. 220 neighbours choose as they like."
    ),
}

CROWDS: dict[str, str] = {
    EVERYONE: lazy("Everyone"),
    Crowd.BIGGER_PLACE: lazy("The bigger place"),
    Crowd.SMALLER_PLACE: lazy("The smaller place"),
    Crowd.BIG_GROUP: lazy("The big group"),
    Crowd.SMALL_GROUP_1: lazy("First small group"),
    Crowd.SMALL_GROUP_2: lazy("Second small group"),
    Crowd.SMALL_GROUP_3: lazy("Third small group"),
    Crowd.DEAR_ONE: lazy("People who want the dear project"),
    Crowd.SMALL_ONES: lazy("People who want small projects"),
    Crowd.CLUB: lazy("The club"),
    Crowd.NEIGHBOURS: lazy("The neighbours"),
    POPULAR: lazy("People who chose a popular project"),
    OTHERS: lazy("People who chose only others"),
}

#: for a round that has no projects yet
INVENTED: tuple[str, ...] = (
    lazy("New play park"),
    lazy("Roof for the hall"),
    lazy("Path by the burn"),
    lazy("Lunch club"),
    lazy("Music for young people"),
    lazy("Community garden"),
    lazy("Bus shelter"),
    lazy("Bike repairs"),
    lazy("Walks for all ages"),
    lazy("Book swap"),
)
