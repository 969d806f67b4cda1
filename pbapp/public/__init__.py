"""Pages for everyone: rounds and projects, gathered from the rooms below, changing nothing."""
