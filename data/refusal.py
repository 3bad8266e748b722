"""What ends a command in a sentence."""


class RefusalError(ValueError):
    """What a person gave or asked for cannot be used; the message says the place, the rule and the fix, a line each."""
