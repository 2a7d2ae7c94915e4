"""What the tests, the linters and the audits need from the machine beyond Python.

`python -m tests.machine PURPOSE` installs what a purpose of `NEEDED` lacks where it may (as root,
on Debian), and says in clear words what is missing where it may not.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

POSTGRES_BIN = Path("/usr/lib/postgresql/15/bin")


def has_command(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


# Debian's packages, and whether what they bring is here, from wherever it came.
BROWSER = {
    "openssl": has_command("openssl"),
    # Chromium without a window, and without all that draws one.
    "chromium-headless-shell": has_command("chromium-headless-shell"),
    # Of every script that a source may be quoted in.
    "fonts-noto-core": lambda: Path("/usr/share/fonts/truetype/noto").exists(),
}
NODE = {"nodejs": has_command("node"), "npm": has_command("npm")}
POSTGRESQL = {"postgresql-15": lambda: (POSTGRES_BIN / "initdb").exists()}
# By what `make` is told to do.
NEEDED = {
    "test": {**POSTGRESQL, **BROWSER},
    "ordeal": {**POSTGRESQL, "procps": has_command("ps")},
    "bench": POSTGRESQL,
    "test ROOM=journeys": BROWSER,
    "lint": NODE,
    "audit": {"default-jre-headless": has_command("java"), **NODE, **BROWSER},
}


def missing_packages(purpose: str) -> list[str]:
    """The Debian packages that the purpose needs and the machine lacks."""
    return [name for name, is_here in NEEDED[purpose].items() if not is_here()]


def install(packages: list[str]) -> None:
    """Install Debian packages; the server's own default cluster is not wanted."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=quiet)
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=quiet)


def main(purpose: str) -> int:
    packages = missing_packages(purpose)
    if not packages:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install(packages)
        packages = missing_packages(purpose)
    if packages:
        print(
            f"`make {purpose}` needs {', '.join(packages)} (Debian's names). Install them, or run "
            "it as root on Debian, where it installs them itself.",
            file=sys.stderr,
        )
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
