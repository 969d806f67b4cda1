"""A made-up partnership to try everything on: nobody and no place in it is real."""
