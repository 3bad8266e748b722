"""That no row is ever changed or taken away is held by the database itself, whoever writes to it."""

from alembic import op

_SAID = "what was entered is never changed or deleted: a correction is a new version"
_POSTGRES_FUNCTION = f"""
create or replace function camden_refuse() returns trigger language plpgsql as $$
begin
    raise exception '{_SAID}' using errcode = 'restrict_violation';
end $$
"""


def hold(table: str) -> None:
    """Have the database refuse whatever would change or delete rows of a table."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_POSTGRES_FUNCTION)
        op.execute(
            f"create trigger {table}_rows before update or delete on {table} "
            "for each row execute function camden_refuse()"
        )
        op.execute(
            f"create trigger {table}_all before truncate on {table} for each statement execute function camden_refuse()"
        )
        return
    for change in ("update", "delete"):
        op.execute(
            f"create trigger {table}_{change} before {change} on {table} begin select raise(abort, '{_SAID}'); end"
        )
    # `insert or replace` deletes what is in its way, without a word to the trigger above.
    op.execute(
        f"create trigger {table}_replace before insert on {table} "
        f"when exists (select 1 from {table} where number = new.number or (id = new.id and version = new.version)) "
        f"begin select raise(abort, '{_SAID}'); end"
    )


def hold_but_for(table: str, gone: str) -> None:
    """The same, but that rows may be deleted of which `gone` holds, a condition on `old`."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_POSTGRES_FUNCTION)
        op.execute(
            f"create or replace function camden_refuse_{table}() returns trigger language plpgsql as $$ begin "
            f"if {gone} then return old; end if; "
            f"raise exception '{_SAID}' using errcode = 'restrict_violation'; end $$"
        )
        op.execute(
            f"create trigger {table}_deleted before delete on {table} "
            f"for each row execute function camden_refuse_{table}()"
        )
        op.execute(
            f"create trigger {table}_updated before update on {table} for each row execute function camden_refuse()"
        )
        op.execute(
            f"create trigger {table}_all before truncate on {table} for each statement execute function camden_refuse()"
        )
        return
    hold(table)
    op.execute(f"drop trigger {table}_delete")
    op.execute(
        f"create trigger {table}_delete before delete on {table} when not {gone} "
        f"begin select raise(abort, '{_SAID}'); end"
    )
