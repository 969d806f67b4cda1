"""Short forms: their questions, replies from phones, paper and files, and their results."""
