"""Apache Spark over Spark Connect, where one machine is not enough: the same tables, asked in the same SQL."""
