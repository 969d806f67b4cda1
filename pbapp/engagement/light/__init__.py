"""Light work on two pages: its plan, and its answer to people."""
