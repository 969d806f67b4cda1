"""Words that people outside may not know, and whether a text explains them (rule COM1).

The list is ours, of what officers' papers say and residents ask about. A word is explained where
brackets follow it, or where it stands in brackets after its own words: "the local plan (LOIP)".
English only: other languages have other such words.
"""

from __future__ import annotations

import re

JARGON = (
    "asset transfer",
    "baseline",
    "best value",
    "capacity building",
    "co-design",
    "co-produce",
    "co-produced",
    "co-production",
    "commissioning",
    "data zone",
    "deliverables",
    "direction of travel",
    "empowerment",
    "equality impact assessment",
    "going forward",
    "governance",
    "holistic",
    "improvement plan",
    "intermediate zone",
    "key stakeholders",
    "locality plan",
    "mainstreaming",
    "multi-agency",
    "operationalise",
    "outcomes",
    "participation request",
    "participatory",
    "place-based",
    "pathways",
    "protected characteristics",
    "quintile",
    "scoping",
    "service users",
    "signposting",
    "stakeholder",
    "stakeholders",
    "strategic",
    "subsidiarity",
    "synergies",
    "third sector",
    "workstream",
    "workstreams",
)
#: letters that everyone here knows
KNOWN = frozenset({"NHS", "UK", "BSL", "PO", "ID", "TV", "CV", "GP", "MP", "MSP", "CSV", "PDF"})

_JARGON = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(map(re.escape, sorted(JARGON, key=len, reverse=True)))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<![\w-])[A-Z]{2,6}s?(?![\w-])")
_EXPLAINED = re.compile(r"\s*\([^)]+\)")


def unexplained(text: str) -> list[str]:
    """Each such word once, as it first stands, where no explanation stands with it."""
    found: dict[str, tuple[str, bool]] = {}
    for match in sorted([*_JARGON.finditer(text), *_letters(text)], key=re.Match.start):
        key = match[0].casefold()
        first, told = found.get(key, (match[0], False))
        found[key] = first, told or _is_explained(text, match)
    return [first for first, told in found.values() if not told]


def _letters(text: str) -> list[re.Match[str]]:
    """Abbreviations; a text all in capitals has none."""
    if text.isupper():
        return []
    return [one for one in _LETTERS.finditer(text) if one[0].rstrip("s") not in KNOWN]


def _is_explained(text: str, match: re.Match[str]) -> bool:
    in_brackets = text[: match.start()].endswith("(") and text[match.end() :].startswith(")")
    return in_brackets or _EXPLAINED.match(text, match.end()) is not None
