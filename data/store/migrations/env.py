"""What Alembic runs: the steps that a store lacks, in the transaction that it was given."""

from alembic import context

from data.store.migrations.steps import FORM

context.configure(connection=context.config.attributes["connection"], version_table=FORM)
with context.begin_transaction():
    context.run_migrations()
