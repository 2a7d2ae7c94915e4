"""`python -m tests.crowd COUNT [--seed N]`: publish a crowd on the database of `DATABASE_URL`."""

import os
from argparse import ArgumentParser

import django
from django.core.management import call_command

# Models can be imported only from here on.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
django.setup()

from tests.crowd.publishing import publish_crowd  # noqa: E402


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.crowd", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=300)
    parser.add_argument("--seed", type=int, default=1, help="another seed, another crowd")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    editions = publish_crowd(options.count, options.seed)
    sources = {code for edition in editions for code in edition.document["sources"]}
    print(f"{len(editions)} events published, from {len(sources)} sources.")


if __name__ == "__main__":
    main()
