"""The register of engagement: each record, its check against the standards, the feedback loop.

A record's life stands in `lifecycle`, `bars` and `readiness`; its topics in packages of their own.
Where a topic is both read by the facts and worked on by people, rows and questions have one package
(`plan`, `register`) and what people do with them another (`planning`, `registering`).
`docs/engagement.md` tells where to find what.
"""
