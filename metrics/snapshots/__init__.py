"""What a refresh made, and how it is read."""
