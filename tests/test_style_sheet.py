"""The style sheet of readers: it styles nothing that is nowhere."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
SHEET = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "site.css").read_text(), flags=re.DOTALL)
BY_HTMX = {"htmx-request"}


def text_of(*patterns: str) -> str:
    files = (path for pattern in patterns for path in sorted(ROOT.glob(pattern)))
    return "\n".join(path.read_text() for path in files if not path.name.startswith("desk"))


TEMPLATES = text_of("templates/public/**/*.html")
# A class that is worked out is a text in Python, or a name of a value there.
WORKED_OUT = text_of(
    *(f"relations/{room}/*.py" for room in ("web", "queries", "record", "sources"))
)


def test_every_class_of_the_sheet_is_used() -> None:
    attributes = re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', TEMPLATES)
    used = set(re.findall(r"[\w-]+", " ".join(attributes)))
    used |= set(re.findall(r"[\w-]+", text_of("static/*.js")))
    used |= set(re.findall(r"""["']([\w-]+)["']""", WORKED_OUT))
    selectors = re.findall(r"([^{};]+)\{", SHEET)
    classes = {name for each in selectors for name in re.findall(r"\.([a-z][\w-]*)", each)}
    assert len(classes) > 100
    assert classes - used - BY_HTMX == set()


def test_every_id_of_the_sheet_is_used() -> None:
    selectors = " ".join(re.findall(r"([^{};]+)\{", SHEET))
    ids = set(re.findall(r"#([a-z][\w-]*)", selectors))
    assert {each for each in ids if f'id="{each}"' not in TEMPLATES} == set()
