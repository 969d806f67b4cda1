"""`pbapp places …`: reads the official files about places and deprivation."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TypeVar

import click
from flask.cli import AppGroup

from pbapp.db import transaction
from pbapp.i18n import _, ngettext
from pbapp.places.zones import storing
from pbapp.places.zones.geography import read_geography, read_postcodes
from pbapp.places.zones.reading import BadFile
from pbapp.places.zones.simd import read_simd
from pbapp.places.zones.wards import read_wards

cli = AppGroup("places", help="Areas, postcodes and deprivation, from the official files.")
FAULTS_SHOWN = 100

Out = TypeVar("Out")
one_file = click.argument("path", metavar="FILE", type=click.Path(path_type=Path))


@cli.command("import-simd")
@one_file
def import_simd(path: Path) -> None:
    """Ranks or fifths of deprivation, 2020v2; read both files to have both methods."""
    zones = _read(path, read_simd)
    _store(path, lambda progress: storing.store_zones(zones, progress))
    _told(len(zones))


@cli.command("import-geography")
@one_file
def import_geography(path: Path) -> None:
    """Names and councils of data zones, or their middles."""
    zones = _read(path, read_geography)
    _store(path, lambda progress: storing.store_zones(zones, progress))
    _told(len(zones))


@cli.command("import-postcodes")
@one_file
def import_postcodes(path: Path) -> None:
    """Postcodes and the data zone each lies in; the geography file has to be read first."""
    pairs = _read(path, read_postcodes)
    _store(path, lambda progress: storing.store_postcodes(pairs, progress))
    click.echo(ngettext("%(num)s postcode stored.", "%(num)s postcodes stored.", len(pairs)))


@cli.command("import-wards")
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_wards(paths: tuple[Path, ...]) -> None:
    """Outlines of wards as GeoJSON, one file or many; nothing is stored unless all are well."""
    wards = [ward for path in paths for ward in _read(path, read_wards)]
    _store(paths[0], lambda _progress: storing.store_wards(wards))
    click.echo(ngettext("%(num)s ward stored.", "%(num)s wards stored.", len(wards)))


def _read(path: Path, read: Callable[[Path], Out]) -> Out:
    click.echo(_("Reading %(name)s", name=path.name), err=True)
    try:
        return read(path)
    except OSError as wrong:
        _refuse(path, [str(wrong.strerror)])
    except BadFile as bad:
        _refuse(path, bad.faults)


def _store(path: Path, store: Callable[[storing.Progress], None]) -> None:
    try:
        with _bar() as progress, transaction():
            store(progress)
    except BadFile as bad:
        _refuse(path, bad.faults)


def _refuse(path: Path, faults: Sequence[str]) -> NoReturn:
    """One line for each fault and exit code 2; nothing is stored."""
    for fault in faults[:FAULTS_SHOWN]:
        click.echo(f"{path.name}: {fault}", err=True)
    if (more := len(faults) - FAULTS_SHOWN) > 0:
        click.echo(
            ngettext("and %(num)s more line like these", "and %(num)s more lines like these", more),
            err=True,
        )
    click.echo(_("Nothing was stored."), err=True)
    sys.exit(2)


@contextmanager
def _bar() -> Iterator[storing.Progress]:
    with click.progressbar(length=100, label=_("Storing"), file=sys.stderr) as shown:
        yield lambda done, whole: shown.update(max(0, 100 * done // whole - shown.pos))


def _told(zones: int) -> None:
    click.echo(ngettext("%(num)s data zone stored.", "%(num)s data zones stored.", zones))
