"""Static files as production serves them: hashed, compressed, our own without their comments."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# In a script of ours a comment has lines of its own.
_COMMENTS = {
    "css": re.compile(r"/\*.*?\*/|^[ \t]+", re.DOTALL | re.MULTILINE),
    "js": re.compile(r"^[ \t]*//.*\n", re.MULTILINE),
}


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Takes the comments from our own style sheets and scripts, which stand in no folder: they
    would be a sixth of what a first view loads of them."""

    def file_hash(self, name: str | None, content: Any = None) -> Any:
        return super().file_hash(name, _served(name, content) if name and content else content)

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, _served(name, content))
        return saved


def _served(name: str, content: Any) -> Any:
    comments = _COMMENTS.get(name.rpartition(".")[2])
    if "/" in name or not comments:
        return content
    content.seek(0)
    return ContentFile(comments.sub("", content.read().decode()).encode())
