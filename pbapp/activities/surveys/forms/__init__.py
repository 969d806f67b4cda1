"""Forms of surveys: for staff who make them, and for people who answer."""
