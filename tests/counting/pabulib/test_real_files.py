"""Every real file reads, and comes out of writing as it went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pbapp.counting.pabulib import parse, write

pytestmark = pytest.mark.real_data

#: files with needless quotation marks, blanks or mixed line ends: these read the same again
UNTIDY = 7


def test_every_real_file_reads_and_is_written_without_loss(real_elections: Path) -> None:
    paths = sorted(real_elections.glob("*.pb"))
    different = 0
    for path in paths:
        content = path.read_bytes()
        file = parse(content)
        written = write(file)
        assert parse(written) == file, path.name
        different += written != content
    assert (len(paths), different) == (259, UNTIDY)


def test_the_real_ballots_beyond_a_limit_are_noted(real_elections: Path) -> None:
    file = parse((real_elections / "Poland_Warszawa_2018_Saska_Kepa.pb").read_bytes())
    assert [str(note) for note in file.notes] == [
        "line 1515: the projects of the vote cost 873091; at most 735616.25 are allowed"
    ]
