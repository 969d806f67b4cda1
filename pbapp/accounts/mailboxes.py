"""One form for addresses that reach the same mailbox: for keys and limits, never for sending."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

#: the one provider that ignores dots, under both its names
DOTLESS = "gmail.com"
#: one mailbox under several domains, as its provider gives them out
TWINS = {
    "googlemail.com": DOTLESS,
    "pm.me": "proton.me",
    "protonmail.com": "proton.me",
    "me.com": "icloud.com",
    "mac.com": "icloud.com",
}


def one_mailbox(email: str) -> str:
    """The address in lower case, its domain in ASCII, without a plus-tag; for gmail without dots.

    Letters that only look or are coded otherwise (full width, composed accents) become one by
    Unicode's NFKC; a domain in letters and its xn-- form become one by UTS 46.
    """
    local, domain = _parts(email.strip())
    local = unicodedata.normalize("NFKC", local).lower()
    local = local.partition("+")[0] or local
    domain = TWINS.get(domain, domain)
    if domain == DOTLESS:
        local = local.replace(".", "")
    return f"{local}@{domain}"


def _parts(email: str) -> tuple[str, str]:
    try:
        checked = validate_email(email, check_deliverability=False)
    except EmailNotValidError:
        # Nothing can be sent there, so no code comes back; a key for limits is made all the same.
        local, _at, domain = email.rpartition("@")
        return local, unicodedata.normalize("NFKC", domain).lower()
    return checked.local_part, checked.ascii_domain.lower()
