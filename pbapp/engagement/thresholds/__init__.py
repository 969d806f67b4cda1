"""What a partnership counts as large work and as enough: its own numbers beside the usual ones."""
