"""How a store comes by its tables, step by step: an older one is brought up to date with every row it has."""
