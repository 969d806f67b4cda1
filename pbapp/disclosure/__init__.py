"""Small-number protection: no published number exposes a person."""
