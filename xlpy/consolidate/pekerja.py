"""A worker: a process of its own that reads files one after another, and may die of one without harm.

``python -m xlpy.consolidate.pekerja``: a request a line on its input, one answer each on its output.
"""

import gc
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from xlpy.consolidate import blok
from xlpy.consolidate.amplop import write_answer
from xlpy.consolidate.baca import read_source
from xlpy.errors import InputError, WorkbookError

SIDIK_DIGITS = 16
"""Of a file's fingerprint, as the results show it."""
_MEMORY = 2 << 30
"""Bytes of address space that reading one file may take."""
_GARBAGE = 200_000


Answer = tuple[dict[str, Any], bytes, bytes]
"""Head, XML and CSV."""


def answer(request: dict[str, Any]) -> Answer:
    """What a request is answered; a file that shows a fault of the program is refused with it, the rest goes on."""
    try:
        return _answer(request)
    except Exception as fault:  # noqa: BLE001 - one file must not stop the others
        return (
            {"ditolak": f"program gagal membacanya ({fault!r}); laporkan beserta berkasnya", "tetap": False},
            b"",
            b"",
        )


def _answer(request: dict[str, Any]) -> Answer:
    path = Path(request["path"])
    day, folder = request["periksa"], request["folder"]
    try:
        read = read_source(
            path,
            within=Path(folder) if folder else None,
            periksa_pada=date.fromisoformat(day) if day else None,
        )
    except InputError as refusal:
        return {"ditolak": str(refusal), "tetap": True}, b"", b""
    except WorkbookError as problem:
        return {"ditolak": str(problem), "tetap": False}, b"", b""
    except (MemoryError, RecursionError):
        return {"ditolak": f"{path.name}: isinya terlalu besar untuk dibaca.", "tetap": True}, b"", b""
    unit = read.hasil.unit or path.stem
    packed = blok.pack(read.rows, unit, request["berkas"], read.sidik[:SIDIK_DIGITS], request["gaya"])
    head = {
        "hasil": _json(read.hasil.to_json()),
        "rinci": _json(read.rinci),
        "sidik": read.sidik,
        "jaga": read.jaga,
        "baris": packed.baris,
        "pagu": packed.pagu,
        "panjang": packed.panjang,
        "crc": packed.crc,
        "panjang_csv": packed.panjang_csv,
        "xml": len(packed.xml),
        "csv": len(packed.csv),
    }
    return head, packed.xml, packed.csv


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _limit_memory() -> None:
    """Let a file that asks for everything be refused by the system, not take the machine down."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def main() -> None:
    """Answer until nobody asks any more."""
    requests: BinaryIO = sys.stdin.buffer
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    gc.set_threshold(_GARBAGE)
    for line in requests:
        write_answer(answers, *answer(json.loads(line)))


if __name__ == "__main__":
    main()
