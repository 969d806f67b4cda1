"""From idea to project: what residents put forward, and its check."""
