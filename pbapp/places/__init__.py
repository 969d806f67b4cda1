"""Areas people live in and organisations that work there."""
