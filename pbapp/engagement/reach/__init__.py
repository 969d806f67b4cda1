"""Who was heard, against who lives here; and figures that a community body questions."""
