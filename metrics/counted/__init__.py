"""From an indicator's SQL to observations: counted, rolled up, divided."""
