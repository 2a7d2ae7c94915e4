"""Documents of events as JSON, made without a database, and a strategy for pairs of them."""

from typing import Any

from hypothesis import strategies as st

from relations.editions.document import Document

Part = dict[str, Any]


def make_citation(
    source: str = "0000000a", sentence: int = 1, field: str = "whole", stance: str = "supports"
) -> Part:
    exact = f"Sentence {sentence} of {source}."
    place = {"prefix": "", "suffix": "", "start": 0, "end": len(exact)}
    sought = {"source": source, "sentence": sentence, "exact": exact, **place}
    return {**sought, "field": field, "stance": stance}


def make_said(code: str = "000000s1", **fields: Any) -> Part:
    """A statement."""
    return {
        "code": code,
        "speaker": {"code": "amina", "name": "Amina"},
        "capacity": "",
        "on_behalf_of": None,
        "addressee": None,
        "act": "concern",
        "text": "She is concerned.",
        "quotation": "",
        "responds_to": None,
        "date": "",
        "figure": None,
        "citations": [make_citation()],
        **fields,
    }


def make_country(code: str = "AFG", role: str = "participant") -> Part:
    return {"code": code, "name": f"Country {code}", "slug": code.lower(), "role": role}


def make_topic(code: str = "border") -> Part:
    return {"code": code, "label": f"the {code}"}


def make_described(**fields: Any) -> Part:
    """A source as a document describes it."""
    return {
        "slug": "a-report",
        "title": "A report",
        "publisher": "The Courier",
        "author": "",
        "published": "2025-04-20",
        "url": "",
        "archive_url": "",
        "language": "en",
        **fields,
    }


def make_date(edtf: str = "2025-04-19", said: str = "", note: str = "") -> Part:
    return {"edtf": edtf, "earliest": None, "latest": None, "said": said, "note": note}


def make_document(**fields: Any) -> Document:
    return {
        "code": "0123abcd",
        "slug": "talks",
        "title": "Talks",
        "summary": "They met.",
        "date": make_date(),
        "sort_date": "2025-04-19",
        "type": {
            "code": "talks",
            "label": "talks",
            "plural": "talks",
            "quad": "verbal-cooperation",
        },
        "countries": [make_country("AFG"), make_country("PAK")],
        "place": "",
        "topics": [],
        "statements": [],
        "citations": [make_citation()],
        "sources": {"0000000a": make_described()},
        **fields,
    }


_words = st.sampled_from(["", "Talks", "They met.", "They met in Kabul.", "گفتگو"])
_stances = st.sampled_from(["supports", "in-part", "contradicts"])


def _unique(parts: st.SearchStrategy[Part], *keys: str) -> st.SearchStrategy[list[Part]]:
    return st.lists(parts, max_size=3, unique_by=lambda each: tuple(each[key] for key in keys))


_citations = _unique(
    st.builds(
        make_citation,
        source=st.sampled_from(["0000000a", "0000000b"]),
        sentence=st.integers(1, 3),
        field=st.sampled_from(["whole", "date"]),
        stance=_stances,
    ),
    *("source", "sentence", "field"),
)
_figures = st.none() | st.fixed_dictionaries(
    {"measure": _words, "low": st.none() | st.integers(0, 2), "best": st.none(), "high": st.none()}
)
_statements = _unique(
    st.builds(
        make_said,
        code=st.sampled_from(["000000s1", "000000s2", "000000s3"]),
        text=_words,
        quotation=_words,
        act=st.sampled_from(["concern", "deny"]),
        figure=_figures,
        responds_to=st.none() | st.just("000000s9"),
        citations=_citations,
    ),
    "code",
)
documents = st.builds(
    make_document,
    title=_words,
    summary=_words,
    place=_words,
    date=st.builds(make_date, edtf=st.sampled_from(["2024", "2025-04"]), said=_words, note=_words),
    countries=_unique(
        st.builds(
            make_country,
            code=st.sampled_from(["AFG", "IRN", "PAK"]),
            role=st.sampled_from(["host", "target"]),
        ),
        "code",
    ),
    topics=_unique(st.builds(make_topic, st.sampled_from(["border", "trade"])), "code"),
    statements=_statements,
    citations=_citations,
    sources=st.fixed_dictionaries(
        {
            "0000000a": st.builds(make_described, title=_words),
            "0000000b": st.builds(make_described, publisher=_words),
        }
    ),
)
"""Any document of one event, from few values, so that two of them have much in common."""
