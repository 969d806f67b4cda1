"""What is filled in for light work."""

from pbapp.engagement.light.forms.answer import answer_form
from pbapp.engagement.light.forms.plan import PlanForm

__all__ = ["PlanForm", "answer_form"]
