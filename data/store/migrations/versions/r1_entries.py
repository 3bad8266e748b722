"""Initiatives, expectations, decisions, reviews, meetings and actions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from data.store.migrations.append_only import hold

revision = "1"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _table(
        "initiatives",
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("priority", sa.Text, nullable=False),
        sa.Column("stage", sa.Text),
        sa.Column("started", sa.Date),
        sa.Column("started_to", sa.Text, nullable=False),
        sa.Column("moves", sa.JSON, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("sites", sa.JSON, nullable=False),
        sa.Column("comparison", sa.JSON, nullable=False),
        sa.Column("scale_of", sa.Text, nullable=False),
        sa.Column("scale_planned", sa.Integer),
        sa.Column("scale_reached", sa.Integer),
        sa.Column("budget", sa.Integer),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("next_review", sa.Date),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("illustrative", sa.JSON, nullable=False),
    )
    _table(
        "expectations",
        sa.Column("initiative", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("by_how_much", sa.Double, nullable=False),
        sa.Column("by", sa.Date, nullable=False),
        sa.Column("sites", sa.JSON, nullable=False),
        sa.Column("comparison", sa.JSON, nullable=False),
        sa.Column("stop_if", sa.Text, nullable=False),
    )
    _table(
        "decisions",
        sa.Column("initiative", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("differs", sa.Text, nullable=False),
        sa.Column("expects", sa.Text, nullable=False),
        sa.Column("conditions", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("review_on", sa.Date),
        sa.Column("meeting", sa.Text, nullable=False),
        sa.Column("evidence", sa.JSON, nullable=False),
    )
    _table(
        "reviews",
        sa.Column("of", sa.Text, nullable=False),
        sa.Column("found", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("meeting", sa.Text, nullable=False),
    )
    _table(
        "meetings",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("board", sa.Text, nullable=False),
        sa.Column("chair", sa.Text, nullable=False),
    )
    _table(
        "actions",
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("by", sa.Date, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("meeting", sa.Text, nullable=False),
    )


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        *columns,
        sa.UniqueConstraint("id", "version", name=f"{name}_versions"),
        sqlite_autoincrement=True,
    )
    hold(name)
