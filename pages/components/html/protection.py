"""How people behind the figures are protected: what is claimed, and what is not."""

from markupsafe import Markup

from pages.components.html.markup import joined

QUESTION = "How are people protected?"
IN_SHORT = (
    "Small counts of people are withheld and all others are rounded, so that setting one table against another gives "
    "no small count away."
)

_STATEMENT = Markup('<div class="protection">{}</div>')
_HEADED = Markup("<h3>{}</h3><ul>{}</ul>")
_ENTRY = Markup("<li>{}</li>")

_DONE = (
    (
        "A count of fewer than 5 people is withheld, and so is a count of none. Where the matter is sensitive, such as "
        "domestic abuse, the limit is 8. Every other count is shown to the nearest 5."
    ),
    (
        "Each count is rounded by itself, so the same count is the same in every table, chart and download. Figures "
        "are rounded to 5 and may not add up."
    ),
    (
        "Percentages, rates, ranges and comparisons are made from the rounded counts. The percentage of a small count "
        "is given only by its limit, such as “5% or less”, and in a survey withheld; that of all or nearly all is "
        "given as “95% or more”. Of fewer than 20 people, or of fewer than 30 answers to a survey, there is no "
        "percentage."
    ),
    (
        "Wards, neighbourhoods and groups are shown by the quarter or by the year where their numbers are small, and "
        "only once the period is over. A few indicators are never shown for wards."
    ),
    (
        "Once a period is over its figure is revised at most once: a year later, or when a fault in the extract is put "
        "right, and only where the count has moved well beyond what rounding hides."
    ),
    "What an official publisher has printed is shown as printed, and counts of things other than people are exact.",
)
_CLAIMED = (
    (
        "Take any count of people from 1 to 4, or from 1 to 7 where the matter is sensitive: of those counted, of "
        "those they are out of, or of the difference between the two. All tables, periods, groups, percentages and "
        "downloads together leave at least 3 whole numbers possible for it, and at least 4 where the matter is "
        "sensitive."
    ),
    (
        "Before figures of the council's are shown, the refresh proves this: it finds other complete tables that would "
        "be shown in exactly the same way. They are held in memory and never written down. A figure for which there is "
        "no such proof is made safe by withholding more, marked “to protect people: it would tell another figure”. "
        "Figures that are made up have nobody behind them, so for them the proof is made only when it is asked for."
    ),
    "A change in the figure of a period that is over stands for at least 3 changed records.",
)
_NOT_CLAIMED = (
    "That counts of 5 or more, or of 8 or more where the matter is sensitive, are hidden. They are only rounded.",
    "That the whole numbers that stay possible are equally likely.",
    (
        "That a revision is safe from someone who knows every record that came late. For 1% to 2% of those records "
        "they could be certain of the outcome from one figure."
    ),
    (
        "That small groups are safe from one date to the next. Someone who knows the one person who joined a small "
        "group between two dates could tell the outcome of that person in 6% to 12% of cases."
    ),
    (
        "That the proof covers what people answered in a survey, since answers are weighted. It covers how many "
        "answered; what they answered is withheld and rounded in the same way."
    ),
)


def statement() -> Markup:
    """What is done, what is claimed for it, and what is not."""
    parts = (
        ("What is done", _DONE),
        ("What is claimed", _CLAIMED),
        ("What is not claimed", _NOT_CLAIMED),
    )
    return _STATEMENT.format(joined(_HEADED.format(title, joined(map(_ENTRY.format, words))) for title, words in parts))
