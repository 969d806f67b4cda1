"""`pbapp rounds import-pabulib`: a real election from a file, as a decided round."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import with_appcontext

from pbapp.counting import Progress
from pbapp.counting.pabulib import BadFile, Fault, UnknownRule
from pbapp.db import transaction
from pbapp.facilitation.importing import Imported, TieNotSettled, import_election
from pbapp.facilitation.sources import Source, Unstorable, read_source
from pbapp.i18n import _, money_text, ngettext

#: of a city's odd votes the first ones show what is odd
NOTES_SHOWN = 10


@click.command("import-pabulib")
@click.argument("path", metavar="FILE.pb", type=click.Path(path_type=Path))
@click.option("--rule", "rule_name", help="A rule as META names it, instead of the file's own.")
@click.option("--name", default="", help="What the round is called, instead of place and year.")
@click.option("--lot", default="", help="Project ids in the order drawn, with commas between them.")
@with_appcontext
def import_pabulib(path: Path, rule_name: str | None, name: str, lot: str) -> None:
    """Make a decided round with projects, closed box and result from a Pabulib file.

    A bad file gets one line for each fault and exit code 2; nothing is stored then. What is odd
    in a file and was counted all the same is told too.
    """
    source = _read(path, rule_name)
    _note(path, source.file.notes)
    try:
        with transaction():
            imported = import_election(source, name=name, lot=_ids(lot), bar=_bar)
    except TieNotSettled as tie:
        drawn = ",".join(tie.projects)
        _refuse(
            _(
                "A lot must decide the order of %(projects)s. Give the order drawn there, "
                "for example --lot %(drawn)s",
                projects=str(tie),
                drawn=drawn,
            )
        )
    _tell(source, imported)


def _read(path: Path, rule_name: str | None) -> Source:
    try:
        with _bar(_("Reading")) as progress:
            return read_source(path, rule_name, progress)
    except OSError as wrong:
        _refuse(f"{path}: {wrong.strerror}")
    except BadFile as bad:
        _refuse(*(f"{path}: {fault}" for fault in bad.faults))
    except UnknownRule as unknown:
        _refuse(f"{path}: {unknown}; or name another with --rule")
    except Unstorable as unfit:
        _refuse(*(f"{path}: {fault}" for fault in unfit.faults))


def _note(path: Path, notes: Sequence[Fault]) -> None:
    for note in notes[:NOTES_SHOWN]:
        click.echo(f"{path}: {note}", err=True)
    more = len(notes) - NOTES_SHOWN
    if more > 0:
        click.echo(
            ngettext("and %(num)s more line like these", "and %(num)s more lines like these", more),
            err=True,
        )


def _ids(lot: str) -> list[str]:
    return [part.strip() for part in lot.split(",") if part.strip()]


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    """A bar on standard error; only its label where that is no terminal."""
    with click.progressbar(length=100, label=label, file=sys.stderr) as shown:

        def progress(done: int, whole: int) -> None:
            shown.update(max(0, min(100 * done // whole, 100) - shown.pos))

        yield progress
        shown.update(100 - shown.pos)


def _refuse(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)


def _tell(source: Source, imported: Imported) -> None:
    click.echo(_("Round %(number)s: %(name)s", number=imported.round_id, name=imported.name))
    click.echo(
        ngettext(
            "%(funded)s of %(num)s project funded, %(spent)s of %(budget)s spent.",
            "%(funded)s of %(num)s projects funded, %(spent)s of %(budget)s spent.",
            len(source.projects),
            funded=len(imported.funded),
            spent=money_text(imported.spent_pence, source.currency),
            budget=money_text(source.budget, source.currency),
        )
    )
    click.echo(_compared(source, imported))
    click.echo(f"/rounds/{imported.round_id}/result")


def _compared(source: Source, imported: Imported) -> str:
    said = source.said_to_be_funded
    if said is None:
        return _("The file names no winners to compare with.")
    if said == imported.funded:
        return _("The file names the same winners.")
    return _(
        "The file names other winners. Funded here only: %(here)s. Funded there only: %(there)s.",
        here=", ".join(sorted(imported.funded - said)) or "–",
        there=", ".join(sorted(said - imported.funded)) or "–",
    )
