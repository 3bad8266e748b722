"""What anyone may take away: every published table as one package of open data."""
