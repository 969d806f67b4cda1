"""The one door through which a breakdown of people becomes public."""

from pbapp.engagement.releases.door import Breakdown, Withheld, publish
from pbapp.engagement.releases.queries import latest, latest_of, totals_of

__all__ = ["Breakdown", "Withheld", "latest", "latest_of", "publish", "totals_of"]
