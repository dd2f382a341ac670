"""The mirror of the log: the same lines in a file beside the workbook, one canonical JSON object a line.

The mirror is written first, then the workbook.  A mirror that is one line ahead, or whose last line is only half
there, is therefore an interrupted write and no damage.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from xlpy.errors import InputError
from xlpy.sop.catatan import KOLOM, Catatan
from xlpy.sop.kanonik import canonical
from xlpy.sop.rantai import Jenis, Kerusakan, Log, foreign_to, head

_KEYS = {heading: key for key, heading in KOLOM.items()}
_AFTER_CRASH = (
    "Penulisan terakhir terputus sebelum buku kerja tersimpan; ini bukan kerusakan. Ulangi langkah terakhir."
)
_FOREIGN = (
    "Cermin log baris 1 berbeda: dimulai untuk buku kerja atau SOP lain, sedangkan log buku kerja ini masih kosong. "
    "Pindahkan cermin itu ke samping buku kerjanya sendiri."
)


@dataclass(frozen=True, slots=True)
class Cermin:
    """A mirror as read.

    Attributes:
        catatan: its lines, up to the first one that cannot be read.
        rusak: the number of that line; 0 when all can be read.
        terputus: whether the last line is only half there, as after a crash.
    """

    catatan: tuple[Catatan, ...] = ()
    rusak: int = 0
    terputus: bool = False


def mirror_line(line: Catatan) -> str:
    """The line of the mirror, with its line feed, to be written in UTF-8."""
    return canonical(line.by_heading()) + "\n"


def read_mirror(content: bytes) -> Cermin:
    """Read a mirror's bytes; whatever they are, it gives what can be read."""
    *whole, rest = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    lines: list[Catatan] = []
    for number, raw in enumerate(whole, start=1):
        line = _read_line(raw)
        if line is None:
            return Cermin(tuple(lines), rusak=number)
        lines.append(line)
    if not rest.strip():
        return Cermin(tuple(lines))
    last = _read_line(rest)
    return Cermin(tuple(lines), terputus=True) if last is None else Cermin((*lines, last))


def _read_line(raw: bytes) -> Catatan | None:
    try:
        texts = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    whole = isinstance(texts, dict) and texts.keys() == _KEYS.keys()
    if not whole or not all(isinstance(text, str) for text in texts.values()):
        return None
    return Catatan(**{_KEYS[heading]: text for heading, text in texts.items()})


def compare_mirror(log: Log, mirror: Cermin | None, origin: Mapping[str, str] | None = None) -> Kerusakan | None:
    """Where the log and its mirror differ; None when they do not.

    Args:
        log: the lines of the sheet Log.
        mirror: its mirror; None when there is no such file.
        origin: the document and the procedure that a log should begin for, empty where the workbook does not know:
            a mirror that begins for others is none of a log that has no line yet.
    """
    if mirror is None:
        text = "Cermin log tidak ada di samping buku kerja. Kembalikan berkasnya, atau buat lagi dari log bila utuh."
        return Kerusakan(Jenis.CERMIN_TIDAK_ADA, 1, text) if log else None
    lines = mirror.catatan
    pairs = enumerate(zip(log, lines, strict=False), start=1)
    parted = next((number for number, (ours, theirs) in pairs if ours != theirs), 0)
    if parted:
        return _differs(parted, log[parted - 1], lines[parted - 1])
    if mirror.rusak:
        text = (
            f"Cermin log baris {mirror.rusak} tidak terbaca. Pulihkan cermin dari cadangan, atau dari log bila utuh."
        )
        return Kerusakan(Jenis.CERMIN_RUSAK, mirror.rusak, text)
    if len(lines) < len(log):
        return Kerusakan(
            Jenis.CERMIN_TERPOTONG,
            len(lines) + 1,
            f"Cermin log berakhir pada baris {len(lines)}, log pada baris {len(log)}: ujung cermin terpotong. "
            "Pulihkan cermin dari cadangan, atau dari log bila utuh.",
        )
    if not log and lines and origin and _is_foreign(lines[0], origin):
        return Kerusakan(Jenis.CERMIN_BERBEDA, 1, _FOREIGN)
    return _ahead(log, mirror)


def _is_foreign(line: Catatan, origin: Mapping[str, str]) -> bool:
    try:
        return bool(foreign_to(line, {key: value for key, value in origin.items() if value}))
    except InputError:
        return True


def _differs(number: int, ours: Catatan, theirs: Catatan) -> Kerusakan:
    columns = [heading for key, heading in KOLOM.items() if getattr(ours, key) != getattr(theirs, key)]
    return Kerusakan(
        Jenis.CERMIN_BERBEDA,
        number,
        f"Log baris {number} berbeda dari cerminnya pada kolom {', '.join(columns)}. "
        "Salah satunya diubah; bandingkan dengan kode pada kertas.",
    )


def _ahead(log: Log, mirror: Cermin) -> Kerusakan | None:
    """The log is the beginning of the mirror: how much more does the mirror hold?"""
    extra = mirror.catatan[len(log) :]
    number = len(log) + 1
    if not extra:
        return Kerusakan(Jenis.BELUM_SELESAI, number, _AFTER_CRASH) if mirror.terputus else None
    follows = extra[0].sidik_sebelumnya == head(log) and extra[0].nomor == str(number) and extra[0].is_genuine()
    if not follows:
        text = f"Cermin log baris {number} tidak menyambung ke log. Pulihkan cermin dari cadangan."
        return Kerusakan(Jenis.CERMIN_RUSAK, number, text)
    if len(extra) == 1 and not mirror.terputus:
        return Kerusakan(Jenis.BELUM_SELESAI, number, _AFTER_CRASH)
    return Kerusakan(
        Jenis.LOG_TERPOTONG,
        number,
        f"Log berakhir pada baris {len(log)}, cerminnya pada baris {len(mirror.catatan)}: {len(extra)} baris "
        "terakhir hilang dari buku kerja, misalnya karena versi lama dipulihkan. Pakai buku kerja yang terbaru.",
    )
