"""What the tests need from the machine beyond Python: PostgreSQL 15 and Debian's Chromium.

`python -m tests.machine` installs what is missing where it may (as root, on Debian) and says
in clear words what is missing where it may not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

POSTGRES_BIN = Path("/usr/lib/postgresql/15/bin")
PACKAGES = {
    "postgresql-15": lambda: (POSTGRES_BIN / "initdb").exists(),
    "chromium": lambda: shutil.which("chromium") is not None,
    "fonts-dejavu-core": lambda: Path("/usr/share/fonts/truetype/dejavu").exists(),
}


def missing_packages() -> list[str]:
    """The Debian packages that the tests need and the machine lacks."""
    return [name for name, is_here in PACKAGES.items() if not is_here()]


def install(packages: list[str]) -> None:
    """Install Debian packages; the server's own default cluster is not wanted."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=quiet)
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=quiet)


def main() -> int:
    packages = missing_packages()
    if not packages:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install(packages)
        packages = missing_packages()
    if packages:
        print(
            f"The tests need {', '.join(packages)} (Debian's names). Install them, or run "
            "`make test` as root on Debian, where it installs them itself.",
            file=sys.stderr,
        )
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main())
