"""Drives a Firefox that is installed, over its own Marionette protocol: no driver of anybody's is needed."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 60  # seconds: a first start on a slow machine takes ten
# No traffic of Firefox's own, and a proxy that is not there for any that a page would cause.
SETTINGS = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "app.normandy.enabled": False,
    "toolkit.telemetry.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}


class Window:
    """A window of Firefox: open an address, run a script in its page."""

    def __init__(self, stream: socket.socket) -> None:
        self.stream, self.sent = stream, 0
        self._receive()  # it says first what it is

    def _receive(self):
        length = b""
        while (byte := self.stream.recv(1)) != b":":
            length += byte
        text = b""
        while len(text) < int(length):
            text += self.stream.recv(int(length) - len(text))
        return json.loads(text)

    def command(self, name: str, **given):
        """Send a command -> what came back. Raises RuntimeError with Firefox's own words."""
        self.sent += 1
        message = json.dumps([0, self.sent, name, given]).encode()
        self.stream.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(error["message"])
        return result

    def goto(self, address: str) -> None:
        """Open an address, and wait until it has loaded."""
        self.command("WebDriver:Navigate", url=address)

    def run(self, script: str):
        """The value of a script's ``return``."""
        return self.command("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def wait(self, script: str):
        """The first value of an expression that is neither false nor empty."""
        until = time.monotonic() + PATIENCE
        while not (value := self.run(f"return {script}")):
            assert time.monotonic() < until, f"Firefox waited in vain for {script}"
            time.sleep(0.1)
        return value


@contextlib.contextmanager
def window(program: Path, profile: Path) -> Iterator[Window]:
    """A window of a Firefox of its own, which keeps what it keeps in ``profile``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {**SETTINGS, "marionette.port": port}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items()]
    (profile / "user.js").write_text("".join(lines))
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with _connected(running, port, time.monotonic() + PATIENCE) as stream:
            stream.settimeout(PATIENCE)
            opened = Window(stream)
            opened.command("WebDriver:NewSession")
            yield opened
            with contextlib.suppress(RuntimeError, OSError):
                opened.command("Marionette:Quit", flags=["eForceQuit"])
        running.wait(PATIENCE)
    finally:
        running.kill()
        running.wait()


def _connected(running: subprocess.Popen, port: int, until: float) -> socket.socket:
    while running.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError):
            return socket.create_connection(("127.0.0.1", port))
        time.sleep(0.1)
    raise AssertionError("Firefox did not start.")
