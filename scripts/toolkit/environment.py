"""Makes the environments from the lock files, and finds a browser for the tests.

Standard library only, and readable by old Pythons: it runs before anything is installed, and a Python that
is too old must be told so in a sentence.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

OLDEST_PYTHON = (3, 10)

LIGHT = "chromium-headless-shell"  # Chromium without windows: the same engine, for half the processor's time
COMMANDS = (LIGHT, "chromium", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = {  # where programs that are not on the PATH are: a variable that names a folder, and the rest
    "ProgramFiles": ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"),
    "ProgramFiles(x86)": ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"),
    "LocalAppData": ("Google/Chrome/Application/chrome.exe",),
    "HOME": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
}

FIREFOX = ("firefox-esr", "firefox")
FIREFOX_PLACES = {
    "ProgramFiles": ("Mozilla Firefox/firefox.exe",),
    "HOME": ("/Applications/Firefox.app/Contents/MacOS/firefox",),
}
OFFICE = ("soffice", "libreoffice")
OFFICE_PLACES = {
    "ProgramFiles": ("LibreOffice/program/soffice.exe",),
    "ProgramFiles(x86)": ("LibreOffice/program/soffice.exe",),
    "LocalAppData": ("LibreOffice/program/soffice.exe",),
    "HOME": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}

SUCCESSOR = ".venv-successor"  # its own, so that nothing it needs can change what the site is built with

# The checker of HTML that the W3C's own service runs: npm's package, and what its jar must be.
VALIDATOR = "26.9.27"
VALIDATOR_SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"

# What pip says -> what the person at the keyboard can do. The first match wins.
PIP_FAULTS = {
    "DO NOT MATCH THE HASHES": "a downloaded package is not the one that the file names, so nothing was "
    "installed. Try again; if it happens again, something between you and the package index changes files.",
    "No space left on device": "the disk is full.",
    "CERTIFICATE_VERIFY_FAILED": "the package index could not prove whose it is. See that this machine's clock is "
    "right, and that your organisation's certificate is known to it.",
    "No matching distribution found": "no Python package index could be reached, or it does not hold them. "
    "Connect to the network, or set PIP_INDEX_URL to your organisation's own index.",
}


# What the system says of a file -> what the person at the keyboard can do, after the file's name.
FULL = "the disk is full. Make room, and run this again."
REFUSED = "may not be written to. Change who may write there, or take a copy of the project in a folder of your own."
DISK_FAULTS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: REFUSED,
    errno.EPERM: REFUSED,
    errno.EROFS: REFUSED,
}


class Stop(Exception):
    """Work cannot go on. Its text is a sentence that says what is wrong and what to do."""


def say(line: str) -> None:
    """Print a line now, in its place among what other programs print, even where output is kept in a file."""
    print(line, flush=True)


def check_python(version=sys.version_info) -> None:
    """Raise Stop if this Python is older than the packages allow."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        needed, found = (".".join(str(part) for part in v[:2]) for v in (OLDEST_PYTHON, version))
        raise Stop(
            f"This needs Python {needed} or newer, and this is Python {found}. Install a newer one from "
            "python.org or with your package manager, and run the command with that."
        )


def venv_python(root: Path, venv: str = ".venv") -> Path:
    """Where an environment's own Python is, whether or not it has been made."""
    return root / venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ready(root: Path, locks: list[str], say=say, venv: str = ".venv") -> Path:
    """Make .venv, or another, if none works, install each lock that has changed, return its Python. Raises Stop."""
    check_python()
    python = venv_python(root, venv)
    if not run(python, "-c", "")[0]:  # none yet, or one that was moved or whose Python is gone
        say(f"Making the Python environment in {venv} (the first time only)")
        make_venv(root, venv)
    for lock in locks:
        stamp = root / venv / f"{lock}.sha256"
        wanted = hashlib.sha256((root / lock).read_bytes()).hexdigest()
        if stamp.is_file() and stamp.read_text() == wanted:
            continue
        say(f"Installing the packages in {lock} (only when that file changes)")
        pip = (python, "-m", "pip", "install", "--require-hashes", "-r", root / lock)
        done, said = run(*pip, PIP_DISABLE_PIP_VERSION_CHECK="1")
        if not done:
            raise Stop(f"Could not install the packages in {lock}: {pip_fault(said)}")
        stamp.write_text(wanted)  # last, so that an interrupted installation is done again
    return python


def make_venv(root: Path, venv: str = ".venv") -> None:
    """Make an empty environment with pip in it. Raises Stop."""
    done, said = run(sys.executable, "-m", "venv", "--clear", root / venv)
    if not done:
        shutil.rmtree(root / venv, ignore_errors=True)  # half of one would pass for a whole one
        if "ensurepip" in said or "No module named venv" in said:
            raise Stop(
                "This Python cannot make an environment, because its venv module is missing or incomplete. "
                "On Debian or Ubuntu run: apt-get install python3-venv"
            )
        raise Stop(f"Could not make the Python environment in {venv}: {last_line(said)}")


def pip_fault(said: str) -> str:
    """What pip said -> the end of a sentence."""
    return next((sentence for sign, sentence in PIP_FAULTS.items() if sign in said), last_line(said))


def disk_fault(error: OSError) -> str:
    """What the system said of a file or a folder, as a sentence."""
    what = DISK_FAULTS.get(error.errno, f"{error.strerror or error}.")
    return f"{error.filename}: {what}" if error.filename else what[:1].upper() + what[1:]


def last_line(said: str) -> str:
    """The last line with anything on it, which is where programs put the reason."""
    return next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "it gave no reason.")


def run(*command, **environment) -> tuple[bool, str]:
    """Run a command -> (did it succeed, all that it said). A command that is not there did not succeed."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, **environment},
        )
    except OSError as error:
        return False, str(error)
    return done.returncode == 0, done.stdout + done.stderr


def find_browser(root: Path, say=say) -> Path:
    """A Chromium, Chrome or Edge for the tests: one that is here, or else one that can be installed.

    Raises Stop where there is none and none can be had.
    """
    found = installed_browser()
    if not found or found.name == "chromium":
        if not from_debian("a browser for the tests", LIGHT, say=say) and not found:
            from_debian("another browser for the tests", "chromium", say=say)
        found = installed_browser()
    found = found or playwright_browser(venv_python(root), say)
    if not found:
        raise Stop(
            "The browser tests need Chromium, Google Chrome or Microsoft Edge, and none was found or could "
            "be installed. Install one of them and run this again."
        )
    return found


def from_debian(what: str, *packages: str, say=say) -> bool:
    """Install packages with apt-get, where it is here and this is root -> whether it did."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say(f"Installing {what} with apt-get (the first time only)")
    run("apt-get", "update")
    return run("apt-get", "install", "-y", *packages, DEBIAN_FRONTEND="noninteractive")[0]


def programs(names: tuple[str, ...], places: dict[str, tuple[str, ...]]) -> Iterator[Path]:
    """Those that are on this machine: by these names on the PATH, then where ``places`` has them."""
    on_path = [Path(path) for path in map(shutil.which, names) if path]
    elsewhere = [Path(os.environ[key], path) for key in places if key in os.environ for path in places[key]]
    return (path for path in (*on_path, *elsewhere) if path.is_file())


def installed_browser() -> Path | None:
    """The first browser on this machine that starts."""
    return next(filter(starts, programs(COMMANDS, PLACES)), None)


def find_firefox(say=say) -> Path | None:
    """Firefox for the test of the stick: one that is here, or else one that can be installed, or None."""
    if not installed_firefox():
        from_debian("Firefox for the tests", FIREFOX[0], say=say)
    return installed_firefox()


def installed_firefox() -> Path | None:
    """The Firefox on this machine, if there is one."""
    return next(programs(FIREFOX, FIREFOX_PLACES), None)


def find_office(say=say) -> Path:
    """LibreOffice for the tests of the templates' files: one that is here, or else one that can be installed.

    Raises Stop where there is none and none can be had.
    """
    found = installed_office()
    if not found:
        parts = ("--no-install-recommends", "libreoffice-writer", "libreoffice-calc")
        from_debian("LibreOffice for the tests", *parts, say=say)
        found = installed_office()
    if not found:
        raise Stop(
            "The tests of the templates' files need LibreOffice, Writer and Calc, and it was not found and could "
            "not be installed. Install it and run this again."
        )
    return found


def installed_office() -> Path | None:
    """LibreOffice's command, where it is on this machine."""
    return next(programs(OFFICE, OFFICE_PLACES), None)


def starts(browser: Path) -> bool:
    """False for a message with no browser behind it, as Ubuntu's chromium may be."""
    return os.name == "nt" or run(browser, "--version")[0]  # on Windows --version would open a window


def playwright_browser(python: Path, say=say) -> Path | None:
    """Playwright's own Chromium, downloaded if need be; None where it cannot be had."""
    say("Looking for Playwright's own browser, as no other is installed")
    run(python, "-m", "playwright", "install", "chromium")
    ask = "from playwright.sync_api import sync_playwright as play\nwith play() as p: "
    path = Path(run(python, "-c", ask + "print(p.chromium.executable_path)")[1].strip() or "none")
    return path if path.is_file() else None


def find_successor(root: Path, say=say) -> Path | None:
    """The Python that has the theme's successor, made if need be; None, with a sentence, where it cannot be had.

    Raises Stop where what was fetched is not what the lock names.
    """
    try:
        python = ready(root, ["requirements-successor.lock"], say, SUCCESSOR)
    except Stop as stop:
        if PIP_FAULTS["DO NOT MATCH THE HASHES"] in str(stop):
            raise
        say(f"The theme's successor cannot be tried. {stop}")
        return None
    if run(python, "-m", "zensical", "--version")[0]:
        return python
    say("The theme's successor cannot be tried: it needs Python 3.11 or newer.")
    return None


def find_validator(root: Path, say=say) -> list[str] | None:
    """The command that checks HTML: Java, and a jar kept in .venv; None where one of them cannot be had.

    Raises Stop where what was fetched is not what was asked for.
    """
    java, jar = find_java(say), root / f".venv/vnu-{VALIDATOR}.jar"
    if java and not jar.is_file():
        say("Fetching the checker of HTML from npm (the first time only)")
        fetch_validator(jar)
    return [java, "-Xss4m", "-jar", str(jar)] if java and jar.is_file() else None


def find_java(say=say) -> str | None:
    """A Java that is here and starts, or Debian's where it may be installed."""
    if not run("java", "-version")[0]:
        from_debian("Java for the check of the HTML", "default-jre-headless", say=say)
    return shutil.which("java") if run("java", "-version")[0] else None


def fetch_validator(jar: Path) -> None:
    """Take the jar out of npm's package, if npm is here and has it."""
    with tempfile.TemporaryDirectory() as folder:
        # On Windows npm is a script of commands, which only its whole name starts.
        run(shutil.which("npm") or "npm", "pack", f"vnu-jar@{VALIDATOR}", "--pack-destination", folder)
        for package in Path(folder).glob("*.tgz"):
            with tarfile.open(package) as inside:
                found = inside.extractfile("package/build/dist/vnu.jar").read()
            if hashlib.sha256(found).hexdigest() != VALIDATOR_SHA256:
                raise Stop("The checker of HTML that npm gave is not the one that environment.py names. Try again.")
            part = jar.with_suffix(f".{os.getpid()}")
            part.write_bytes(found)
            part.replace(jar)  # another process that looks at this moment finds the whole of it or nothing
