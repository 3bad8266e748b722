"""How declarations are read: YAML into one frozen model, with every fault a sentence that leads to the fix."""
