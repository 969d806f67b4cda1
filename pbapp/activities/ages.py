"""For whom a form is written: each age has its own questions in its own words."""

from __future__ import annotations

from enum import StrEnum

from pbapp.i18n import lazy


class Age(StrEnum):
    """An age-specific version (engagement.md section 3.1); the value stands in addresses."""

    ADULT = "adults"
    YOUNG = "young-people"
    CHILD = "children"

    @property
    def is_sensitive(self) -> bool:
        """People under 16 are among them, so the higher floor holds (section 3.10)."""
        return self is not Age.ADULT


#: one of them in the rule of an address
IN_ADDRESS = f"<any({', '.join(repr(age.value) for age in Age)}):age>"
AGES: dict[Age, str] = {
    Age.ADULT: lazy("Adults"),
    Age.YOUNG: lazy("Young people, 12 and over"),
    Age.CHILD: lazy("Children, 6 to 12"),
}
#: how somebody picks their own
I_AM: dict[Age, str] = {
    Age.ADULT: lazy("I am an adult"),
    Age.YOUNG: lazy("I am a young person, 12 or over"),
    Age.CHILD: lazy("I am a child, 6 to 12"),
}
