"""The file of an indicator, read: its head, its SQL, and on which lines they are."""

import re
from dataclasses import dataclass
from pathlib import Path

from data.declarations.document import Document, at, parse
from data.declarations.model import DeclarationError
from data.declarations.reading import text_of, validated
from metrics.declared.indicator import Indicator
from metrics.declared.keys import Head

_FILE = re.compile(r"\A/\*---\n(?P<head>.*?)\n---\*/\n(?P<sql>.+)\Z", re.DOTALL)
_COMMENT = re.compile(r"/\*|\*/")


@dataclass(frozen=True, slots=True)
class Declaration:
    """An indicator with its document, which says on which line each key is, and the line that its SQL begins on."""

    indicator: Indicator
    document: Document
    first_of_sql: int

    def in_sql(self, line: int, words: str) -> str:
        """A fault on a line of the SQL, counted from 1 there, with its line in the file."""
        return at(self.document.file, self.first_of_sql + line - 1, words)


def read(path: Path) -> Declaration:
    """What a file `<priority>/<slug>.sql` declares; raises DeclarationError with every fault."""
    file = f"{path.parent.name}/{path.name}"
    if not re.fullmatch("[a-z][a-z0-9_]*", path.stem):
        words = "the file's name is the slug: small letters, digits and '_', such as repairs_on_time.sql"
        raise DeclarationError([f"{file.encode(errors='backslashreplace').decode()}: {words}"])
    text = text_of(path, file)
    match = _FILE.match(text)
    if match is None or not match["sql"].strip():
        words = "the file starts with a head between '/*---' and '---*/', each on a line of its own, then its SQL"
        raise DeclarationError([at(file, 1, words)])
    comment = _COMMENT.search(match["head"])
    if comment:
        line = text.count("\n", 0, match.start("head") + comment.start()) + 1
        raise DeclarationError([at(file, line, f"a head holds no '{comment.group()}'; it is a comment itself")])
    document = parse(match["head"], file, first=2)
    validated(document, Head)
    place = {"slug": path.stem, "priority": path.parent.name, "sql": match["sql"].strip()}
    spaces = len(match["sql"]) - len(match["sql"].lstrip())
    first_of_sql = text.count("\n", 0, match.start("sql") + spaces) + 1
    return Declaration(Indicator.model_validate({**document.value, **place}), document, first_of_sql)
