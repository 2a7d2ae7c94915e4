"""The results of the benchmark as a page of Markdown."""

from collections.abc import Iterator, Sequence

from bench.running import (
    BARE,
    DATASETTE,
    KEPT,
    ON_POSTGRESQL,
    PLAIN,
    SITE,
    UNCHANGED,
    Asking,
    Run,
)

_COLUMNS = (SITE, ON_POSTGRESQL, PLAIN, DATASETTE, BARE)


def page_of(runs: Sequence[Run]) -> str:
    """The whole page."""
    return "\n".join(["# What an answer costs", *(line for run in runs for line in _run(run)), ""])


def _run(run: Run) -> Iterator[str]:
    yield f"\n## {run.size:,} events\n"
    yield from _faults(run)
    yield "\nProcessor time of a request, in milliseconds:\n"
    yield from _table(
        ["question", "events", *_COLUMNS, "÷ Datasette", "÷ bare"],
        [_costs(each) for each in run.askings],
    )
    yield "\nThe site on SQLite: how long readers wait, in milliseconds, and requests a second:\n"
    yield from _table(
        ["question", "p50", "p99", "on 1 connection", "on 16"],
        [_waits(each) for each in run.askings],
    )
    yield "\nWhat the site keeps between publications, in requests a second on 16 connections:\n"
    yield from _table(
        ["question", "kept", "unchanged", "bare view", "kept ÷ bare", "unchanged ÷ bare"],
        [_rates(each) for each in run.askings if KEPT in each.costs],
    )
    yield "\nThe largest process, in megabytes, and the seconds from the start to an answer:\n"
    yield from _table(
        ["", *run.memory],
        [
            ["memory", *(f"{each:.0f}" for each in run.memory.values())],
            ["cold start", *(f"{each:.1f}" for each in run.cold_start.values())],
        ],
    )


def _faults(run: Run) -> Iterator[str]:
    """What of the answers was not what the oracle says."""
    wrong = [
        f"- {asking.question.name}, {name}: {', '.join(parts)}"
        for asking in run.askings
        for name, parts in asking.wrong.items()
        if parts
    ]
    asked = sum(len(asking.wrong) for asking in run.askings)
    yield f"The site answered {asked - len(wrong)} of {asked} questions as the oracle does."
    yield from wrong
    for asking in run.askings:
        for name, count in asking.counted.items():
            if count != asking.expected["count"]:
                told = f"{count} events instead of {asking.expected['count']}"
                yield f"- {asking.question.name}: {name} counts {told}"


def _costs(asking: Asking) -> list[str]:
    costs = asking.costs
    cpu = [f"{costs[name].cpu:.1f}" if name in costs else "" for name in _COLUMNS]
    ratios = [_ratio(asking, DATASETTE), _ratio(asking, BARE)]
    return [asking.question.name, str(asking.expected.get("count", "")), *cpu, *ratios]


def _ratio(asking: Asking, other: str) -> str:
    """How many times the site takes what another takes, which the kernel may not have counted."""
    costs = asking.costs
    if other not in costs or not costs[other].cpu:
        return ""
    return f"{costs[SITE].cpu / costs[other].cpu:.2f}"


def _waits(asking: Asking) -> list[str]:
    cost = asking.costs[SITE]
    waits = (f"{each:.0f}" for each in (cost.p50, cost.p99))
    rates = ("" if each is None else f"{each:.1f}" for each in (cost.alone, cost.crowded))
    return [asking.question.name, *waits, *rates]


def _rates(asking: Asking) -> list[str]:
    """The requests a second for what is kept, and what they are to those for the bare view."""
    kept, unchanged, bare = (asking.costs[each].crowded for each in (KEPT, UNCHANGED, BARE))
    rates = ("" if each is None else f"{each:.0f}" for each in (kept, unchanged, bare))
    ratios = ("" if not (each and bare) else f"{each / bare:.2f}" for each in (kept, unchanged))
    return [asking.question.name, *rates, *ratios]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
