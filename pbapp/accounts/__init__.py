"""People: residents and staff, how they sign in, and the roles they hold."""
