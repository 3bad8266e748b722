"""What every function here asks of what it is given: arrays that fit together, words that are known."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Marks = NDArray[np.bool_]
Words = NDArray[np.str_]
Polarity = str | Sequence[str] | Words

# Which way is good: up, down, or neither.
GOOD = {"high_is_good": 1, "low_is_good": -1, "neutral": 0}


def same_shape(**arguments: ArrayLike) -> list[Floats]:
    """The arguments as arrays of numbers of one shape, in their order. nan is what is missing. Raises ValueError, which
    names the argument, for what is infinite and for shapes that do not fit together."""
    arrays = {name: np.asarray(value, dtype=np.float64) for name, value in arguments.items()}
    for name, array in arrays.items():
        refuse(name, array, np.isinf(array), "finite")
    if len({array.shape for array in arrays.values()}) == 1:
        return list(arrays.values())
    try:
        return list(np.broadcast_arrays(*arrays.values()))
    except ValueError as error:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise ValueError(f"shapes do not fit together: {shapes}") from error


def of_each(**arguments: ArrayLike) -> list[Floats]:
    """The arguments as arrays of one shape of two dimensions: a series a row, its points in the order of time."""
    arrays = same_shape(**arguments)
    if arrays[0].ndim != 2:
        names = ", ".join(arguments)
        raise ValueError(f"{names} must have two dimensions, series and points; got {arrays[0].ndim}")
    return arrays


def of_one(**arguments: ArrayLike) -> list[Floats]:
    """The arguments as arrays of one shape of one dimension: the points of a series in the order of time."""
    arrays = same_shape(**arguments)
    if arrays[0].ndim != 1:
        names = ", ".join(arguments)
        raise ValueError(f"{names} must have one dimension, the points of a series; got {arrays[0].ndim}")
    return arrays


def refuse(name: str, values: Floats, wrong: Marks, rule: str) -> None:
    """Raises ValueError, with the first that is wrong, where any is."""
    if np.count_nonzero(wrong):  # asked of many small arrays, of which it takes a tenth of the time of np.any
        first = float(values[wrong].flat[0])
        raise ValueError(f"{name} must be {rule}; got {first:g}")


def good(polarity: Polarity, shape: tuple[int, ...]) -> Whole:
    """1 where up is good, -1 where down is, 0 where neither, in this shape: of one word, or of one for each.
    Raises ValueError for a word that is no polarity."""
    words = np.asarray(polarity, dtype=np.str_)
    each = words.ravel().tolist()
    if unknown := set(each) - GOOD.keys():
        raise ValueError(f"polarity must be one of {', '.join(GOOD)}; got {min(unknown)!r}")
    known = np.array([GOOD[word] for word in each], np.int64).reshape(words.shape)
    return np.broadcast_to(known, shape)


def meanings(direction: Whole, side: Whole) -> Words:
    """What going this way means (1 up, -1 down, 0 neither), given which side is good, both of one shape: improvement
    or concern; high or low where neither side is good; common where it goes neither way."""
    judged = np.where(direction == side, "improvement", "concern")
    plain = np.where(direction > 0, "high", "low")
    return np.where(direction == 0, "common", np.where(side == 0, plain, judged))


def mean(values: Floats, there: Marks) -> Floats:
    """The mean along the last axis of those that are there; nan where none is."""
    number = there.sum(axis=-1)
    total = np.where(there, values, 0.0).sum(axis=-1)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)
