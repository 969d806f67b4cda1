"""The command itself: read, count, tell; and one clear line where that cannot be done."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from pbapp.counting.commands.asked import Asked, Refusal
from pbapp.counting.commands.parameters import PARAMETERS, option
from pbapp.counting.commands.printed import print_outcome
from pbapp.counting.commands.shown import shown
from pbapp.counting.count import run
from pbapp.counting.election import Uncountable
from pbapp.counting.outcome import Outcome, TieNeedsLot
from pbapp.counting.pabulib import BadFile, PabulibFile, read
from pbapp.counting.presets import PRESETS
from pbapp.counting.rule import Method
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
def count(path: Path, *, as_json: bool, **options: Any) -> None:
    """Count a Pabulib file: by a preset, by a rule, or by the rule that the file names.

    Any parameter given besides takes the place of the rule's own. What cannot be read or counted
    gets one line for each fault and exit code 2.
    """
    try:
        parameters = {name: options[name] for name in PARAMETERS if options[name] is not None}
        rest = {name: value for name, value in options.items() if name not in PARAMETERS}
        _count(path, Asked(**rest, parameters=parameters), as_json=as_json)
    except Refusal as refusal:
        _refuse(*refusal.lines)
    except KeyboardInterrupt:
        click.echo("stopped; nothing is left behind", err=True)
        sys.exit(INTERRUPTED)


def _count(path: Path, asked: Asked, *, as_json: bool) -> None:
    file = _read(path)
    outcome = _outcome(file, asked)
    if as_json:
        click.echo(json.dumps(outcome_as_dict(outcome, file.unit), ensure_ascii=False, indent=1))
    else:
        print_outcome(outcome, file)


def _read(path: Path) -> PabulibFile:
    try:
        with shown("reading") as progress:
            return read(path, progress)
    except OSError as wrong:
        raise Refusal(f"{path} cannot be read: {wrong.strerror}") from wrong
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


def _refuse(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)
