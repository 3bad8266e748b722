"""Extracts on disk: where they lie, what they say of themselves, and a database over them."""
