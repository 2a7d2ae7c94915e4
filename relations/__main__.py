"""The management commands of an installed package: `dyad help`, or `python -m relations help`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    execute_from_command_line(["dyad", *sys.argv[1:]])


if __name__ == "__main__":
    main()
