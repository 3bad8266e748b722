"""The one door out for counts of people."""
