"""A file that is there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path`, readable by its owner alone, that takes its name once it is
    filled and on the disk; gone if that fails. Raises `CommandError` if there is a file of that
    name, also one that came there in the meantime."""
    if not path.parent.is_dir():
        raise CommandError(_("There is no folder %(folder)s.") % {"folder": path.parent})
    if path.exists():
        raise _exists(path)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
        unfinished = Path(made.name)
    try:
        yield unfinished
        _to_disk(unfinished)
        try:
            os.link(unfinished, path)  # unlike a renaming, it replaces nothing
        except FileExistsError:
            raise _exists(path) from None
        _to_disk(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _exists(path: Path) -> CommandError:
    return CommandError(
        _("%(path)s exists already. Choose another name: nothing is overwritten.") % {"path": path}
    )


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
