"""Who was heard."""
