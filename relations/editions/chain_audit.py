"""The audit of all that was published in chains, and of the roots of days over it."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from relations.editions.chained import ChainedVersion, versions_in_order
from relations.editions.daily_root import DailyRoot
from relations.editions.suppression_audit import SuppressionAudit
from relations.editions.verification import Verification


def audit_chains(chunk: int) -> Iterator[tuple[int, list[str]]]:
    """Hashes as they are stored against what is stored: none is mended here or elsewhere. After
    each chunk of versions come their number and a line for each thing that is wrong; the roots come
    at the end."""
    kept = list(DailyRoot.objects.order_by("day"))
    verification = Verification([root.day for root in kept])
    suppression = SuppressionAudit()
    before: ChainedVersion | None = None
    versions = versions_in_order(chunk)
    while several := list(islice(versions, chunk)):
        found: list[str] = []
        for version in several:
            found += _faults_of(version, before, verification, suppression)
            before = version
        yield len(several), found
    yield 0, [*(_succession(before, None) if before else ()), *_roots(kept, verification)]


def _faults_of(
    version: ChainedVersion,
    before: ChainedVersion | None,
    verification: Verification,
    suppression: SuppressionAudit,
) -> Iterator[str]:
    if before:
        yield from _succession(before, version)
    for fault in verification.faults_of(version.link()):
        yield f"{name_of(version)}: {fault}"
    if version.suppressed_at:
        yield from _suppression(suppression, version)


def _roots(kept: list[DailyRoot], verification: Verification) -> Iterator[str]:
    previous_root = ""
    for root, (found, chains) in zip(kept, verification.roots(), strict=True):
        where = _("root of %(day)s") % {"day": root.day}
        if (root.root, root.chains) != (found, chains):
            yield _("%(where)s: it is not that of what was published by then") % {"where": where}
        if root.previous_root != previous_root:
            yield _("%(where)s: it does not follow from the root before it") % {"where": where}
        previous_root = root.root


def _suppression(audit: SuppressionAudit, version: ChainedVersion) -> Iterator[str]:
    try:
        found = list(audit.faults_of(version))
    except (KeyError, TypeError, AttributeError):  # what was forged may lack anything
        found = [_("its document cannot be read")]
    yield from (f"{name_of(version)}: {fault}" for fault in found)


def _succession(version: ChainedVersion, following: ChainedVersion | None) -> Iterator[str]:
    """Whether a version was superseded when the next one of its chain was published."""
    if following is None or following.chain != version.chain:
        if version.superseded_at:
            yield _("%(where)s: the edition that took its place is missing") % {
                "where": name_of(version)
            }
    elif following.number == version.number + 1 and version.superseded_at != following.published_at:
        yield _("%(where)s: it did not follow the one before it at once") % {
            "where": name_of(following)
        }


def name_of(version: ChainedVersion) -> str:
    """What a version is called in a line of the audit."""
    return _("%(chain)s, edition %(number)d") % {
        "chain": version.chain.replace(":", " "),
        "number": version.number,
    }
