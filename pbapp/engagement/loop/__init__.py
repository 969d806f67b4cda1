"""The loop back to people: options, answers, promises kept, what people are told."""
