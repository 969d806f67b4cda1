"""The plan of a record: who agrees it, whom it has to reach, what should come of it.

Rows and questions about them only; what people do with them stands in `engagement.planning`, so
that the facts and the steps of a record may read the plan without a circle.
"""
