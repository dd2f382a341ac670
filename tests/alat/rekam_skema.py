"""Records the present schema as that of its version: ``python tests/alat/rekam_skema.py [--ulang]``.

A version that was released is never recorded anew: a workbook of it would be read by what it never was.  ``--ulang``
is for a version that nobody has yet.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any

from xlpy.book.schema import VERSI
from xlpy.book.skema import REKAMAN, Susunan, rekaman, susunan


def structure_only(found: Susunan) -> dict[str, dict[str, Any]]:
    """A schema without the texts that may change at any time."""
    return {name: {key: sheet[key] for key in ("nama", "tabel")} for name, sheet in found.items()}


def recorded(texts_of: Susunan | None = None) -> Mapping[int, Susunan]:
    """All records with the present schema as the last; texts that were once written stay known."""
    now = {name: dict(sheet) for name, sheet in susunan().items()}
    for name, sheet in (texts_of or {}).items():
        if name in now:
            now[name]["teks"] = sorted({*now[name]["teks"], *sheet["teks"]})
    return {**rekaman(), VERSI: now}


def main(argv: list[str]) -> int:
    """Write the record, or say why not."""
    before = rekaman().get(VERSI)
    is_other = before is not None and structure_only(before) != structure_only(susunan())
    if is_other and "--ulang" not in argv:
        sys.stdout.write(
            f"Skema {VERSI} sudah terekam dan kini lain. Bila skema {VERSI} sudah pernah diterbitkan: naikkan VERSI\n"
            "di xlpy/book/schema_dalam.py, tambahkan langkahnya di xlpy/book/skema_langkah.py, lalu rekam lagi.\n"
            "Bila belum pernah diterbitkan: python tests/alat/rekam_skema.py --ulang\n"
        )
        return 1
    REKAMAN.write_text(json.dumps(recorded(before), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"Skema {VERSI} terekam di {REKAMAN}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
