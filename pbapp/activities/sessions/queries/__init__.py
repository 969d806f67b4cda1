"""Reading programmes, sessions, bookings and uptake."""
