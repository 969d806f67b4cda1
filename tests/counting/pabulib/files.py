"""A small good file, and the same with one thing changed."""

from __future__ import annotations

GOOD = """META
key;value
description;Green money
country;Scotland
unit;Strathbeg
instance;2026
num_projects;3
num_votes;4
budget;100
vote_type;approval
rule;greedy
date_begin;01.11.2026
date_end;14.11.2026
max_length;2
PROJECTS
project_id;cost;votes;name;target
1;60;3;Bike racks;all
2;50;2;"Trees; and hedges";children
x3;40;1;Benches;older people
VOTES
voter_id;vote;age
10;1,2;30
11;1;41
12;2,1;55
13;x3;
"""


def changed(*pairs: tuple[str, str]) -> bytes:
    """The good file with each text replaced once by another."""
    text = GOOD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def votes_of(kind: str, header: str, *rows: str, meta: str = "") -> bytes:
    """The good file with votes of another kind; `meta` is lines of META more."""
    text = GOOD.replace("vote_type;approval", f"vote_type;{kind}").replace("max_length;2\n", meta)
    text = text.replace("num_votes;4", f"num_votes;{len(rows)}")
    votes = "\n".join(("VOTES", header, *rows))
    return (text[: text.index("VOTES\n")] + votes + "\n").encode()
