"""The door through which numbers become public."""
