"""Extracts in, a snapshot out: the writers' door."""
