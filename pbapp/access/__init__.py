"""Who may do what: permissions, roles, the policy table and its guard."""
