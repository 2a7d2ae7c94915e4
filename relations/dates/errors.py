"""The one error of this room: a text that is not EDTF, and where."""

_LONGEST_SHOWN = 60


class EdtfError(ValueError):
    """A text that is not EDTF.

    ``position`` is the 0-based offset in code points of the trouble; it equals the length of the
    text where the text ends too soon. ``reason`` is a whole English phrase without parameters,
    so that it can be looked up by a gettext.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        shown = self.text
        if len(shown) > _LONGEST_SHOWN:
            shown = shown[:_LONGEST_SHOWN] + "…"
        return f"{shown!r} is not an EDTF date: {self.reason} (position {self.position})."
