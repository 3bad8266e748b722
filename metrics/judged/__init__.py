"""What each series says now, and what that suggests: made of what may be shown, and of nothing else."""
