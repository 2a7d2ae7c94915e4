"""`python -m tests.audits.lighthouse`: the pages that matter most, as deployed, on a slow phone.

Prints Lighthouse's scores and what it finds fault with, and exits 1 where a score is too low.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.pages import CROWDED_DYAD, DEMO_DYAD, pages_of
from tests.sites import CHROMIUM, CHROMIUM_ARGUMENTS, in_production

LIGHTHOUSE = Path(__file__).parent / "node_modules/.bin/lighthouse"
PAGES = ["dyad", "event", "ledger", "source"]
CROWD = "300"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
LOWEST = 0.95
# Now and then Chromium records nothing of a page, and Lighthouse has nothing to judge.
ATTEMPTS = 4
FLAGS = ["--headless=new", "--ignore-certificate-errors"]


def main() -> int:
    lowest = 1.0
    with tempfile.TemporaryDirectory() as folder, in_production(Path(folder)) as site:
        site.manage("demo")
        addresses = pages_of(site, DEMO_DYAD)
        site.run("-m", "tests.crowd", CROWD)
        audited = {name: addresses[name] for name in PAGES} | {"crowded dyad": CROWDED_DYAD}
        for name, address in audited.items():
            report = report_on(site.address + address)
            scores = scores_of(report)
            print(
                name, *(f"{category} {score:.2f}" for category, score in scores.items()), sep="  "
            )
            print(*faults(report), sep="\n")
            lowest = min(lowest, *scores.values())
    return 1 if lowest < LOWEST else 0


def report_on(address: str) -> dict[str, Any]:
    """Lighthouse's report at its mobile setting, which it takes unless told otherwise."""
    command = [
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join([*CHROMIUM_ARGUMENTS, *FLAGS])}",
    ]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    for _attempt in range(ATTEMPTS):
        answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE)
        report: dict[str, Any] = json.loads(answer.stdout or "{}")
        if answer.returncode == 0 and None not in scores_of(report).values():
            return report
    raise RuntimeError(f"Lighthouse could not judge {address}.")


def scores_of(report: dict[str, Any]) -> dict[str, float | None]:
    return {each: report["categories"][each]["score"] for each in CATEGORIES}


def faults(report: dict[str, Any]) -> list[str]:
    """What weighs on a score, with the weight that it has in its category."""
    return [
        f"    {audit['title']}: {audit.get('displayValue') or audit['score']}"
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        for audit in [report["audits"][reference["id"]]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < LOWEST
    ]


if __name__ == "__main__":
    sys.exit(main())
