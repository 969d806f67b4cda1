"""Guards of the house: they fail when somebody builds across its rules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from pbapp.access.permissions import Can
from pbapp.access.policy import POLICY

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "pbapp").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
LONGEST_MODULE, LONGEST_TEMPLATE, LONGEST_FUNCTION, LONGEST_CREATE_APP = 300, 120, 40, 40
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
ROUTES = Path(__file__).with_name("routes.txt")


def ours(app: Flask) -> list[str]:
    """Endpoints of our own; Flask-Security's carry its own guards and are the one exception."""
    return [e for e in app.view_functions if not e.startswith(("security.", "static"))]


def test_every_view_names_the_permission_it_needs(app: Flask) -> None:
    views = app.view_functions
    assert [
        e for e in ours(app) if not isinstance(getattr(views[e], "permission", None), Can)
    ] == []


def test_every_unsafe_view_is_transactional(app: Flask) -> None:
    unsafe = {r.endpoint for r in app.url_map.iter_rules() if (r.methods or set()) & UNSAFE}
    views = app.view_functions
    left = [e for e in ours(app) if e in unsafe and not hasattr(views[e], "transactional")]
    assert left == []


def test_every_permission_has_a_row_in_the_policy() -> None:
    assert set(POLICY) == set(Can)


def test_routes_are_the_ones_people_have_bookmarked(app: Flask) -> None:
    rules = sorted(
        f"{rule.rule} {','.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))}"
        for rule in app.url_map.iter_rules()
    )
    assert rules == ROUTES.read_text().splitlines(), "a changed address breaks links: say so here"


def test_only_db_commits() -> None:
    found = [m for m in MODULES if ".commit(" in m.read_text() and m.name != "db.py"]
    assert found == []


def test_only_rounds_actions_moves_a_round() -> None:
    found = {m.relative_to(ROOT).as_posix() for m in MODULES if _assigns(m, "phase")}
    assert found == {"pbapp/rounds/actions.py"}


def _assigns(module: Path, attribute: str) -> bool:
    targets = [
        target
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return any(isinstance(t, ast.Attribute) and t.attr == attribute for t in targets)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_small(module: Path) -> None:
    text = module.read_text()
    assert text.count("\n") <= LONGEST_MODULE
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, kinds)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= LONGEST_FUNCTION]
    assert long == []


def test_templates_stay_small() -> None:
    assert [t.name for t in TEMPLATES if t.read_text().count("\n") > LONGEST_TEMPLATE] == []


def test_templates_use_every_macro_they_import(app: Flask) -> None:
    unused = []
    for path in TEMPLATES:
        tree = app.jinja_env.parse(path.read_text())
        used = {name.name for name in tree.find_all(nodes.Name)}
        for imported in tree.find_all(nodes.FromImport):
            names = [n if isinstance(n, str) else n[1] for n in imported.names]
            unused += [(path.name, n) for n in names if n not in used]
    assert unused == []


def test_templates_keep_within_the_content_policy() -> None:
    forbidden = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|\|\s*safe\b")
    # Sheets made for paper alone extend bare.html and are never sent to a browser as a page.
    pages = {t.relative_to(ROOT): t.read_text() for t in TEMPLATES}
    on_screen = {t: text for t, text in pages.items() if "{% extends 'bare.html' %}" not in text}
    assert [t for t, text in on_screen.items() if forbidden.search(text)] == []


def test_pabutools_is_run_beside_the_project_and_never_inside_it() -> None:
    declared = [*ROOT.glob("requirements/*.txt"), ROOT / "pyproject.toml"]
    assert [path.name for path in declared if "pabutools" in path.read_text()] == []
    ours = [*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")]
    importers = [m.name for m in ours if "pabutools" in _imported(m)]
    assert importers == ["with_pabutools.py"]


def _imported(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_nothing_of_a_registry_or_a_machine_stands_in_the_lock_files() -> None:
    locks = [*ROOT.glob("requirements/*.txt"), ROOT / "frontend/package-lock.json"]
    assert [lock.name for lock in locks if re.search(r"https?://|file:", lock.read_text())] == []
