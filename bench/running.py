"""A run of the benchmark: everybody is asked the same on the same events, in turn, after the answer
of the site was held against that of the oracle."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import rivals
from bench.databases import filled_postgresql, filled_sqlite, flat_sqlite
from bench.measuring import Cost, answer_of, cost_of, largest_memory, tag_of
from bench.oracle import Answer, ask
from bench.questions import Question, questions, wrong_in
from bench.servers import Served, datasette, plain_django, site
from bench.world import World

SITE, ON_POSTGRESQL, PLAIN, DATASETTE, BARE = (
    "SQLite", "PostgreSQL", "plain Django", "Datasette", "bare view",
)  # fmt: skip
KEPT, UNCHANGED = "kept", "unchanged"


@dataclass
class Asking:
    """A question that was asked: its cost by who answered, in which parts the site was wrong, and
    how many events others said there are where that is not what the oracle says. What the site does
    anew for each request is its cost; `KEPT` is that of what it keeps between publications, and
    `UNCHANGED` that of telling somebody that nothing has changed."""

    question: Question
    expected: Answer
    costs: dict[str, Cost] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    counted: dict[str, int | None] = field(default_factory=dict)


@dataclass
class Run:
    """All that was measured at one size; `memory`, in megabytes, and `cold_start`, in seconds, are
    by who answered."""

    size: int
    askings: list[Asking]
    memory: dict[str, float]
    cold_start: dict[str, float]


def run(size: int) -> Run:
    """Measure a record of a size."""
    world = World(size)
    asked = questions(world)
    expected = ask(world, [each.tally for each in asked])
    askings = [Asking(*each) for each in zip(asked, expected, strict=True)]
    flat = flat_sqlite(size)
    with TemporaryDirectory(prefix="dyad-bench-") as name:
        folder = Path(name)
        with _servers(size, flat, folder) as served:
            for number, asking in enumerate(askings, 1):
                _ask(asking, served, flat.stem, folder / str(number))
            memory = {name: largest_memory(each.pid) for name, each in served.items()}
            cold = {name: each.cold_start for name, each in served.items()}
    return Run(size, askings, memory, cold)


@contextmanager
def _servers(size: int, flat: Path, folder: Path) -> Iterator[dict[str, Served]]:
    """All who are asked, by name."""
    on_sqlite = f"sqlite:///{filled_sqlite(size)}"
    (folder / "0").write_bytes(b"")
    with ExitStack() as running:
        postgresql = running.enter_context(filled_postgresql(size))
        yield {
            SITE: running.enter_context(site(on_sqlite)),
            ON_POSTGRESQL: running.enter_context(site(postgresql)),
            PLAIN: running.enter_context(plain_django(on_sqlite, folder)),
            DATASETTE: running.enter_context(datasette(flat)),
        }


def _ask(asking: Asking, served: dict[str, Served], flat: str, file: Path) -> None:
    """Ask one question of everybody who can be asked it; `file`, whose name is a number, then holds
    the site's answer."""
    question = asking.question
    for name in (SITE, ON_POSTGRESQL):
        file.write_bytes(answer_of(served[name], question.address))
        asking.wrong[name] = wrong_in(question.read(file.read_bytes()), asking.expected)
    addresses = _addresses_at_rivals(asking, flat)
    for name, address in addresses.items():
        asking.counted[name] = rivals.count_in(answer_of(served[name], address))
    asking.costs[SITE] = cost_of(served[SITE], _not_kept(question.address))
    asking.costs[ON_POSTGRESQL] = cost_of(served[ON_POSTGRESQL], _not_kept(question.address))
    if _not_kept(question.address) != question.address:
        tag = tag_of(served[SITE], question.address)
        asking.costs[KEPT] = cost_of(served[SITE], question.address)
        asking.costs[UNCHANGED] = cost_of(served[SITE], question.address, tag)
    asking.costs[BARE] = cost_of(served[PLAIN], f"/bare/{file.name}/")
    for name, address in addresses.items():
        asking.costs[name] = cost_of(served[name], address)


def _not_kept(address: str) -> str:
    """An address with the same answer that the site makes anew each time: it keeps those to
    addresses without parameters."""
    return address if "?" in address else f"{address}?anew"


def _addresses_at_rivals(asking: Asking, flat: str) -> dict[str, str]:
    question = asking.question
    if question.asked is None:
        return {}
    return {
        PLAIN: rivals.plain_address(question.asked, asking.expected["before"]),
        DATASETTE: rivals.datasette_address(flat, question.asked, question.after),
    }
