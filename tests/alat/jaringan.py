"""Whether Python tries to reach a network: an audit hook, in this process or in every one that a test starts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_EVENTS = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")
SIGN = "JARINGAN"
SITECUSTOMIZE = f"""
import sys

def watch(event, arguments):
    if event in {_EVENTS!r}:
        sys.stderr.write(f"{SIGN}: {{event}} {{arguments!r}}\\n")
        raise PermissionError(f"jaringan dipakai: {{event}}")

sys.addaudithook(watch)
"""
"""Lies in a folder of PYTHONPATH under this name and runs in every Python process from its first line on."""
_watching: list[list[str]] = []
_installed: list[bool] = []


@contextmanager
def watched() -> Iterator[list[str]]:
    """What this process tries meanwhile; a hook can never be taken away, so there is one that mostly sleeps."""
    if not _installed:
        sys.addaudithook(_watch)
        _installed.append(True)
    tried: list[str] = []
    _watching.append(tried)
    try:
        yield tried
    finally:
        _watching.remove(tried)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event in _EVENTS:
        for tried in _watching:
            tried.append(f"{event} {arguments!r}")
