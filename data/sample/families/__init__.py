"""Generated extracts, a module for each family that belongs together."""
