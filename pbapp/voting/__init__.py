"""Voting without an account: voting rights, the ballot box, code cards."""
