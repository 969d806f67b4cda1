"""The command itself: read, count, tell; and one clear line where that cannot be done."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

import click

from pbapp.counting.commands.asked import Asked, Refusal
from pbapp.counting.commands.beside import explained_as_dict, print_explained
from pbapp.counting.commands.explained import Explained, explained
from pbapp.counting.commands.parameters import PARAMETERS, option
from pbapp.counting.commands.printed import print_outcome
from pbapp.counting.commands.shown import shown
from pbapp.counting.commands.writing import write_whole
from pbapp.counting.count import run
from pbapp.counting.election import Uncountable
from pbapp.counting.outcome import Outcome, TieNeedsLot
from pbapp.counting.pabulib import BadFile, PabulibFile, parse
from pbapp.counting.presets import PRESETS
from pbapp.counting.rule import Method
from pbapp.counting.trace import trace
from pbapp.counting.worth import DoesNotSuit
from pbapp.counting.written import outcome_as_dict

INTERRUPTED = 130


def open_parameters(command: click.decorators.FC) -> click.decorators.FC:
    """An option for each open parameter of a rule."""
    for name, parameter in reversed(PARAMETERS.items()):
        command = click.option(option(name), help=parameter.help)(command)
    return command


@click.command()
@click.argument("path", metavar="FILE.pb", type=click.Path(path_type=Path))
@click.option("--preset", help=f"One of {', '.join(PRESETS)}.")
@click.option("--rule", help=f"One of {', '.join(Method)}, or a rule as META names it.")
@open_parameters
@click.option("--comparison/--no-comparison", default=None, help="Greedy where more gain by it.")
@click.option("--lot", help="Project ids in the order drawn, with commas between them.")
@click.option("--seed", help="Draw the lot from this text instead.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--explain", "explaining", is_flag=True, help="Say why, and what greedy would give.")
@click.option(
    "--trace",
    "trace_path",
    metavar="FILE.json",
    type=click.Path(path_type=Path),
    help="Write all that a stranger needs to check the count.",
)
def count(path: Path, **options: Any) -> None:
    """Count a Pabulib file: by a preset, by a rule, or by the rule that the file names.

    Any parameter given besides takes the place of the rule's own. What cannot be read or counted
    gets one line for each fault and exit code 2.
    """
    try:
        parameters = {name: options[name] for name in PARAMETERS if options[name] is not None}
        told = Told(*(options.pop(name) for name in ("as_json", "explaining", "trace_path")))
        rest = {name: value for name, value in options.items() if name not in PARAMETERS}
        _count(path, Asked(**rest, parameters=parameters), told)
    except Refusal as refusal:
        _refuse(*refusal.lines)
    except KeyboardInterrupt:
        click.echo("stopped; nothing is left behind", err=True)
        sys.exit(INTERRUPTED)


@dataclass(frozen=True)
class Told:
    """How the outcome is wanted."""

    as_json: bool
    explaining: bool
    trace: Path | None

    def __post_init__(self) -> None:
        if self.trace is not None and not self.trace.parent.is_dir():
            raise Refusal(f"{self.trace} cannot be written: there is no folder {self.trace.parent}")


def _count(path: Path, asked: Asked, told: Told) -> None:
    content = _content(path)
    file = _parsed(content, path)
    outcome = _outcome(file, asked)
    if told.trace is not None:
        digest = sha256(content).hexdigest()
        _write_trace(told.trace, trace(file.election, outcome, file.unit, digest, asked.seed or ""))
    why = _explained(file, outcome) if told.explaining else None
    if told.as_json:
        as_dict = outcome_as_dict(outcome, file.unit)
        if why is not None:
            as_dict["explained"] = explained_as_dict(why, file.unit)
        click.echo(json.dumps(as_dict, ensure_ascii=False, indent=1))
        return
    print_outcome(outcome, file)
    if why is not None:
        print_explained(why, outcome, file)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise Refusal(f"{path} cannot be read: {wrong.strerror}") from wrong


def _parsed(content: bytes, path: Path) -> PabulibFile:
    try:
        with shown("reading") as progress:
            return parse(content, progress)
    except BadFile as bad:
        raise Refusal(*(f"{path}: {fault}" for fault in bad.faults)) from bad
    except Uncountable as wrong:
        raise Refusal(f"{path}: {wrong}") from wrong


def _outcome(file: PabulibFile, asked: Asked) -> Outcome:
    rule, lot = asked.rule_for(file), asked.lot_for(file)
    try:
        with shown("counting") as progress:
            return run(file.election, rule, lot, progress)
    except TieNeedsLot as tie:
        drawn = ",".join(tie.projects)
        advice = f"draw it and give the order, for example --lot {drawn}"
        raise Refusal(f"{tie}; {advice}") from tie
    except (DoesNotSuit, Uncountable) as wrong:
        raise Refusal(str(wrong)) from wrong


def _explained(file: PabulibFile, outcome: Outcome) -> Explained:
    with shown("explaining") as progress:
        return explained(file, outcome, progress)


def _write_trace(place: Path, written: Mapping[str, Any]) -> None:
    chunks = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(written)
    try:
        write_whole(place, chain(chunks, ["\n"]))
    except OSError as wrong:
        raise Refusal(f"{place} cannot be written: {wrong.strerror}") from wrong


def _refuse(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)
