"""What people take part in: sessions, surveys, Place Standard runs."""
