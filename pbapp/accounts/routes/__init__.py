"""The pages of this room, one file for each who uses them."""

from pbapp.accounts.routes import account, people, residents, speakers, staff, staff_account
from pbapp.accounts.routes.blueprint import bp

__all__ = ["account", "bp", "people", "residents", "speakers", "staff", "staff_account"]
