"""The marks of places and categories beside their whole, in every figure."""

from metrics import Beside

# Symbol and its size in px. Similar ones are drawn as rings.
SYMBOLS = {
    Beside.BETTER: ("circle", 10),
    Beside.WORSE: ("diamond", 11),
    Beside.HIGHER: ("square", 9),
    Beside.LOWER: ("square", 9),
    Beside.SIMILAR: ("circle", 8),
    Beside.NONE: ("circle", 8),
}
