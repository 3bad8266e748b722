"""How people behind the figures are protected: what is claimed, and what is not."""

from markupsafe import Markup

from pages.components.html.markup import joined

QUESTION = "How are people protected?"
IN_SHORT = "Nobody is to be found in a figure, even by who subtracts one table from another."

_HEADED = Markup("<h3>{}</h3><ul>{}</ul>")
_ENTRY = Markup("<li>{}</li>")

_DONE = (
    (
        "Of every count of people, one that is less than 5 is withheld, nought included; less than 8 where the matter "
        "is sensitive, such as domestic abuse. Any other is shown to the nearest 5."
    ),
    (
        "Each count is rounded by itself, so that it is alike in every table, chart and download. Figures are rounded "
        "to 5 and may not add up."
    ),
    (
        "Shares, ranges and comparisons are made from the rounded counts. A share of a small count is "
        "said to be “5% or less”, of nearly all “95% or more”, and of fewer than 20 people there is none."
    ),
    (
        "Wards and groups are shown over longer periods than all Camden where they are small, and only once a period "
        "is over."
    ),
    (
        "A figure of a period that is over is revised once at most, a year later or when a fault in the extract is put "
        "right, and only where the count has moved well beyond what rounding hides."
    ),
    "What an official publisher has printed already is shown as it is, and so are counts of other things than people.",
)
_CLAIMED = (
    (
        "For every count of people from 1 to 4 (1 to 7 where sensitive), be it what was counted, what that is out of, "
        "or the difference of the two, all tables, periods, groups, shares and downloads together leave at least 3 "
        "whole numbers possible (4 where sensitive)."
    ),
    (
        "Before figures of the council's are shown, the refresh finds complete tables that prove this. They are held "
        "in memory only. What cannot be proved is withheld too, “to protect people: it would tell another figure”. "
        "Figures that are made up have nobody behind them: of these the proof is made only when it is asked for."
    ),
    "A closed figure changes at most once, and a change stands for at least 3 changed records.",
)
_NOT_CLAIMED = (
    "That counts of 5 and more (8 and more where sensitive) are hidden: they are only rounded.",
    "That the numbers that stay possible are equally likely.",
    (
        "Safety against someone who knows every record that came late: where they know all of a revision, 1% to 2% of "
        "the outcomes of such records could be worked out from one figure."
    ),
    (
        "Safety of small groups at one date after another: who knows the one person who joined between two dates can "
        "sometimes tell something of that person."
    ),
    (
        "For answers to a survey, which are weighted, only the number who answered is proved; what they answered is "
        "withheld and rounded alike, but is not part of the proof."
    ),
)


def statement() -> Markup:
    """What is done, what is claimed for it, and what is not."""
    parts = (
        ("What is done", _DONE),
        ("What is claimed", _CLAIMED),
        ("What is not claimed", _NOT_CLAIMED),
    )
    return joined(_HEADED.format(title, joined(map(_ENTRY.format, words))) for title, words in parts)
