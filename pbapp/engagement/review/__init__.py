"""Looking back together: officers, partners and people of the community rate the work."""
