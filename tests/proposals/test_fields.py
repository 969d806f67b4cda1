"""Text as people write it."""

from __future__ import annotations

import pytest

from pbapp.proposals.fields import one_line, paragraphs


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Benches \r\n on  Shore Street ", "Benches on Shore Street"),
        ("Cidhe Phort na Làimhe 🌊", "Cidhe Phort na Làimhe 🌊"),
        (" \t\n ", ""),
    ],
)
def test_one_line_keeps_words_and_single_spaces(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


def test_paragraphs_keep_their_lines_with_plain_ends() -> None:
    assert paragraphs("one\r\ntwo\r\rthree\n") == "one\ntwo\n\nthree"
