"""What is said to a browser that sends more than can be read at once."""

from django.http import HttpRequest
from django.utils.translation import gettext as _


def read_to_its_end(request: HttpRequest) -> None:
    """Take what a browser still sends, or it would break off before it hears the answer."""
    while request.read(2**16):
        pass


def too_much() -> str:
    return _(
        "This is more than can be read at once. Paste the article’s text alone. What you had"
        " pasted comes back when you go back in your browser."
    )
