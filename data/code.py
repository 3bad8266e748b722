"""The code that checks and counts, as a digest: by it, what was checked or counted is known to be so still."""

import hashlib
from functools import cache
from pathlib import Path

# The command lines, the data dictionary and the generated parts of documents.
_WORDING = ("__main__.py", "words.py", "documentation.py")
# What keeps what people enter neither checks nor counts.
_ENTERED = "store"


@cache
def digest(room: Path, besides: Path | None = None) -> str:
    """Over the code of a room with every folder in it, and the reference tables there, but not what only words a
    command or a document, nor what keeps what people enter, nor what lies in the folder `besides`."""
    code = [path for path in room.rglob("*") if path.suffix in (".py", ".sql") and path.is_file()]
    apart = {besides, room / _ENTERED}
    counting = [path for path in code if path.name not in _WORDING and apart.isdisjoint(path.parents)]
    reference = [*(room / "geography").glob("*.csv"), *(room / "calendar").glob("*.csv")]
    hashed = hashlib.sha256()
    for path in sorted([*counting, *reference]):
        hashed.update(f"{path.relative_to(room)} {hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return hashed.hexdigest()
