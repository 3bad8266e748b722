"""What anyone may ask of a snapshot in SQL: its published tables, one SELECT at a time, in a process that can do
nothing else."""
