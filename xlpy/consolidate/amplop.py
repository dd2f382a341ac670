"""How a worker answers: four bytes with the length of the head, the head as JSON, and behind it the packed rows.

Never pickled: what comes from a process that reads strangers' files is not trusted to say more than data.
"""

import json
import struct
from typing import IO, Any

_HEAD = struct.Struct(">I")


def write_answer(stream: IO[bytes], head: dict[str, Any], xml: bytes, csv: bytes) -> None:
    """Send an answer."""
    told = json.dumps(head, ensure_ascii=True).encode()
    stream.write(b"".join((_HEAD.pack(len(told)), told, xml, csv)))
    stream.flush()


def read_answer(stream: IO[bytes]) -> tuple[dict[str, Any], bytes, bytes]:
    """Take an answer.

    Raises:
        EOFError: the worker is gone.
    """
    (length,) = _HEAD.unpack(_exactly(stream, _HEAD.size))
    head: dict[str, Any] = json.loads(_exactly(stream, length))
    return head, _exactly(stream, head.get("xml", 0)), _exactly(stream, head.get("csv", 0))


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data
