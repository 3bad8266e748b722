"""What was heard, taken away as a file: of what is shown when the file is asked for, whatever the page showed."""

from collections.abc import Sequence

import pyarrow as pa
from markupsafe import Markup

from data.store import Reviewed
from metrics import Snapshot
from pages.components.exhibits import heard_rows
from pages.components.screen import downloads, hearing
from pages.components.words import heard as words


def voices(snapshot: Snapshot, several: Sequence[Reviewed]) -> Markup:
    """The ways by which some voices are taken away."""

    def made() -> pa.Table:
        return heard_rows.table(hearing.still_shown(snapshot, several))

    def book() -> bytes:
        return heard_rows.book(snapshot, hearing.still_shown(snapshot, several))

    return downloads.row(downloads.links(f"voices-{snapshot.name}", made, book, of=words.ASKED))
