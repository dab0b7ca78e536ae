#!/usr/bin/env python
"""Django's command line, run from anywhere: `python site/manage.py <command>`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from portal import bootstrap, command_line

if __name__ == "__main__":
    bootstrap.prepare()
    command_line.run(sys.argv)
