from __future__ import annotations

import pytest

from pbapp.engagement.jargon import JARGON, unexplained


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bus stops too early. Tell us what you need.", []),
        ("Stakeholders shape the outcomes.", ["Stakeholders", "outcomes"]),
        ("We write the LOIP.", ["LOIP"]),
        ("We write the local plan (LOIP). The LOIP lasts ten years.", []),
        ("We write the LOIP (the plan of all public bodies here).", []),
        ("The CPPs and the NHS meet.", ["CPPs"]),
        ("A third sector (charities and clubs) body runs it. The third sector is strong.", []),
        ("Co-production, then co-production again.", ["Co-production"]),
        ("The interim outcomesque word is ours.", []),
        ("COME AND TELL US", []),
        ("", []),
    ],
)
def test_words_that_need_an_explanation_are_found_once(text: str, found: list[str]) -> None:
    assert unexplained(text) == found


def test_each_word_of_the_list_is_found_and_explained_by_brackets() -> None:
    for word in JARGON:
        assert unexplained(f"This is {word}, you see.") == [word]
        assert unexplained(f"This is {word} (said plainly), you see.") == []
