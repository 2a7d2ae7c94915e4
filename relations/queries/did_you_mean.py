"""What a mistyped address may have meant: the public codes that look like those in it."""

import re
from dataclasses import dataclass

from relations import codes
from relations.editions.models import Edition, EditionStatement
from relations.queries.public import public
from relations.queries.sources import PublishedSource, cited_sources, published_sources

# Words of eight letters look like codes too, but few parts of an address are meant as one.
MOST_CODES = 3
_EIGHT = re.compile(rf"(?<![0-9A-Za-z])[0-9A-Za-z]{{{codes.LENGTH}}}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Meant:
    """What is public under the codes in an address; each statement has its edition at hand."""

    events: list[Edition]
    statements: list[EditionStatement]
    sources: list[PublishedSource]


def meant_by(path: str) -> Meant:
    """What an address may have meant, whatever kind of thing its first part asks for; four
    queries at most."""
    _kind, _slash, rest = path.lstrip("/").partition("/")
    found = [codes.as_meant(each) for each in _EIGHT.findall(rest)][:MOST_CODES]
    if not found:
        return Meant([], [], [])
    statements = EditionStatement.objects.public().filter(code__in=found)
    return Meant(
        events=list(public().filter(code__in=found).order_by("code")),
        statements=list(statements.select_related("edition").order_by("code")),
        sources=published_sources(cited_sources().filter(code__in=found).order_by("code")),
    )
