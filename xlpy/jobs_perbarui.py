"""An older workbook is brought to the present schema, with a backup beside it; a dry run says what would change."""

import os
import tempfile
from dataclasses import fields
from pathlib import Path

from xlpy import cermin_berkas, pembaruan, prosedur
from xlpy.book import closed, files, kunci
from xlpy.book.document import Document
from xlpy.book.schema import VERSI
from xlpy.book.tambal.pembaruan import Pembaruan
from xlpy.errors import WorkbookError, sebab
from xlpy.pembaruan import Lama
from xlpy.report import Laporan

_NOT_SAID = frozenset({"terbaca", "letak", "asing", "peringatan"})
"""What of a Document tells of cells, not of what they say."""
_MACROS = "makro dan tombol: diganti dengan yang sekarang"


def perbarui(path: Path, *, lihat: bool = False, terbuka: Document | None = None) -> Laporan:
    """Bring a workbook to the present schema; one that is there already is left alone.

    The older one stays beside it as ``BUKU.skema-N.xlsm``, with its log's mirror.

    Args:
        path: the workbook.
        lihat: only say what would change.
        terbuka: what it says where an application has it open, with all that was typed and not yet saved; who asks
            loads it anew afterwards.

    Raises:
        InputError: it is no workbook of ours, is made by a newer program, or something of the user's stands in the
            way.
        WorkbookError: it cannot be read or written, or somebody else is at it.
    """
    made = closed.version(path)
    if not made.is_old:
        current = f"{path.name}: skema {made.skema} sudah yang sekarang; tidak ada yang diubah."
        return Laporan(lines=(current,), json=_json(path, made.skema, berubah=False))
    if lihat:
        lama = pembaruan.read_old(path, made.skema)
        return _report(lama, pembaruan.renewed(lama, files.read_file(path)), None)
    files.refuse_unwritable(path)
    if terbuka is None:
        kunci.refuse_open(path)
    with kunci.hold(path):
        data = files.read_file(path)
        lama = pembaruan.read_old(path, made.skema, terbuka)
        after = pembaruan.renewed(lama, data)
        _prove(lama, after.data)
        said = _report(lama, after, _keep(path, made.skema, data))
        files.write_file(path, after.data)
    return said


def _prove(lama: Lama, data: bytes) -> None:
    """Read back what is to be written, before anything is.

    Raises:
        WorkbookError: it says something else than the older workbook.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / lama.path.name
        try:
            place.write_bytes(data)
        except OSError as problem:
            raise WorkbookError(
                f"{folder}: tidak dapat ditulisi ({sebab(problem)}). Periksa ruang penyimpanannya, lalu ulangi."
            ) from problem
        now = closed.read(place)
    other = _differing(lama.utuh, now)
    before, after = (prosedur.void_by(d, prosedur.state_of(d)) for d in (lama.utuh, now))
    if other or bool(before) != bool(after):
        what = ", ".join(other) or f"tanda tangan ({after or before})"
        raise WorkbookError(
            f"{lama.path.name}: hasil pembaruan tidak sama isinya dengan buku yang lama ({what}); buku tidak diubah. "
            "Laporkan hal ini dengan menyertakan hasil rencana-kinerja perbarui --lihat."
        )


def _differing(one: Document, two: Document) -> list[str]:
    names = (field.name for field in fields(Document) if field.name not in _NOT_SAID)
    return [name for name in names if getattr(one, name) != getattr(two, name)]


def _keep(path: Path, skema: int, data: bytes) -> Path:
    """Keep the older workbook and its mirror beside the new one; an earlier one of that name is never replaced."""
    place = files.real(path)
    number = 1
    copy = place.with_name(f"{place.stem}.skema-{skema}{place.suffix}")
    while copy.exists() and files.read_file(copy) != data:
        number += 1
        copy = place.with_name(f"{place.stem}.skema-{skema}-{number}{place.suffix}")
    files.keep_copy(place, copy)
    if (mirror := cermin_berkas.beside(path)).exists():
        files.keep_copy(mirror, cermin_berkas.beside(copy))
    return copy


def _report(lama: Lama, after: Pembaruan, copy: Path | None) -> Laporan:
    """What is said of it."""
    added = [*pembaruan.additions(lama.path), *([_MACROS] if lama.path.suffix.casefold() == ".xlsm" else [])]
    would = "akan diperbarui" if copy is None else "diperbarui"
    head = f"{lama.path.name}: {would} dari skema {lama.skema} ke skema {VERSI}."
    lines = [head, "Yang bertambah:", *(f"  {text}" for text in added)]
    if after.dibawa:
        lines += ["Milik Anda yang ikut pindah:", *(f"  {text}" for text in after.dibawa)]
    if after.tertinggal:
        lines += ["Yang tidak dapat ikut dan tetap ada di cadangan:", *(f"  {text}" for text in after.tertinggal)]
    if lama.utuh is not lama.document:
        lines.append("Tanda tangan tetap berlaku; salinan bertanda tangan dilengkapi menurut skema sekarang.")
    if copy is not None:
        lines.append(
            f"Buku yang lama disimpan sebagai {copy.name}. Klik Periksa Rencana untuk mengisi lembar pemeriksaan."
        )
    else:
        lines.append("Belum ada yang diubah.")
    told = _json(lama.path, lama.skema, berubah=copy is not None)
    told |= {"bertambah": added, "dibawa": list(after.dibawa), "tertinggal": list(after.tertinggal)}
    return Laporan(lines=tuple(lines), json=told | {"cadangan": None if copy is None else os.fspath(copy)})


def _json(path: Path, skema: int, *, berubah: bool) -> dict[str, object]:
    return {"buku": os.fspath(path), "skema_lama": skema, "skema": VERSI, "berubah": berubah}
