"""The refusal of what comes too often or too soon."""

from math import ceil

from django.utils.translation import ngettext


class TooMany(Exception):
    """Whoever asks has to wait this many seconds, one at least, before asking again."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = max(1, ceil(seconds))

    @property
    def wait_in_words(self) -> str:
        """ "45 seconds", "2 minutes": never shorter than the wait."""
        if self.seconds <= 60:
            return ngettext("%(count)d second", "%(count)d seconds", self.seconds) % {
                "count": self.seconds
            }
        minutes = ceil(self.seconds / 60)
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
