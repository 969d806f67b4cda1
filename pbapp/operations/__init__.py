"""Running the product on a machine: the server, its worker, and what comes first."""
