"""How much a request sends, before any of it is read."""

from django.http import HttpRequest


def sent_size(request: HttpRequest) -> int:
    """The bytes that a request says its body has; 0 where it says no number, since Django then
    reads nothing of it."""
    said = str(request.META.get("CONTENT_LENGTH", ""))
    return int(said) if said.isdecimal() else 0
