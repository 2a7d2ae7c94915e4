"""What the documents promise is there: variables, commands, files, versions and words."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from relations.editions.facets import FACETS
from relations.queries.selection import Selection

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "relations/**/*.md", "fixtures/*.md", "bench/README.md")
    for path in ROOT.glob(pattern)
)
FOLDERS = ("relations", "bench", "tests", "templates", "static", "fixtures", "docs", ".github")
# A file that a document names: `web/fragments.py`, but not the address `/timeline.json`.
NAMED_FILE = re.compile(r"`([\w.][\w./-]*\.(?:py|html|css|js|json|txt|csv|md|toml|yml|yaml|svg))`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


def readme_table(heading: str) -> list[str]:
    """The first cells of the table below a line of README that begins with this, less its head."""
    lines = (ROOT / "README.md").read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(heading))
    rows = [line for line in lines[start : lines.index("", start)] if line.startswith("| `")]
    return [row.split("|")[1].strip().strip("`") for row in rows]


def variables_read() -> Iterator[str]:
    """The names that the settings read from the environment."""
    for name in ("settings.py", "environment.py"):
        for node in ast.walk(ast.parse((ROOT / "relations" / name).read_text())):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called.removeprefix("environment.").startswith("env."):
                yield ast.literal_eval(node.args[0])


def files() -> list[str]:
    """All files that a document may name, from the root of the checkout."""
    below = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    return [f"/{path.relative_to(ROOT).as_posix()}" for path in [*ROOT.iterdir(), *below]]


def test_readme_tells_every_variable_of_the_environment() -> None:
    assert sorted(readme_table("| variable |")) == sorted(variables_read())


def test_readme_tells_every_management_command() -> None:
    commands = (ROOT / "relations" / "management" / "commands").glob("[!_]*.py")
    told = {command.split()[0] for command in readme_table("| command (")}
    assert told == {path.stem for path in commands}


def test_readme_tells_every_parameter_of_a_selection() -> None:
    told = [name.strip("` ") for cell in readme_table("| parameter |") for name in cell.split(",")]
    single = {each.name for each in fields(Selection)} - {"choices"}
    assert sorted(told) == sorted(single | FACETS.keys())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    text, there = document.read_text(), files()
    named = {name for name in NAMED_FILE.findall(text) if not (ROOT / name).exists()}
    assert {name for name in named if not any(path.endswith(f"/{name}") for path in there)} == set()
    assert [link for link in LINK.findall(text) if not (document.parent / link).exists()] == []


def glossary() -> list[tuple[str, str]]:
    """The name and the file of each declaration in the glossary."""
    text = (ROOT / "docs" / "glossary.md").read_text()
    return re.findall(r"\| `(\w+)` in `([\w./]+)` \|$", text, re.MULTILINE)


@pytest.mark.parametrize(("name", "path"), glossary())
def test_word_of_the_glossary_is_declared_where_it_says(name: str, path: str) -> None:
    tree = ast.parse((ROOT / path).read_text())
    declared = {
        getattr(node, "name", None) or ast.unparse(getattr(node, "target", None) or node.targets[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.Assign | ast.AnnAssign)
    }
    assert name in declared


def test_every_row_of_the_glossary_names_its_declaration() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text()
    rows = [line for line in text.splitlines() if line.startswith("| ") and " meaning " not in line]
    assert len(glossary()) == len(rows) >= 40


def test_citation_file_tells_the_version_and_the_license_of_the_package() -> None:
    lines = (ROOT / "CITATION.cff").read_text().splitlines()
    assert f"version: {PROJECT['version']}" in lines
    assert f"license: {PROJECT['license']}" in lines


VERSIONED = [
    "README.md",
    "CONTRIBUTING.md",
    "Makefile",
    ".github/workflows/ci.yml",
    ".gitlab-ci.yml",
]


@pytest.mark.parametrize("document", VERSIONED)
def test_python_versions_are_told_as_the_package_declares_them(document: str) -> None:
    least, below = (int(minor) for minor in re.findall(r"3\.(\d+)", PROJECT["requires-python"]))
    told = set(re.findall(r"3\.(1\d)\b", (ROOT / document).read_text()))
    assert told == {str(minor) for minor in range(least, below)}


def test_a_commit_is_checked_by_what_make_lint_runs() -> None:
    recipe = (ROOT / "Makefile").read_text().split("\nlint: ")[1].split("\n\n")[0]
    commands = re.findall(r"^\t\$\(BIN\)/(.+)$", recipe, re.MULTILINE)
    hooks = (ROOT / ".pre-commit-config.yaml").read_text()
    entries = re.findall(r"entry: \.venv/bin/(.+)$", hooks, re.MULTILINE)
    assert entries == commands
