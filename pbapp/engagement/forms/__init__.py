"""What people are asked about a record."""
