"""What public services serve, brought here whole or not at all, and kept as it was served."""
