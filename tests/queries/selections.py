"""Any selection that an address can name, for the claims that hold for all of them."""

from hypothesis import strategies as st

from relations import codes
from relations.queries.density import Density, Sort
from relations.queries.selection import BETWEEN, Order, Selection
from relations.record.answers import Answered
from relations.record.models import Statement
from relations.record.vocabulary import EventType


def several(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """The values of a repeatable parameter, sorted, each once."""
    return st.lists(values, max_size=3, unique=True).map(lambda each: tuple(sorted(each)))


three_letters = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
word = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
slugs = st.lists(word, min_size=1, max_size=5).map("-".join)
public_codes = st.text(codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH)
plain_dates = st.builds(
    lambda day, length: day.isoformat()[:length], st.dates(), st.sampled_from([4, 7, 10])
)
questions = st.text(max_size=40).map(lambda text: " ".join(text.replace("\0", " ").split()))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """A selection that `Selection.parse` could have returned."""
    selection = Selection.of(
        country=draw(several(three_letters)),
        quad=draw(several(st.sampled_from(EventType.Quad.values))),
        type=draw(several(slugs)),
        topic=draw(several(slugs)),
        speaker=draw(several(slugs)),
        addressee=draw(several(slugs)),
        act=draw(several(st.sampled_from(Statement.Act.values))),
        answered=draw(several(st.sampled_from(Answered.values))),
        source=draw(several(public_codes)),
        since=draw(st.just("") | plain_dates),
        until=draw(st.just("") | plain_dates),
        q=draw(questions),
        order=draw(st.sampled_from(Order)),
        as_of=draw(st.none() | st.dates()),
        between=draw(st.sampled_from(["", BETWEEN])),
        view=draw(st.sampled_from(Density)),
        sort=draw(st.sampled_from(Sort)),
    )
    if selection.first_day and selection.last_day and selection.first_day > selection.last_day:
        return selection.having(since=selection.until, until=selection.since)
    return selection
