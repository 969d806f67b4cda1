"""Forms of programmes, sessions and bookings."""
