"""What each extract promises, and whether a table keeps it."""
