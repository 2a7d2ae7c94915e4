"""The audit of what is suppressed: nothing stands there but what a suppression leaves.

The hash of a document is of the words that are gone, so that it cannot prove those that are left.
"""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from relations.editions.blanking import events_resting_on
from relations.editions.chained import ChainedVersion
from relations.editions.models import Edition
from relations.editions.snapshot import citations_in
from relations.editions.suppressed_documents import is_suppressed_document
from relations.sources.models import Source
from relations.sources.versions import versions_of


class SuppressionAudit:
    """Asks once for the texts that are suppressed, and for what rests on each when it is needed."""

    def __init__(self) -> None:
        self._sources = list(Source.objects.filter(suppressed_at__isnull=False))
        self._events = cache(events_resting_on)
        self._chains = cache(_chains_of)

    def faults_of(self, version: ChainedVersion) -> Iterator[str]:
        """What a suppressed version holds that no suppression would have left."""
        if isinstance(version, Edition) and version.suppressed_whole:
            if not is_suppressed_document(version.document, version.code):
                yield _("it is suppressed, and holds more than a suppression leaves")
            return
        if not self._causes(version):
            yield _("it is suppressed, and no suppressed text is the reason")
        if self._says_suppressed_words(version):
            yield _("it is suppressed, and still holds words of a suppressed text")

    def _causes(self, version: ChainedVersion) -> bool:
        """Whether a text was suppressed for the reason and is one that the version rests on."""
        for source in self._sources:
            if source.suppression_reason == version.suppression_reason:
                if isinstance(version, Edition) and version.event_id in self._events(source):
                    return True
                if version.chain in self._chains(source):
                    return True
        return False

    def _says_suppressed_words(self, version: ChainedVersion) -> bool:
        suppressed = {source.code for source in self._sources}
        if isinstance(version, Edition):
            citations = citations_in(version.document)
            cited = [each for each in citations if each["source"] in suppressed]
            return any(each[part] for each in cited for part in ("exact", "prefix", "suffix"))
        findings = version.document["findings"]
        return version.chain.removeprefix("source:") in suppressed and any(
            each["text_now"] for each in findings
        )


def _chains_of(source: Source) -> set[str]:
    """The chains of the descriptions that may quote a text, its own among them."""
    return {f"source:{code}" for code in versions_of(source).values_list("code", flat=True)}
