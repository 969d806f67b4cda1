"""Writing a .pb file: what was read comes out as it was, and what is made here passes checkers."""

from __future__ import annotations

from collections.abc import Iterator

from pbapp.counting.pabulib.file import PabulibFile
from pbapp.counting.pabulib.sections import TITLES, joined


def write(file: PabulibFile) -> bytes:
    """The file as UTF-8 without a byte order mark.

    A file without needless quotation marks, blanks or blank lines comes out byte for byte as it
    was read; any other reads the same again.
    """
    text = file.newline.join(_lines(file))
    return (text + file.newline if file.closed else text).encode()


def _lines(file: PabulibFile) -> Iterator[str]:
    meta, projects, votes = TITLES
    yield from (meta, "key;value")
    yield from map(joined, file.meta.items())
    yield from (projects, joined(tuple(file.projects[0])))
    yield from (joined(tuple(project.values())) for project in file.projects)
    yield from (votes, joined(file.votes.columns.names))
    yield from file.votes.rows
