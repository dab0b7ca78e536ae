"""What training adds to the Wagtail admin."""

from __future__ import annotations

from courses.certificates import hooks as certificates_hooks
from courses.progress import hooks as progress_hooks
from courses.registers import hooks as registers_hooks
from courses.registrations import hooks as registrations_hooks
from courses.sessions import hooks as sessions_hooks

__all__ = ["certificates_hooks", "progress_hooks", "registers_hooks", "registrations_hooks", "sessions_hooks"]
