"""Triggers by which the database itself refuses to change or delete what was recorded.

They hold against every program that speaks to the database, not only against Django. Someone who may change the
database's schema can remove them, as `flush` does; `verify_audit` then finds what was changed.

On SQLite a table that Django rebuilds for a schema change loses its triggers: such a migration ends with
`RunPython(protect)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MESSAGE = "the audit record is append-only"
CHAIN_STAYS = (
    "NEW.length <> OLD.length + 1 OR NEW.subject_type <> OLD.subject_type"
    " OR NEW.subject_id <> OLD.subject_id OR NEW.id <> OLD.id"
)

SQLITE = {
    ("audit_entry", "audit_entry_no_update"): "BEFORE UPDATE ON audit_entry",
    ("audit_entry", "audit_entry_no_delete"): "BEFORE DELETE ON audit_entry",
    ("audit_chain", "audit_chain_only_grows"): f"BEFORE UPDATE ON audit_chain WHEN {CHAIN_STAYS}",
    ("audit_chain", "audit_chain_no_delete"): "BEFORE DELETE ON audit_chain",
}
POSTGRESQL = {
    ("audit_entry", "audit_entry_no_change"): "BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW",
    ("audit_entry", "audit_entry_no_truncate"): "BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT",
    ("audit_chain", "audit_chain_only_grows"): f"BEFORE UPDATE ON audit_chain FOR EACH ROW WHEN ({CHAIN_STAYS})",
    ("audit_chain", "audit_chain_no_delete"): "BEFORE DELETE ON audit_chain FOR EACH ROW",
    ("audit_chain", "audit_chain_no_truncate"): "BEFORE TRUNCATE ON audit_chain FOR EACH STATEMENT",
}
POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation';
END
$body$
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers in place; those that are there already are left."""
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
            for (_table, name), event in POSTGRESQL.items():
                cursor.execute(f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION audit_refuse()")
        elif connection.vendor == "sqlite":
            for (_table, name), event in SQLITE.items():
                cursor.execute(f"CREATE TRIGGER {name} {event} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END")


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table, name in POSTGRESQL:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        elif connection.vendor == "sqlite":
            for _table, name in SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def protect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For `RunPython` in a migration."""
    install(schema_editor.connection)


def unprotect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    remove(schema_editor.connection)
