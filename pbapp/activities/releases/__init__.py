"""The ledger of every release of numbers of people: what went out, when, and what was hidden."""
