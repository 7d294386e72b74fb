"""Build the hosted site and the offline bundle, from nothing: python3 scripts/build.py

What is asked for is built beside the last good build, and takes its place only when all of it is right.
Every fault is shown as a sentence, and then the exit code is 1.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from toolkit import bundle, environment, headers, pdf, statement
from toolkit.environment import Stop, say
from toolkit.faults import HINT, faults_in, once
from toolkit.last_good import only_one_build, put_back, put_in_place

ROOT = Path(__file__).resolve().parent.parent
PACK = "packs/whole-toolkit"  # under each site: the page from which the PDF is printed, and the PDF
SITES = {"hosted": "site", "offline": "offline/toolkit"}  # where each is built, under build/


def settings(root: Path, home: str, with_pdf: bool = False) -> dict[str, str]:
    """The environment variables for a command in .venv."""
    inherited = dict(os.environ)
    if home == "offline":
        inherited.pop("SITE_URL", None)  # a stick is the same wherever the site is hosted
    return inherited | {
        "DIRECTORY_URLS": "false" if home == "offline" else "true",
        "PYTHONPATH": str(root / "scripts"),
        "PYTHONUTF8": "1",  # Windows would read and write in its own code page
        "NO_MKDOCS_2_WARNING": "1",  # ten lines about the theme's future, which are no fault of ours
        "COLUMNS": "0",  # or MkDocs folds its sentences
        "SOURCE_DATE_EPOCH": str(bundle.build_time(root)),
        "WITH_PDF": str(with_pdf).lower(),  # then the pages lead to it
    }


def run_mkdocs(
    root: Path, python: Path, new: Path, wanted: list[str], verbose: bool, with_pdf: bool = False
) -> list[str]:
    """Build each wanted site under new, side by side -> the faults of all."""
    running, faults = {}, []
    try:
        for home in wanted:
            command = [
                python,
                "-m",
                "mkdocs",
                "build",
                "--strict",
                "--clean",
            ]  # never -q: it silences strict too
            command += ["-f", root / "mkdocs.yml", "-d", new / SITES[home]]
            with (new / f"{home}.log").open("w") as log:
                running[home] = subprocess.Popen(
                    [str(part) for part in command],
                    cwd=root,
                    env=settings(root, home, with_pdf),
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
        for home, process in running.items():
            process.wait()
            said = (new / f"{home}.log").read_text("utf-8", "replace")
            if verbose:
                print(said)
            found = faults_in(said)
            if process.returncode and not found:
                found = [f"MkDocs: stopped with {environment.last_line(said).rstrip('.')}. {HINT}"]
            faults += found
    finally:
        for process in running.values():
            process.kill()  # has nothing left to do, unless this was interrupted
            process.wait()
    return faults


def add_pdf(root: Path, new: Path, wanted: list[str], browser: Path) -> None:
    """Print the whole toolkit once, and put it into each site."""
    first, *others = (new / SITES[home] / f"{PACK}.pdf" for home in wanted)
    pdf.make(first.with_suffix(".html"), first, bundle.build_time(root), browser)
    for other in others:
        shutil.copyfile(first, other)


def finish(root: Path, new: Path, wanted: list[str]) -> list[str]:
    """Turn what MkDocs built into what is handed over -> the faults found in it."""
    faults = []
    for home in wanted:
        bundle.tidy(new / SITES[home], for_stick=home == "offline")
        faults += bundle.site_faults(new / SITES[home])
    if "hosted" in wanted:
        headers.seal(new / "site")
        headers.for_servers(new / "site", new / "headers")
    if "offline" in wanted:
        when = bundle.build_time(root)
        bundle.make_stick(new / "offline", root, when)
        bundle.make_zip(new / "offline", new / bundle.zip_name(root), when)
        faults += bundle.unsafe_names(bundle.files(new / "offline"))
    return faults


def names(root: Path, wanted: list[str]) -> list[str]:
    """What a build leaves in build/."""
    made = {"hosted": ["site", "headers"], "offline": ["offline", bundle.zip_name(root)]}
    return [name for home in wanted for name in made[home]]


def build_all(root: Path, wanted: list[str], verbose: bool = False, with_pdf: bool = False) -> list[str]:
    """Every step in order -> the faults. Where there are none, the new build is in its place. Raises Stop."""
    build = root / "build"
    browser = pdf.browser() if with_pdf else None  # before the minute that all else takes
    with only_one_build(build):
        python = environment.ready(root, ["requirements.lock"])
        put_back(build)
        for leftover in build.glob(".new-*"):
            shutil.rmtree(leftover, ignore_errors=True)  # or, if it is still being written to, the next time
        new = build / f".new-{os.getpid()}"  # its own, as an earlier run may have left something running
        new.mkdir()
        try:
            say(f"Building the pages: {' and '.join(wanted)}")
            faults = run_mkdocs(root, python, new, wanted, verbose, with_pdf)
            if browser and not faults:
                say("Printing the whole toolkit as a PDF")
                add_pdf(root, new, wanted, browser)
            if not faults:
                say("Checking what was built")
                faults = finish(root, new, wanted)
            if not faults:
                put_in_place(new, build, names(root, wanted))
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return once(faults)


def summary(root: Path, wanted: list[str], seconds: float) -> str:
    """What was built, where it is, how big it is and how to open it."""
    pages, words = bundle.measure(root / "build" / SITES[wanted[0]])
    lines = [f"Built {pages} pages, {words:,} words, in {seconds:.0f} seconds:"]
    lines += [f"  build/{name}: {bundle.size(root / 'build' / name):,} bytes" for name in names(root, wanted)]
    if "offline" in wanted:
        lines.append("Open build/offline/START-HERE.html in a browser; the zip file holds the same.")
    if "hosted" in wanted:
        lines.append("Put build/site on any web server. To see it here: python3 scripts/build.py --serve")
    return "\n".join(lines)


def serve(root: Path, port: int) -> int:
    """Show the site on this machine, and again at every change, until Ctrl-C."""
    python = environment.ready(root, ["requirements.lock"])
    command = [python, "-m", "mkdocs", "serve", "-f", root / "mkdocs.yml", "--dev-addr", f"127.0.0.1:{port}"]
    command.append("--livereload")  # the default, but not with the newer Clicks
    return subprocess.run([str(part) for part in command], cwd=root, env=settings(root, "hosted")).returncode


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks -> the exit code."""
    options = argparse.ArgumentParser(description="Build the hosted site and the offline bundle.")
    options.add_argument("--only", choices=list(SITES), help="build one of the two")
    options.add_argument("--serve", action="store_true", help="show the site here while it is being written")
    options.add_argument("--port", type=int, default=8000, help="where to show it (8000)")
    options.add_argument("--pdf", action="store_true", help="print the whole toolkit as a PDF too; needs a browser")
    options.add_argument("--verbose", action="store_true", help="print everything that MkDocs says")
    asked = options.parse_args(arguments)
    wanted, started = [asked.only] if asked.only else list(SITES), time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # leave things as tidy as after Ctrl-C
    try:
        if asked.serve:
            return serve(ROOT, asked.port)
        faults = build_all(ROOT, wanted, asked.verbose, asked.pdf)
    except Stop as stop:
        faults = [str(stop)]
    except OSError as error:
        faults = [environment.disk_fault(error)]
    except KeyboardInterrupt:
        if asked.serve:  # which is how one leaves it
            return 0
        faults = ["Stopped before the end."]
    if faults:
        print("\n".join(["", *faults]))
        if not asked.serve:
            print("\nNothing was replaced: build/ holds the last good build, if there has been one.")
    else:
        print(summary(ROOT, wanted, time.monotonic() - started))
        if due := statement.overdue(ROOT, datetime.date.today()):
            print(f"\n{due}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
