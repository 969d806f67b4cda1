"""Pages of looks at places."""

from pbapp.activities.place_standard.routes import desk, entering, public
from pbapp.activities.place_standard.routes.blueprint import bp

__all__ = ["bp", "desk", "entering", "public"]
