"""What is heard: what became of each voice, which stays, and its words, which go when it is withdrawn."""

import sqlalchemy as sa
from alembic import op

from data.store.migrations.append_only import hold, hold_but_for

revision = "2"
down_revision = "1"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WITHDRAWN = "exists (select 1 from voices where voices.id = old.id and voices.state = 'withdrawn')"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "voices",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("id", "version", name="voices_versions"),
        sqlite_autoincrement=True,
    )
    hold("voices")
    op.create_table(
        "voice_words",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
        sa.UniqueConstraint("id", "version", name="voice_words_versions"),
        sqlite_autoincrement=True,
    )
    hold_but_for("voice_words", _WITHDRAWN)
    if op.get_bind().dialect.name == "postgresql":
        # Else it would copy common values into its statistics, where no deletion reaches them.
        op.execute("alter table voice_words alter column said set statistics 0")
