"""The rows of the equality screen, as data: who might be touched more than others."""

from __future__ import annotations

from dataclasses import dataclass

from pbapp.i18n import lazy


@dataclass(frozen=True)
class Factor:
    """One row; the code is stored and never reused."""

    code: str
    name: str
    #: a protected characteristic or money (Equality Act 2010, sections 1 and 4): always asked
    is_always_asked: bool = True


FACTORS: tuple[Factor, ...] = (
    Factor("age", lazy("Age")),
    Factor("disability", lazy("Disability")),
    Factor("gender_reassignment", lazy("Gender reassignment")),
    Factor("marriage_and_civil_partnership", lazy("Marriage and civil partnership")),
    Factor("pregnancy_and_maternity", lazy("Pregnancy and maternity")),
    Factor("race", lazy("Race")),
    Factor("religion_or_belief", lazy("Religion or belief")),
    Factor("sex", lazy("Sex")),
    Factor("sexual_orientation", lazy("Sexual orientation")),
    Factor("socio_economic", lazy("Low income or poverty")),
    Factor("care_experience", lazy("Care experience"), is_always_asked=False),
    Factor("unpaid_carers", lazy("Unpaid carers"), is_always_asked=False),
    Factor("island_or_rural", lazy("Island or rural life"), is_always_asked=False),
    Factor("armed_forces", lazy("Armed forces and veterans"), is_always_asked=False),
    Factor("homelessness", lazy("Homelessness"), is_always_asked=False),
    Factor("digital_exclusion", lazy("No way to get online"), is_always_asked=False),
)
BY_CODE: dict[str, Factor] = {one.code: one for one in FACTORS}
