"""Making a plan with others: filling it in, putting it to the partners, what they answer."""
