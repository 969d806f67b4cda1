"""One form for addresses that reach the same mailbox; used for the key only, never for sending."""

from __future__ import annotations

#: the one provider that ignores dots, under both its names
DOTLESS = "gmail.com"
TWINS = {"googlemail.com": DOTLESS}


def one_mailbox(email: str) -> str:
    """The address in lower case, without a plus-tag; for gmail also without dots."""
    local, _at, domain = email.strip().lower().rpartition("@")
    domain = TWINS.get(domain, domain)
    local = local.partition("+")[0] or local
    if domain == DOTLESS:
        local = local.replace(".", "")
    return f"{local}@{domain}"
