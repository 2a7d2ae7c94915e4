"""The quotation marks of languages, as the Unicode Common Locale Data Repository has them."""

_MARKS = {
    "ar": "”“",
    "de": "„“",
    "fa": "«»",
    "fr": "«»",
    "he": "””",
    "ps": "«»",
    "ru": "«»",
    "ur": "”“",
}
_SPACED = {"fr"}
_ENGLISH = "“”"


def quoted(text: str, language: str) -> str:
    """A quotation between the marks of its language, a BCP 47 tag; English ones for any that is not
    known here."""
    primary = language.partition("-")[0].lower()
    marks = _MARKS.get(primary, _ENGLISH)
    space = "\N{NARROW NO-BREAK SPACE}" if primary in _SPACED else ""
    return f"{marks[0]}{space}{text}{space}{marks[1]}"
