"""What the board and everyone else is handed: it reads everything and keeps what was signed."""
