"""Chances in words: of tens, which is as exact as they are known."""

_BEYOND_95 = 0.05  # how often chance alone puts a figure beyond its limits of 95%


def in_tens(chance: float) -> str:
    """'about 6 in 10', 'less than 1 in 10', 'more than 9 in 10': how likely something is, by a chance of 0 to 1."""
    tens = int(chance * 10 + 0.5)
    if tens == 0:
        return "less than 1 in 10"
    return "more than 9 in 10" if tens == 10 else f"about {tens} in 10"


def rarely(chance: float) -> str:
    """'about 2 times in 100', 'about 8 times in 1,000': how often something happens that seldom does."""
    per = 100 if chance >= 0.01 else 1000
    times = int(chance * per + 0.5)
    return f"about {'once' if times == 1 else f'{times} times'} in {per:,}"


def by_chance(count: int, share: float = _BEYOND_95) -> int:
    """How many of so many chance alone marks."""
    return int(count * share + 0.5)
