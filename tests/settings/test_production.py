"""Production starts only with real secrets and addresses, without demonstration data, and passes Django's own check."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from portal.bootstrap import REPOSITORY_ROOT

GOOD = {
    "PORTAL_SECRET_KEY": "k7Qm2x9TzR4vB8nL1pW6sD3fG5hJ0cY_aE-uIoVtXqZrNwMbKdSgPlHy",
    "PORTAL_ALLOWED_HOSTS": "cong.laocai.example",
    "PORTAL_BASE_URL": "https://cong.laocai.example",
    "PORTAL_DATABASE_URL": "postgres://portal:x@127.0.0.1:5432/portal",
    "PORTAL_MAIL_FROM": "Cong Lao Cai <no-reply@laocai.example>",
    "PORTAL_SMTP_URL": "smtp+tls://u:p@mail.laocai.example:587",
}


def start(tmp_path, *command: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PORTAL_", "DJANGO_"))}
    environment |= GOOD | {"PORTAL_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    environment |= {"PYTHONPATH": f"{REPOSITORY_ROOT / 'site'}{os.pathsep}{REPOSITORY_ROOT}"}
    for key, value in changes.items():
        environment.pop(key, None)
        if value is not None:
            environment[key] = value
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, check=False, cwd=REPOSITORY_ROOT
    )


@pytest.mark.slow
def test_the_deployment_check_has_no_warning(tmp_path) -> None:
    result = start(tmp_path, "site/manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORTAL_SECRET_KEY", None),
        ("PORTAL_SECRET_KEY", "weak"),
        ("PORTAL_ALLOWED_HOSTS", None),
        ("PORTAL_ALLOWED_HOSTS", "*"),
        ("PORTAL_BASE_URL", None),
        ("PORTAL_BASE_URL", "http://cong.laocai.example"),
        ("PORTAL_DATABASE_URL", None),
        ("PORTAL_DATABASE_URL", "mysql://somewhere/portal"),
        ("PORTAL_MAIL_FROM", None),
        ("PORTAL_SMTP_URL", "https://mail"),
        ("PORTAL_DEMONSTRATION", "1"),
        ("PORTAL_DEMO_PASSWORD", "something"),
        ("PORTAL_SECOND_FACTOR", "off"),
    ],
)
def test_a_wrong_or_missing_value_stops_the_start_and_is_named(tmp_path, variable: str, value: str | None) -> None:
    result = start(tmp_path, "-c", "import portal.settings.production", **{variable: value})
    assert result.returncode != 0
    assert variable in result.stderr.strip().splitlines()[-1]
