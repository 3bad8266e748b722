"""What the council has, in the form that it has it in: read under the types of its contract, checked, put in place."""
