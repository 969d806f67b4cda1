"""What answers everyone counts nobody: it reads what was released."""

from __future__ import annotations

import ast
from pathlib import Path

import pbapp

ROOT = Path(pbapp.__file__).parent
#: what counts people, by its module; only those who publish, and staff's own pages, may use it
COUNTING = {
    "pbapp.activities.surveys.results": {"results_of"},
    "pbapp.activities.surveys.released": {"results_now"},
    "pbapp.activities.surveys.queries": {"numbers", "by_channel", "replies", "about_people"},
    "pbapp.activities.place_standard.results": {"results_of"},
    "pbapp.activities.place_standard.released": {"results_now"},
    "pbapp.activities.place_standard.queries": {"numbers", "counts", "words"},
    "pbapp.activities.sessions.queries.uptake": {"uptake"},
    "pbapp.activities.pulse.queries": {"number", "results", "comments"},
    "pbapp.engagement.reach.queries": {"heard"},
    "pbapp.engagement.reach.numbers": {"reach_numbers"},
    "pbapp.engagement.heads": {"heads"},
}
#: a page for everyone beside pages for staff in one file: these functions are staff's
FOR_STAFF = {("activities/sessions/routes/uptake.py", "summary")}


def for_everyone() -> list[Path]:
    """Modules with a page that everyone may read."""
    rows = [*ROOT.glob("activities/**/*.py"), *ROOT.glob("engagement/**/*.py")]
    return [path for path in rows if "Can.READ_PUBLIC, on" in path.read_text("utf-8")]


def names_in(tree: ast.Module) -> dict[str, str]:
    """Names of the module to what they stand for, dotted."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def counted_in(path: Path) -> set[tuple[str, str]]:
    """Functions of a module that count people, with what they use."""
    tree = ast.parse(path.read_text("utf-8"))
    known, place = names_in(tree), path.relative_to(ROOT).as_posix()
    forbidden = {f"{module}.{name}" for module, names in COUNTING.items() for name in names}
    found = set()
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef) or (place, function.name) in FOR_STAFF:
            continue
        for node in ast.walk(function):
            said = ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
            first, _dot, rest = said.partition(".")
            dotted = ".".join(filter(None, (known.get(first, first), rest)))
            if dotted in forbidden:
                found.add((function.name, dotted))
    return found


def test_pages_for_everyone_read_what_was_released_and_count_nothing() -> None:
    assert len(for_everyone()) >= 7
    assert {
        path.relative_to(ROOT).as_posix(): used
        for path in for_everyone()
        if (used := counted_in(path))
    } == {}


def test_the_search_would_find_a_page_that_counts() -> None:
    desk = ROOT / "activities/surveys/routes/desk.py"
    assert ("first_look", "pbapp.activities.surveys.released.results_now") in counted_in(desk)
    assert ("desk", "pbapp.activities.surveys.queries.numbers") in counted_in(desk)
