#!/usr/bin/env python
"""Django's command line, run from anywhere: `python site/manage.py <command>`."""

import sys
from pathlib import Path

from django.core.management import execute_from_command_line

sys.path.insert(0, str(Path(__file__).resolve().parent))

from portal import bootstrap

if __name__ == "__main__":
    bootstrap.prepare()
    execute_from_command_line(sys.argv)
