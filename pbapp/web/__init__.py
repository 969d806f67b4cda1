"""The outermost room: headers, error pages, navigation, home, health."""
