"""Diagnosa: what on this computer keeps a button from working, said, written into the workbook, reported."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from xlpy.book.files import write_file
from xlpy.book.schema import DIAGNOSA
from xlpy.book.schema_diagnosa import DIPERIKSA
from xlpy.diagnosa.catalogue import Hal, periksa
from xlpy.diagnosa.halangan import Tingkat
from xlpy.diagnosa.keadaan import Keadaan
from xlpy.diagnosa.kumpul import kumpulkan
from xlpy.diagnosa.laporan import TANDA, laporan
from xlpy.errors import InputError
from xlpy.meja import Meja
from xlpy.report import Laporan

_MOST_SHOWN = 3
"""Obstacles that a window shows in full; the sheet has all of them."""


def diagnosa(buku: Path | None = None, profil: Path | None = None, tulis: Path | None = None) -> Laporan:
    """What on this computer keeps a button from working, each with the way round.

    Args:
        buku: the workbook whose buttons are meant; None for the computer alone.
        profil: the folder of LibreOffice's profile; the user's own without one.
        tulis: where a report without personal data is written.

    Raises:
        WorkbookError: there is no such workbook, or the report cannot be written.
    """
    state = kumpulkan(buku, profil=profil)
    found = periksa(state)
    lines = list(_said(state, found))
    if tulis is not None:
        write_file(tulis, laporan(state, found).encode())
        lines += ["", f"Laporan untuk dikirim (tanpa data pribadi): {tulis}"]
    return Laporan(lines=tuple(lines), json=_json(found), berat=_hinders(found))


def diagnosa_buku(desk: Meja) -> Laporan:
    """The same for the workbook that is open: written on its sheet Diagnosa, the worst said in a window.

    A sheet that cannot be written keeps nobody from reading what is wrong.
    """
    desk.progress("memeriksa komputer")
    state = kumpulkan(desk.path, dokumen=desk.document)
    found = periksa(state)
    where = f"Semuanya, dengan artinya, ada di lembar {DIAGNOSA.name}."
    rows = tuple(_row(one, state.rumah) for one in found)
    document = replace(
        desk.document,
        tabel={**desk.document.tabel, DIAGNOSA.table.name: rows},
        isian={**desk.document.isian, DIPERIKSA: state.kini.replace(tzinfo=None, second=0, microsecond=0)},
    )
    try:
        desk.put(document)
    except InputError as problem:
        where = f"Lembar {DIAGNOSA.name} tidak ditulis: {problem}"
    return Laporan(lines=(*_in_window(found), where), json=_json(found), berat=_hinders(found))


def _hinders(found: Sequence[Hal]) -> bool:
    return any(one.tingkat is Tingkat.MENGHALANGI for one in found)


def _json(found: Sequence[Hal]) -> dict[str, object]:
    """The keys are a contract."""
    counts = Counter(one.tingkat for one in found)
    return {
        "temuan": [
            {
                "kode": one.kode,
                "tingkat": str(one.tingkat),
                "judul": one.judul,
                "arti": one.arti,
                "langkah": one.langkah,
            }
            for one in found
        ],
        "ringkasan": {str(level): counts[level] for level in Tingkat},
    }


def _summary(found: Sequence[Hal]) -> str:
    counts = Counter(one.tingkat for one in found)
    return " · ".join(f"{TANDA[level]} {level} {counts[level]}" for level in Tingkat)


def _said(state: Keadaan, found: Sequence[Hal]) -> Iterator[str]:
    yield f"Rencana Kinerja {state.rencana}, xlwings {state.xlwings}"
    if state.python.alamat:
        version = ".".join(map(str, state.python.versi))
        whose = "perintah ini" if state.python.asal == "perintah" else "tombol"
        yield f"Python yang dipakai {whose}{f' ({version})' if version else ''}: {state.python.alamat}"
    yield _summary(found)
    for level in Tingkat:
        of_level = [one for one in found if one.tingkat is level]
        if of_level:
            yield ""
            yield f"{level}:"
        for one in of_level:
            yield f"{TANDA[level]} {one.judul}"
            yield from _details(one)


def _details(one: Hal) -> Iterator[str]:
    if one.arti:
        yield f"    Artinya: {one.arti}"
    if one.langkah:
        yield f"    Langkah: {one.langkah}"


def _row(one: Hal, home: str) -> dict[str, str]:
    """A row of the sheet; the user's own folder is ``~``, since workbooks are passed on."""
    values = {"tingkat": f"{TANDA[one.tingkat]} {one.tingkat}", "judul": one.judul, "arti": one.arti}
    values |= {"langkah": one.langkah}
    return {key: text.replace(home, "~") if home else text for key, text in values.items() if text}


def _in_window(found: Sequence[Hal]) -> Iterator[str]:
    """As much as a window shows: what hinders first, each with its next step."""
    yield _summary(found)
    wrong = [one for one in found if one.tingkat is not Tingkat.BERES]
    for one in wrong[:_MOST_SHOWN]:
        yield ""
        yield f"{TANDA[one.tingkat]} {one.judul}."
        yield f"Langkah: {one.langkah}"
    if len(wrong) > _MOST_SHOWN:
        yield ""
        yield f"… dan {len(wrong) - _MOST_SHOWN} lagi."
    yield ""
