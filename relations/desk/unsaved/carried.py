"""A form that was sent, carried by a page to the next request; the server keeps none of it."""

import json
from dataclasses import dataclass, field

from django.http import HttpRequest

CARRIED = "carried"
"""The one field that carries all others: the login has fields of its own, whose names another
form may have too, and few fields are read of it."""

MOST_CARRIED = 8 * 1024 * 1024
"""In bytes, inclusive: more than an event of some thousand statements, or a saved page of ordinary
size."""

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
ROOM = 16 * 1024
"""What the form that carries it sends besides, in bytes, with room to spare."""


@dataclass(frozen=True, slots=True)
class CarriedForm:
    """A form on its way to an address: its fields in their order, without its token and without
    passwords; and of each file the field and the name, for the file itself is not carried."""

    address: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, request: HttpRequest) -> "CarriedForm":
        """What a request has sent."""
        fields = [
            (name, str(value))
            for name, values in request.POST.lists()
            for value in values
            if name != TOKEN and "password" not in name
        ]
        files = [
            (name, getattr(file, "name", None) or "")
            for name, sent in request.FILES.lists()
            for file in sent
        ]
        return cls(request.get_full_path(), fields, files)

    @classmethod
    def loaded(cls, text: str, address: str) -> "CarriedForm":
        """What a page has carried; an empty form if the text is anything else."""
        try:
            carried = json.loads(text)
            fields, files = (
                [(name, value) for name, value in carried[part]] for part in ("fields", "files")
            )
            "".join(name + value for name, value in [*fields, *files]).encode()
        except (ValueError, LookupError, TypeError, RecursionError):
            return cls(address)
        return cls(address, fields, files)

    def __bool__(self) -> bool:
        return bool(self.fields or self.files)

    def dumped(self) -> str:
        return json.dumps({"fields": self.fields, "files": self.files}, ensure_ascii=False)

    @property
    def is_too_large(self) -> bool:
        """Whether it is more than `MOST_CARRIED`."""
        return len(self.dumped().encode()) > MOST_CARRIED
