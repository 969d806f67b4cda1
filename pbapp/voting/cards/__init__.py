"""Code cards: printed, handed out, used once, void."""
