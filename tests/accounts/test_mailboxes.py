"""Addresses that reach one mailbox have one form."""

from __future__ import annotations

import pytest

from pbapp.accounts.mailboxes import one_mailbox


@pytest.mark.parametrize(
    ("typed", "mailbox"),
    [
        (" Ailsa.Munro@Example.ORG ", "ailsa.munro@example.org"),
        ("ailsa+vote2@example.org", "ailsa@example.org"),
        ("a.i.l.s.a+x@gmail.com", "ailsa@gmail.com"),
        ("Ailsa@googlemail.com", "ailsa@gmail.com"),
        ("+@example.org", "+@example.org"),
        ("amy@pm.me", "amy@proton.me"),
        ("amy@protonmail.com", "amy@proton.me"),
        ("amy@me.com", "amy@icloud.com"),
        ("amy@mac.com", "amy@icloud.com"),
        ("amy@bücher.example", "amy@xn--bcher-kva.example"),
        ("amy@xn--bcher-kva.example", "amy@xn--bcher-kva.example"),
        ("amy@bu\u0308cher.example", "amy@xn--bcher-kva.example"),
        ("ａｍｙ＋2@Ｇｍａｉｌ.com", "amy@gmail.com"),
        ("not an address", "@not an address"),
    ],
)
def test_addresses_of_one_mailbox_have_one_form(typed: str, mailbox: str) -> None:
    assert one_mailbox(typed) == mailbox
