"""What suppressions leave of documents: of a whole edition, and of one that quotes a text."""

import re
from collections.abc import Callable
from typing import Any

from relations.editions.document import (
    CitationDocument,
    Document,
    StatementDocument,
    SuppressedCodes,
)
from relations.record.described_kinds import FindingValue
from relations.sources.suppressible import SUPPRESSED

Quotes = Callable[[str], bool]
"""Whether words are those of a suppressed text."""


def suppressed_document(document: Document) -> Document:
    """What is left of a whole edition: codes, and the members that all documents have, blank."""
    statements = document["statements"]
    codes: SuppressedCodes = {
        "statement": [said["code"] for said in statements],
        "source": list(document["sources"]),
        "speaker": list(dict.fromkeys(said["speaker"]["code"] for said in statements)),
    }
    return _blank(document["code"], codes)


def is_suppressed_document(document: Document, code: str) -> bool:
    """Whether a document of the event with this code is one that `suppressed_document` leaves."""
    codes = document["codes"]
    named = [*codes["statement"], *codes["source"], *codes["speaker"]]
    is_of_codes = len(codes) == 3 and all(re.fullmatch(r"[\w-]+", each) for each in named)
    return is_of_codes and document == _blank(code, codes)


def _blank(code: str, codes: SuppressedCodes) -> Document:
    return {
        "code": code,
        "slug": "suppressed",
        "title": SUPPRESSED,
        "summary": "",
        "date": {"edtf": "", "earliest": None, "latest": None, "said": "", "note": ""},
        "sort_date": "",
        "type": {"code": "", "label": "", "plural": "", "quad": ""},
        "countries": [],
        "place": "",
        "topics": [],
        "statements": [],
        "citations": [],
        "sources": {},
        "codes": codes,
    }


def without_text(document: Document, source: str, quotes: Quotes, reason: str) -> Document:
    """A document without the words of a source, given by its code: those of its citations, and
    what stands in the document as a source's own words and is quoted from it."""

    def cited(citations: list[CitationDocument]) -> list[CitationDocument]:
        return [_unread(each, reason) if each["source"] == source else each for each in citations]

    def said(statement: StatementDocument) -> StatementDocument:
        quotation = "" if quotes(statement["quotation"]) else statement["quotation"]
        citations = cited(statement["citations"])
        return {**statement, "quotation": quotation, "citations": citations}

    date = document["date"]
    if quotes(date["said"]):
        date = {**date, "said": ""}
    return {
        **document,
        "date": date,
        "citations": cited(document["citations"]),
        "statements": [said(each) for each in document["statements"]],
    }


def _unread(citation: CitationDocument, reason: str) -> CitationDocument:
    return {**citation, "exact": "", "prefix": "", "suffix": "", "suppressed": reason}


def without_findings(
    description: dict[str, Any], is_of_source: bool, quotes: Quotes
) -> dict[str, Any]:
    """The description of a source without the words that stood in place of its sentences later:
    all of them if the source itself is suppressed, else those of the suppressed text."""

    def found(finding: FindingValue) -> FindingValue:
        is_taken = is_of_source or quotes(finding["text_now"])
        return {**finding, "text_now": ""} if is_taken else finding

    return {**description, "findings": [found(each) for each in description["findings"]]}
