"""On how many figures Camden is better or worse than most of its peers, in a sentence."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from metrics import Beside, PeerGroup
from pages.components.exhibits.peer_rows import Row
from pages.components.html.markup import joined
from pages.components.html.template import Template
from pages.components.words.numbers import many
from pages.components.words.peers import whose
from pages.components.words.places import BOROUGH_NAME

_COLOURED, _PLAIN = Template('<b class="{}">{}</b>'), Markup("{}")


def lead(told: Sequence[Row], group: PeerGroup) -> Markup:
    """How many have a range and are judged: on how many Camden is better than most, on how many worse; how many have
    only a place."""
    counts = Counter(each.most for each in told)
    judged = len(told) - counts[Beside.NONE]
    sentences = [_PLAIN.format(f"Of {many(len(told))} held for London's boroughs, {_ranged(judged)} with a range.")]
    if judged:
        sentences.append(_judged(counts, judged, group))
    if unjudged := counts[Beside.NONE]:
        which = ("The other" if judged else "All") if unjudged > 1 else "The other one" if judged else "It"
        have = f"{which} {unjudged} have" if unjudged > 1 else f"{which} has"
        sentences.append(_PLAIN.format(f"{have} a place here, and no verdict."))
    return joined(sentences, Markup(" "))


def _ranged(judged: int) -> str:
    return "1 is published" if judged == 1 else f"{judged or 'none'} {'are' if judged else 'is'} published"


def _judged(counts: Counter[Beside], judged: int, group: PeerGroup) -> Markup:
    better, worse = counts[Beside.BETTER], counts[Beside.WORSE]
    these = "this one" if judged == 1 else "these"
    if counts[Beside.SIMILAR] == judged:
        none = (
            f"On {these}, {BOROUGH_NAME} is neither better nor worse than most of {whose(group)}: too close to tell, or"
        )
        return _PLAIN.format(f"{none} in the middle.")
    neutral = counts[Beside.HIGHER] + counts[Beside.LOWER]
    words = Markup("On {}, {} is {} {} and {}{}.").format(
        these,
        BOROUGH_NAME,
        _side(better, "better than most", "better"),
        f"of {whose(group)} on {better or 'none'}",
        _side(worse, f"worse on {worse or 'none'}", "worse"),
        f", and higher or lower on {neutral}, where neither way is better" if neutral else "",
    )
    rest = judged - better - worse - neutral
    if not rest:
        return words
    other = f"the other {rest}" if rest < judged else f"all {rest}" if rest > 1 else "it"
    return words + Markup(" On {} it is too close to tell, or in the middle.").format(other)


def _side(count: int, words: str, name: str) -> Markup:
    return _COLOURED.format(name, words) if count else _PLAIN.format(words)
