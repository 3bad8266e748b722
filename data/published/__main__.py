"""python -m data.published: makes the kept tables of published figures again."""

from pathlib import Path
from typing import Annotated

import typer

from data.contracts.folder import all_contracts
from data.holding.files import reference_path
from data.holding.saving import replacing
from data.published import TABLES, text

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def make(
    folder: Annotated[
        Path, typer.Option("--from", metavar="FOLDER", help="The folder that `realdata` and `facts` are in.")
    ],
) -> None:
    """Write each table anew from its publishers' files, or none where one of them cannot be made."""
    try:
        made = {name: text(name, folder) for name in TABLES}
    except (OSError, ValueError) as error:
        typer.echo(f"Nothing was written: {error}", err=True)
        raise typer.Exit(1) from error
    for name, lines in made.items():
        path = reference_path(all_contracts()[name])
        with replacing(path) as temporary:
            temporary.write_text(lines, encoding="utf-8", newline="\n")
        typer.echo(f"Wrote {lines.count(chr(10)) - 1:,} rows to {path}")


if __name__ == "__main__":
    app(prog_name="python -m data.published")
