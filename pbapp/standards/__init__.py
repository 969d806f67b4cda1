"""The National Standards: what each indicator asks, how facts meet it, how people rate it."""
