"""`manage.py makemessages`: collects what is to be translated, also from public templates, whose
language Django's own command does not read."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages
from django.template import engines


class TranslatableFile(makemessages.BuildFile):
    """A file as xgettext reads it: a public template is a Python file with its messages."""

    def preprocess(self) -> None:
        path = Path(self.path).resolve()
        if path.is_relative_to(settings.PUBLIC_TEMPLATES):
            Path(self.work_path).write_text(calls_in(path.read_text()))
        else:
            super().preprocess()


def calls_in(template: str) -> str:
    """The calls of gettext that a public template makes, in Python, each in its own line."""
    public: Any = engines["jinja2"]
    found = public.env.extract_translations(template)
    return "".join(f"{_call(function, message)}\n" for _line, function, message in found)


def _call(function: str, message: str | tuple[str | None, ...]) -> str:
    messages = (message,) if isinstance(message, str) else message
    given = (json.dumps(each, ensure_ascii=False) for each in messages if each is not None)
    return f"{function}({', '.join(given)})"


class Command(makemessages.Command):
    build_file_class = TranslatableFile
