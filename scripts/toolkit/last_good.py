"""Keeps the last good build until a whole new one takes its place, and lets one build run at a time."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from toolkit.environment import Stop


def put_in_place(new: Path, build: Path, names: list[str]) -> None:
    """Rename each name from new into build: all of them, or none. Raises Stop."""
    (build / ".old").mkdir(exist_ok=True)
    try:
        for name in names:
            if (build / name).exists():
                (build / name).rename(build / ".old" / name)
            (new / name).rename(build / name)
    except BaseException as error:
        put_back(build)
        if not isinstance(error, OSError):
            raise
        raise Stop(f"Could not replace the last build: {error}. Close whatever has a file of it open.") from None
    shutil.rmtree(build / ".old")


def put_back(build: Path) -> None:
    """Undo a replacement that was cut short, in this run or in an earlier one."""
    for path in (build / ".old").glob("*"):
        remove(build / path.name)
        path.rename(build / path.name)


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def only_one_build(build: Path):
    """Hold build/.lock. Raises Stop if another build does; the system frees the lock of one that has died."""
    build.mkdir(exist_ok=True)
    with (build / ".lock").open("a+") as lock:
        try:
            if os.name == "nt":
                import msvcrt

                lock.seek(1 << 20)  # far past the number, which others must be able to read
                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = (build / ".lock").read_text().strip() or "unknown"
            raise Stop(f"Another build is running (process {holder}). Wait until it ends.") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
