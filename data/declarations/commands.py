"""The form of both command lines: a faulty declaration ends in its sentences, whatever was asked for."""

from typing import Any

import typer
from typer.core import TyperGroup

from data.declarations.model import DeclarationError


class PlainSpoken(TyperGroup):
    """Commands that read declarations: one with faults ends them with 1, and a line for each fault."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except DeclarationError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error
