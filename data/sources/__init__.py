"""Public sources: each reads its publisher's files exactly as served."""
