"""`pbapp count`: count a Pabulib file on the command line, without the application."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from pbapp.counting.count import run
from pbapp.counting.outcome import Outcome, TieNeedsLot
from pbapp.counting.pabulib import BadFile, PabulibFile, UnknownRule, read, rule_named_by
from pbapp.counting.presets import PRESETS, by_id, preset
from pbapp.counting.progress import Progress
from pbapp.counting.rule import Rule
from pbapp.counting.written import money, outcome_as_dict


@click.command()
@click.argument("path", metavar="FILE.pb", type=click.Path(path_type=Path))
@click.option("--preset", "preset_id", help=f"One of {', '.join(PRESETS)}.")
@click.option("--rule", "rule_name", help="A rule as META names it, instead of the file's own.")
@click.option("--lot", help="Project ids in the order drawn, with commas between them.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def count(
    path: Path, preset_id: str | None, rule_name: str | None, lot: str | None, *, as_json: bool
) -> None:
    """Count a Pabulib file, by a preset or by the rule the file names.

    A bad file gets one line for each fault, with its line number, and exit code 2.
    """
    if preset_id is not None and preset_id not in PRESETS:
        _refuse(f"no preset is called {preset_id}; known are {', '.join(PRESETS)}")
    if preset_id is not None and rule_name is not None:
        _refuse("give --preset or --rule, not both")
    file = _read(path)
    drawn = tuple(lot.split(",")) if lot else by_id(file.election) if preset_id else ()
    outcome = _count(file, _rule(file, preset_id, rule_name), drawn)
    if as_json:
        click.echo(json.dumps(outcome_as_dict(outcome, file.unit), ensure_ascii=False, indent=1))
    else:
        _print(outcome, file)


def _read(path: Path) -> PabulibFile:
    try:
        return read(path, _shown("reading"))
    except OSError as wrong:
        _refuse(f"{path} cannot be read: {wrong.strerror}")
    except BadFile as bad:
        _refuse(*(f"{path}: {fault}" for fault in bad.faults))


def _rule(file: PabulibFile, preset_id: str | None, rule_name: str | None) -> Rule:
    if preset_id is not None:
        return preset(preset_id, file.unit)
    try:
        return rule_named_by(file, rule_name)
    except UnknownRule as unknown:
        _refuse(f"{unknown}; or give --preset: {', '.join(PRESETS)}")


def _count(file: PabulibFile, rule: Rule, lot: tuple[str, ...]) -> Outcome:
    try:
        return run(file.election, rule, lot, _shown("counting"))
    except TieNeedsLot as tie:
        drawn = ",".join(tie.projects)
        _refuse(f"{tie}; draw it and give the order, for example --lot {drawn}")


def _refuse(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)


def _shown(work: str) -> Progress | None:
    """Progress on a terminal; nothing where the output goes to a file or another program."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, whole: int) -> None:
        click.echo(f"\r{work}: {100 * done // whole} % ", err=True, nl=False)

    return show


def _print(outcome: Outcome, file: PabulibFile) -> None:
    election, unit = file.election, file.unit
    spent, budget = money(outcome.total_cost, unit), money(outcome.budget, unit)
    funded = f"{len(outcome.winners)} of {len(election.projects)} projects funded"
    click.echo(f"{funded}, {spent:,} of {budget:,} spent, {outcome.voters:,} ballots")
    others = sorted(
        election.by_id.keys() - set(outcome.winners), key=lambda p: (-outcome.votes[p], p)
    )
    wide = max(map(len, election.by_id))
    for project in (*outcome.winners, *others):
        reason = outcome.reasons[project]
        words = reason.code.replace("_", " ")
        cost = f"{money(reason.cost, unit):,}"
        click.echo(f"{project:<{wide}} {reason.votes:>9,} {cost:>15}  {words}")
    for tie in outcome.ties:
        separated = tie.broken_by.replace("_", " ")
        click.echo(f"tie: {', '.join(tie.projects)} (in this order by {separated})")
