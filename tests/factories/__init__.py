"""One function per thing; what matters is named by the caller, the rest is plain."""
