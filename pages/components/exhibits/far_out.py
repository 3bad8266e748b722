"""What lies so far out that an axis with room for it would press all others together."""

from collections.abc import Collection, Sequence

_PRESSED = 0.35  # of the axis is all that the others would have
_AT_EACH_END = 2


def far_out(values: Sequence[float], never: Collection[float] = ()) -> tuple[float, ...]:
    """Those values, no more than two at each end, and none of the `never`: without them the others reach over a third
    of the axis at the most."""
    found: list[float] = []
    for high in (True, False):
        for _ in range(_AT_EACH_END):
            rest = sorted(each for each in values if each not in found)
            if len(rest) < _AT_EACH_END + 1:
                break
            end = rest[-1] if high else rest[0]
            others = rest[:-1] if high else rest[1:]
            if end in never or not others[-1] - others[0] < _PRESSED * (rest[-1] - rest[0]):
                break
            found.append(end)
    return tuple(found)
