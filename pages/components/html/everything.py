"""All published tables in one file: what is in it, and what it is not to be taken for."""

from markupsafe import Markup

from metrics import Origin, Snapshot
from pages.components.html.markup import joined, paragraph

QUESTION = "Can I have all of it?"
IN_SHORT = (
    "Every published table in one zip, with what each column means: for other tools, and to publish as open data."
)
LABEL = "Download everything (ZIP)"

_HOLDS = (
    "It holds the figures of all {indicators} indicators, what is judged of them, what they are made from, the areas, "
    "and {public} public sources as they were used, each as CSV and as Parquet, with a README, the licence, and a "
    "description by the Frictionless Data Package standard. No row is about a person. It is made when it is asked for, "
    "in a few seconds."
)
_SAMPLE = (
    "Some of its figures are made up, so that the file is called a sample: its name, its title and each row of them "
    "say so. Do not pass it on as figures of Camden."
)
_COMMAND = "For a folder of open data, one command writes the same file: python -m metrics export FOLDER"


def about(snapshot: Snapshot) -> tuple[Markup, ...]:
    """What the file of a snapshot holds, in pieces that stand apart: first that it is a sample, where it is."""
    holds = _HOLDS.format(indicators=len(snapshot.indicators), public=len(snapshot.public_sources))
    sample = [paragraph("notice", _SAMPLE)] if Origin.SAMPLE in snapshot.origins else []
    return (*sample, joined(paragraph("foot unprinted", each) for each in (holds, _COMMAND)))
