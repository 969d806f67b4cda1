"""The register of engagement: each record, its check against the standards, the feedback loop."""
