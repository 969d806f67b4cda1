"""Data zones, how deprived they are, and which postcodes and areas belong to them."""
