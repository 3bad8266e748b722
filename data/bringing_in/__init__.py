"""Brings public sources in, from files or by fetching: nothing is printed here, what was done is returned."""
