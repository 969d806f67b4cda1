"""Community workers' rooms: make a round, see what it needs, and move it on."""
