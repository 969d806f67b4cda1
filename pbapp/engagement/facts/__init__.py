"""Plain facts of a record, as the rules of the standards read them; nothing is typed twice."""

from pbapp.engagement.facts.gather import Facts, facts_of

__all__ = ["Facts", "facts_of"]
