"""Places, zones and postcodes."""
