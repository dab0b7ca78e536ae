"""Django's `flush`, which empties the whole database, taking the audit record's protection off while it does so.

The test suite empties the database between its transaction tests by this command.
"""

from __future__ import annotations

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from portal.audit import protection
from portal.audit.models import Entry


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        if Entry._meta.db_table not in connection.introspection.table_names():
            super().handle(**options)
            return
        protection.remove(connection)
        try:
            super().handle(**options)
        finally:
            protection.install(connection)
