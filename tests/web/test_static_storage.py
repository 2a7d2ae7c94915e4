"""Style sheets and scripts as production serves them."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import override_settings

from relations.web.static_storage import StaticStorage

STATIC = Path(__file__).parents[2] / "static"
OURS = sorted(path for path in STATIC.iterdir() if path.suffix in {".css", ".js"})


@pytest.fixture
def storage(tmp_path: Path) -> StaticStorage:
    with override_settings(STATIC_ROOT=str(tmp_path)):
        return StaticStorage(location=str(tmp_path), base_url="/static/")


def served(storage: StaticStorage, name: str, text: str) -> str:
    saved = storage.save(name, ContentFile(text.encode()))
    return Path(storage.path(saved)).read_text()


SCRIPT = """// Opens what is closed.

const open = (card) => {
  // It was pressed twice.
  if (card.open) return; // here
  location.assign("https://example.org//");
};
"""


def test_script_is_served_without_the_lines_that_are_comments(storage: StaticStorage) -> None:
    assert served(storage, "open.js", SCRIPT) == SCRIPT.replace(
        "// Opens what is closed.\n", ""
    ).replace("  // It was pressed twice.\n", "")


def test_sheet_is_served_without_comments_and_indentation(storage: StaticStorage) -> None:
    sheet = "@layer base {\n  /* A card:\n     a note */\n  .card { color: red; }\n}\n"
    assert served(storage, "site.css", sheet) == "@layer base {\n\n.card { color: red; }\n}\n"


@pytest.mark.parametrize("name", ["admin/css/base.css", "django_htmx/htmx-2.js", "icon.svg"])
def test_file_of_others_is_served_as_it_is(storage: StaticStorage, name: str) -> None:
    assert served(storage, name, f"/* {name} */\n// {name}\n") == f"/* {name} */\n// {name}\n"


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_text_in_a_file_of_ours_looks_like_a_comment(path: Path) -> None:
    text = path.read_text()
    if path.suffix == ".css":
        assert not re.search(r"""["'][^"'\n]*(/\*|\*/)[^"'\n]*["']""", text)
    else:
        inside = re.findall(r"`[^`]*`", re.sub(r"(?m)^[ \t]*//.*\n", "", text))
        assert not [each for each in inside if re.search(r"(?m)^[ \t]*//", each)]
        assert text.count("`") % 2 == 0


def test_hash_in_the_name_is_that_of_what_is_served(storage: StaticStorage) -> None:
    with_comment, without = (ContentFile(each) for each in (b"// a\nopen();\n", b"open();\n"))
    assert storage.file_hash("a.js", with_comment) == storage.file_hash("a.js", without)
