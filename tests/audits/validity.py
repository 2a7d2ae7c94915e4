"""`python -m tests.audits.validity`: every page through the Nu HTML checker.

Prints each error under the page that has it, and exits 1 where there is one.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.pages import CROWDED_DYAD, DEMO_DYAD, pages_of
from tests.sites import in_development

CHECKER = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store_pages(folder)
        pages = sorted(folder.glob("*.html"))
        errors = errors_in(pages)
    for error in errors:
        page = Path(error["url"]).stem
        print(f"{page}: {error['message']}\n    {error.get('extract', '').strip()}")
    print(f"{len(pages)} pages checked, {len(errors)} errors.")
    return 1 if errors else 0


def store_pages(folder: Path) -> None:
    """Each page of the demo and of a crowd as a file that is named for it."""
    with in_development(folder) as site:
        site.manage("demo")
        site.run("-m", "tests.crowd", "60")
        for record, dyad in {"demo": DEMO_DYAD, "crowd": CROWDED_DYAD}.items():
            for name, path in pages_of(site, dyad).items():
                (folder / f"{record}-{name}.html").write_bytes(site.read(path))


def errors_in(pages: list[Path]) -> list[dict[str, Any]]:
    command = ["java", "-jar", str(CHECKER), "--errors-only", "--exit-zero-always", "--stdout"]
    checked = subprocess.run(
        [*command, "--format", "json", *map(str, pages)], check=True, stdout=subprocess.PIPE
    )
    messages: list[dict[str, Any]] = json.loads(checked.stdout)["messages"]
    return messages


if __name__ == "__main__":
    sys.exit(main())
