"""Rules of the indicators that facts can answer, one module for each standard."""
