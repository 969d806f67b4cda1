"""The register of all partners: who asks whom of what, where and when, and what is known already.

Rows and questions about them only; what people do with them stands in `engagement.registering`, so
that the facts and the steps of a record may read the register without a circle.
"""
