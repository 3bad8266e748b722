"""What is asked: indicators, priorities, and whether their files say it well."""
