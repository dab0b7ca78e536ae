"""Django's command line, with a record of how the commands of the clock ended."""

from __future__ import annotations

from datetime import UTC, datetime

from django.apps import apps
from django.core.management import execute_from_command_line
from django.utils.module_loading import import_string

# Named, not imported: it needs the models, which are there only once Django has started.
RECORD = "portal.cms.routines.recording.record"


def run(argv: list[str]) -> None:
    started, note = datetime.now(UTC), ""
    try:
        execute_from_command_line(argv)
    except SystemExit as end:
        note = "" if end.code in (None, 0) else f"SystemExit {end.code}"
        raise
    except BaseException as error:
        note = type(error).__name__
        raise
    finally:
        if len(argv) > 1 and apps.models_ready:
            import_string(RECORD)(argv[1], started, note)
