"""What a room's README claims, read from its text so that tests can hold it to that."""

import ast
import doctest
import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

HOUSE = Path(__file__).parent.parent / "relations"


def readme_of(room: str) -> str:
    return (HOUSE / room / "README.md").read_text(encoding="utf-8")


def run_examples(room: str) -> doctest.TestResults:
    """Run the Python examples of a README, in order and with shared names."""
    examples = re.findall(r"^```python\n(.*?)^```", readme_of(room), re.MULTILINE | re.DOTALL)
    code = "\n".join(examples)
    return doctest.DocTestRunner().run(
        doctest.DocTestParser().get_doctest(code, {}, room, None, None)
    )


def table(room: str, heading: str) -> list[list[str]]:
    """The rows of the README's table whose first column has this heading."""
    lines = readme_of(room).splitlines()
    [start] = [number for number, line in enumerate(lines) if line.startswith(f"| {heading} |")]
    rows = takewhile(lambda line: line.startswith("|"), lines[start + 2 :])
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def climbs(room: str, folder: str = "") -> list[str]:
    """What does not keep to the README's floors: a module that is on none, and each import up.

    ``folder`` names one inside the room that has a table of its own, headed "floor of" its name.
    """
    prefix = ".".join(filter(None, ["relations", room, folder]))
    floors = {
        name.strip("/"): int(floor)
        for floor, names in table(room, f"floor of `{folder}/`" if folder else "floor")
        for name in re.findall(r"`([\w/]+)`", re.sub(r"\(.*?\)", "", names))
    }
    found = []
    for module in sorted((HOUSE / room / folder).rglob("*.py")):
        place = module.relative_to(HOUSE / room / folder).parts[0].removesuffix(".py")
        if place == "__init__":
            continue
        if place not in floors:
            found.append(f"{place} is on no floor")
        for name in imports_of(module):
            other = name.removeprefix(f"{prefix}.").split(".")[0]
            is_inside = name.startswith(f"{prefix}.") and other != place
            if is_inside and floors.get(other, 0) >= floors.get(place, 0):
                found.append(f"{place} imports {other}")
    return found


def imports_of(module: Path) -> Iterator[str]:
    """The dotted names of the modules that a module imports, or imports from."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages_of(room: str) -> set[str]:
    """The top-level packages that a room imports, and the rooms of the house as `relations.x`."""
    names = [
        name.split(".") for module in (HOUSE / room).rglob("*.py") for name in imports_of(module)
    ]
    return {".".join(name[: 2 if name[0] == "relations" else 1]) for name in names}


def missing_files(room: str) -> list[str]:
    """The files to mend that the README names and that do not exist."""
    named = [
        (folder, name)
        for _, code, tests in table(room, "what is wrong")
        for folder, cell in ((HOUSE / room, code), (HOUSE.parent / "tests" / room, tests))
        for name in re.findall(r"`([^`]+)`", cell)
    ]
    return [name for folder, name in named if not (folder / name).exists()]
