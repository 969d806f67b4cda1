"""Cases that partnerships wrote up themselves, told again in our words from beginning to end."""
