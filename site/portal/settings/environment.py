"""The one place where the process environment is read and checked.

Every variable is described in `docs/configuration.md`. A wrong or missing value raises `Refused`
whose sentence names the variable, says what was found and what is wanted.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Mapping

MINIMUM_SECRET_LENGTH = 50
MINIMUM_SECRET_VARIETY = 12


class Refused(ImproperlyConfigured):
    """A variable of the environment is missing or wrong. The message names it."""


@dataclass(frozen=True)
class Environment:
    """Typed access to the `PORTAL_*` variables of one process.

    `values` is a mapping of strings such as `os.environ`; nothing else in the project reads that.
    """

    values: Mapping[str, str]

    def text(self, name: str, default: str | None = None) -> str:
        """The variable's text, stripped. Without a default the variable must be there and not empty."""
        value = self.values.get(name, "").strip()
        if value:
            return value
        if default is None:
            raise Refused(f"{name} is not set. Set it in the environment; docs/configuration.md says to what.")
        return default

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise Refused(f"{name} is '{value}', but must be one of: {', '.join(allowed)}.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        """1/0, true/false, yes/no, on/off in any case."""
        value = self.text(name, "1" if default else "0").lower()
        if value in environ.Env.BOOLEAN_TRUE_STRINGS:
            return True
        if value in {"0", "false", "no", "off", "f", "n"}:
            return False
        raise Refused(f"{name} is '{value}', but must be 1 or 0 (true/false, yes/no and on/off are taken too).")

    def whole_number(self, name: str, default: int, *, least: int, most: int) -> int:
        value = self.text(name, str(default))
        if not re.fullmatch(r"-?\d+", value) or not least <= int(value) <= most:
            raise Refused(f"{name} is '{value}', but must be a whole number from {least} to {most}.")
        return int(value)

    def words(self, name: str, default: str = "") -> list[str]:
        """A list parted by commas; empty parts are dropped."""
        return [part.strip() for part in self.text(name, default).split(",") if part.strip()]

    def folder(self, name: str, default: Path) -> Path:
        """An absolute folder that exists or can be made, and that this process may write to."""
        path = Path(self.text(name, str(default))).expanduser().resolve()
        try:
            path.mkdir(parents=True, exist_ok=True)
            probe = path / ".writable"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise Refused(f"{name} is '{path}', but that folder cannot be written to: {error.strerror}.") from error
        return path

    def address(self, name: str, default: str | None, schemes: tuple[str, ...]) -> str:
        """A URL of one of `schemes`; empty when the default is empty and nothing is set."""
        value = self.text(name, default)
        if not value:
            return ""
        try:
            parts = urlsplit(value)
            port_is_fine = parts.port is None or parts.port > 0
        except ValueError:
            parts, port_is_fine = urlsplit(""), False
        if parts.scheme not in schemes or not port_is_fine or not (parts.netloc or parts.path):
            raise Refused(f"{name} is not an address that begins with {' or '.join(s + '://' for s in schemes)}.")
        return value

    def database(self, name: str, default: str) -> dict[str, object]:
        """Django's database settings from `sqlite:///path` or `postgres://user:password@host:port/name`."""
        url = self.address(name, default, ("sqlite", "postgres", "postgresql"))
        try:
            return dict(environ.Env.db_url_config(url))
        except (ValueError, ImproperlyConfigured) as error:
            raise Refused(f"{name} cannot be read as a database address.") from error

    def secret(self, name: str) -> str:
        """A signing key that is long and varied enough for production."""
        value = self.text(name)
        weak_words = ("insecure", "change-me", "changeme", "secret-key", "demo")
        if (
            len(value) < MINIMUM_SECRET_LENGTH
            or len(set(value)) < MINIMUM_SECRET_VARIETY
            or any(word in value.lower() for word in weak_words)
        ):
            raise Refused(
                f"{name} is too weak: at least {MINIMUM_SECRET_LENGTH} random characters are wanted. "
                'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
            )
        return value


ENVIRONMENT = Environment(os.environ)
