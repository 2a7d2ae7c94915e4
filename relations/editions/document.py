"""The document of an edition: plain JSON and self-contained.

Names and sentences stand in it as they were on the day, so that it reads the same whatever later
happens to the rows that it was made from. The types name what code reads by name; a member that
only pages show needs no more than its row in `record/published_fields.py`. `NotRequired` members
are missing from documents that are older than they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NotRequired, TypedDict, TypeVar, cast

from django.db.models import Model

from relations.record.published_fields import PublishedField
from relations.record.values import (
    ActorValue,
    CountryValue,
    TopicValue,
    TypeValue,
)
from relations.sources.origins import OriginValue


class DateDocument(TypedDict):
    """The date of an event: EDTF, its first and last day (ISO 8601, None where it is open), the
    source's words for it, and how they became the date."""

    edtf: str
    earliest: str | None
    latest: str | None
    said: str
    note: str


class FigureDocument(TypedDict):
    """What is counted, and the numbers; at least one of them is given."""

    measure: str
    low: int | None
    best: int | None
    high: int | None


class CheckDocument(TypedDict):
    """Who judged a citation, when (ISO 8601), and what they found (a `Citation.Judgement`).

    `by` is a public name, blank if the account had none. Before there were public names it may be
    one by which an account logs in: `Edition.withheld_names` says which.
    """

    by: str
    at: str
    judgement: str


class CitationMembers(TypedDict):
    """A quote selector of a sentence, with what rests on it. `source` is a code, `start` and `end`
    (exclusive) count the code points of the stored text."""

    source: str
    sentence: int
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    field: str
    stance: str


class CitationDocument(CitationMembers):
    """A citation; `checked` is None if no judgement of it stands.

    `suppressed` is why the text of its source was: `exact`, `prefix` and `suffix` are blank then.
    """

    checked: NotRequired[CheckDocument | None]
    suppressed: NotRequired[str]


class StatementMembers(TypedDict):
    """A statement without its citations. `responds_to` is the code of another statement; `date` is
    EDTF, blank where it is the event's."""

    code: str
    speaker: ActorValue
    capacity: str
    on_behalf_of: ActorValue | None
    addressee: ActorValue | None
    act: str
    text: str
    quotation: str
    responds_to: str | None
    date: str
    figure: FigureDocument | None


class StatementDocument(StatementMembers):
    """A statement of an event."""

    citations: list[CitationDocument]


class SourceDocument(TypedDict):
    """How a cited source is described. `voice` is the code of the first source of the report."""

    origin: NotRequired[OriginValue | None]
    voice: NotRequired[str]
    slug: str
    title: str
    publisher: str
    author: str
    published: str
    url: str
    archive_url: str
    language: str


class SuppressedCodes(TypedDict):
    """What a suppressed edition held, by codes, so that their addresses can say that it is gone."""

    statement: list[str]
    source: list[str]
    speaker: list[str]


class Document(TypedDict):
    """An event. `label` is its short title, blank if it has none; `sources` are by their codes;
    `after` is the code of the event that it came after on its day, and `unchecked` says why some
    citations were judged by no editor.

    Of a suppressed edition `codes` is all that is left, besides its own code.
    """

    code: str
    slug: str
    title: str
    label: NotRequired[str]
    summary: str
    date: DateDocument
    after: NotRequired[str | None]
    sort_date: str
    type: TypeValue
    countries: list[CountryValue]
    place: str
    topics: list[TopicValue]
    statements: list[StatementDocument]
    citations: list[CitationDocument]
    sources: dict[str, SourceDocument]
    unchecked: NotRequired[str]
    codes: NotRequired[SuppressedCodes]


Part = Mapping[str, object]
"""A document or a part of it, such as a statement."""

Typed = TypeVar("Typed", bound=Part)

# The rows of the table and the types above describe the same members. That they agree is beyond
# the type checker, and tested instead: here alone the one is taken for the other.


def members_of(fields: Iterable[PublishedField], row: Model) -> dict[str, object]:
    """The members of a document that fields make of a working row."""
    members: dict[str, object] = {}
    groups: dict[str, dict[str, object]] = {}
    for field in fields:
        if field.within:
            members[field.within] = group = groups.setdefault(field.within, {})
            group[field.key] = field.value_of(row)
        else:
            members[field.key] = field.value_of(row)
    return members


def in_order(kind: type[Typed], members: Part) -> Typed:
    """Members in the order in which a type names them, then those that it does not name."""
    named = {name: members[name] for name in kind.__annotations__ if name in members}
    return cast(Typed, {**named, **members})


def completed(fields: Iterable[PublishedField], part: Typed) -> Typed:
    """A part of a document, with the blank values of the fields that it is too old to have."""
    members = dict(part)
    for field in fields:
        group = members.get(field.within)
        if not field.within:
            members.setdefault(field.key, field.blank)
        elif isinstance(group, dict) and field.key not in group:
            members[field.within] = {**group, field.key: field.blank}
    return cast(Typed, members)


def value_in(field: PublishedField, part: Part) -> object:
    """The value of a field; its blank value if the document does not have it."""
    group = part.get(field.within) if field.within else part
    return group.get(field.key, field.blank) if isinstance(group, Mapping) else field.blank


def parts_in(field: PublishedField, part: Part) -> Sequence[Part]:
    """The parts of a list."""
    return cast("Sequence[Part]", value_in(field, part))
