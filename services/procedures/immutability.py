"""Triggers by which the database itself refuses to change a frozen version; only the loss of its page may be noted.

A version in use cannot be deleted: its dossiers hold it by a foreign key. On SQLite a table that Django rebuilds for a
schema change loses its triggers: such a migration ends with `RunPython(protect)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "services_procedureversion"
TRIGGER = "procedure_version_is_frozen"
MESSAGE = "a frozen procedure version never changes"
FROZEN = ("id", "code", "title", "number", "digest", "data", "form_version_id", "effective_from", "created_at")


def protect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For `RunPython` in a migration."""
    unprotect(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in FROZEN)
        repaged = "NEW.procedure_id IS NOT NULL AND NEW.procedure_id IS DISTINCT FROM OLD.procedure_id"
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {TRIGGER}() RETURNS trigger LANGUAGE plpgsql AS $body$ "
            f"BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $body$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE ON {TABLE} FOR EACH ROW "
            f"WHEN ({changed} OR ({repaged})) EXECUTE FUNCTION {TRIGGER}()"
        )
    elif schema_editor.connection.vendor == "sqlite":
        changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FROZEN)
        repaged = "NEW.procedure_id IS NOT NULL AND NEW.procedure_id IS NOT OLD.procedure_id"
        schema_editor.execute(
            f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE ON {TABLE} "
            f"WHEN {changed} OR ({repaged}) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )


def unprotect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_table = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TRIGGER}{on_table}")
