"""Forms: protection against forgery, field types and checks that speak plainly."""

from pbapp.forms.checks import Between, EmailAddress, Longest, Maybe, Required
from pbapp.forms.csrf import csrf, init_app, mask, masked_token, unmask
from pbapp.forms.fields import (
    CHOOSE,
    MOST_MONEY_PENCE,
    SAYING,
    DayField,
    MoneyField,
    TimeOfDayField,
    WholeNumber,
    moment,
    offered,
    one_of,
)
from pbapp.forms.form import BaseForm, without_controls

__all__ = [
    "CHOOSE",
    "MOST_MONEY_PENCE",
    "SAYING",
    "BaseForm",
    "Between",
    "DayField",
    "EmailAddress",
    "Longest",
    "Maybe",
    "MoneyField",
    "Required",
    "TimeOfDayField",
    "WholeNumber",
    "csrf",
    "init_app",
    "mask",
    "masked_token",
    "moment",
    "offered",
    "one_of",
    "unmask",
    "without_controls",
]
