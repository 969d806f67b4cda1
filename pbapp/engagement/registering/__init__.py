"""What people do with the register: search before they ask, ask together, import, keep profiles."""
