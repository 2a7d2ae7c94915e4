"""`python -m bench fill SIZE` makes an invented record in the database of `DATABASE_URL`, which may
be empty; `python -m bench run SIZE…` measures, and writes `bench/RESULTS.md` after each size."""

import os
import signal
import sys
from argparse import ArgumentParser
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("act", choices=["fill", "run"])
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of events")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another record")
    options = parser.parse_args()
    if options.act == "fill":
        [size] = options.sizes
        fill(size, options.seed)
    else:
        measure(options.sizes)


def fill(size: int, seed: int) -> None:
    """Fill the database, which is made first."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench.filling import fill
    from bench.world import World
    from relations.editions.index_chunks import seal
    from relations.management.planner_statistics import gather_statistics

    call_command("migrate", verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    if connection.vendor == "sqlite":
        # A crash costs no more than another filling; the indexes of a large record are large.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -500000")
    fill(World(size, seed), tell=lambda stored: print(f"\r{stored:,}", end="", file=sys.stderr))
    print(file=sys.stderr)
    seal()
    gather_statistics()


def measure(sizes: list[int]) -> None:
    """Run the benchmark, the smallest record first. Told to end, it ends its servers too."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))
    from bench.results import page_of
    from bench.running import run

    runs = []
    for size in sorted(sizes):
        runs.append(run(size))
        RESULTS.write_text(page_of(runs))


if __name__ == "__main__":
    main()
