"""Programmes of short sessions: places that cannot be overbooked, support, attendance, uptake."""
