"""Record of the steps: who did each when, how long it took against the standard, what was sent back or put off."""

from collections.abc import Iterator
from datetime import datetime

from xlpy.book.schema_alur import BATAL, BUKA_KEMBALI, KEMBALIKAN, LOG, TUNDA
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY_MIDDLE,
    BODY_MIDDLE_CENTER,
    BOLD,
    HEAD,
    TEXT,
    Column,
    gap,
    kecamatan,
    place_and_date,
    signatures,
    signed_by,
    table_head,
    table_row,
    titles,
    wide,
    with_last_kept,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Cell, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.sections import Section, with_sections
from xlpy.sop.status import BarisStatus, Giliran
from xlpy.sop.waktu_kerja import to_wib

_COLUMNS = (
    Column("No", 34, BODY_MIDDLE_CENTER),
    Column("Langkah", 268, BODY_MIDDLE),
    Column("Pelaksana", 150, BODY_MIDDLE),
    Column("Mulai", 112, BODY_MIDDLE_CENTER),
    Column("Selesai", 112, BODY_MIDDLE_CENTER),
    Column("Waktu Baku", 90, BODY_MIDDLE_CENTER),
    Column("Terpakai", 92, BODY_MIDDLE_CENTER),
    Column("Tertunda", 84, BODY_MIDDLE_CENTER),
    Column("Menunggu", 90, BODY_MIDDLE_CENTER),
    Column("Terlambat", 92, BODY_MIDDLE_CENTER),
)
_EVENTS = (
    Column("No", 34, BODY_MIDDLE_CENTER),
    Column("Langkah", 268, BODY_MIDDLE),
    Column("Kejadian", 150, BODY_MIDDLE),
    Column("Waktu", 224, BODY_MIDDLE_CENTER, across=2),
    Column("Oleh", 182, BODY_MIDDLE, across=2),
    Column("Alasan", 266, BODY_MIDDLE, across=3),
)
_CALLED = {KEMBALIKAN: "Dikembalikan", TUNDA: "Ditunda", BATAL: "Dibatalkan", BUKA_KEMBALI: "Dibuka kembali"}
_TIMES = 6  # the first column of the durations
_SIGN = 6  # the first column of the signature
_NONE = "–"
_STATE = {Giliran.GILIRAN: "Belum dimulai", Giliran.MENUNGGU: "Belum gilirannya"}
_RESPONSIBLE = "Kasubag Keuangan"


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """Both tables, with the head of the log."""
    cols, settings = len(_COLUMNS), bahan.settings
    office = f"{kecamatan(settings)} TAHUN {settings.tahun}".upper()
    top = (
        *titles(cols, "CATATAN PELAKSANAAN LANGKAH", bahan.keadaan.sop.identitas.nama.upper(), office),
        gap(keep=True),
    )
    first = Lembar(
        nama="Catatan Langkah",
        kertas=bahan.kertas,
        rebah=True,
        kolom=widths(bahan.kertas, [c.share for c in _COLUMNS], rebah=True),
        baris=top,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    steps = Section((), table_head(_COLUMNS), (*with_last_kept(tuple(_steps(bahan))), _total(bahan)))
    events = [table_row(_EVENTS, (str(n), *told)) for n, told in enumerate(_events(bahan), start=1)]
    if not events:
        none = BODY_MIDDLE_CENTER.but(italic=True)
        events = [Row((Cell(0, "Tidak ada langkah yang dikembalikan, ditunda, atau dibuka kembali.", none, cols),))]
    title = (
        gap(10.0, keep=True),
        wide("Pengembalian, penundaan, dan pembukaan kembali", cols, BOLD, keep=True),
        gap(3.0, keep=True),
    )
    sent_back = Section(title, table_head(_EVENTS), tuple(events))
    return with_sections(first, (steps, sent_back), (*_log(bahan), *_signature(bahan)))


def _steps(bahan: Bahan) -> Iterator[Row]:
    known = {row.langkah.nomor: row for row in bahan.status}
    for step in bahan.keadaan.sop.langkah:
        row = known.get(step.nomor)
        who = bahan.keadaan.sop.nama_pelaku(step.pelaku)
        times = _times(bahan, row) if row else ("",) * 6
        began, ended, *lasted = times
        by = "\n".join(filter(None, (who, row.orang if row else "")))
        yield table_row(
            _COLUMNS, (str(step.nomor), step.kegiatan, by, began, ended, str(step.waktu), *lasted), least=24.0
        )


def _times(bahan: Bahan, row: BarisStatus) -> tuple[str, ...]:
    """Beginning, end, and the four durations."""
    late = _long(bahan, row.terlambat) if row.terlambat else "Tepat waktu" if row.selesai else _NONE
    return (
        _when(row.mulai),
        _when(row.selesai) if row.selesai else _STATE.get(row.giliran, str(row.giliran)),
        _long(bahan, row.terpakai),
        _long(bahan, row.tertunda or None),
        _long(bahan, row.menunggu),
        late,
    )


def _when(moment: datetime | None) -> str:
    if moment is None:
        return _NONE
    here = to_wib(moment)
    return f"{words.day(here)}\npukul {here:%H.%M}"


def _long(bahan: Bahan, minutes: int | None) -> str:
    return _NONE if minutes is None else words.duration(minutes, bahan.sehari)


def _total(bahan: Bahan) -> Row:
    """The sums; what is not known counts nothing."""
    look = HEAD.but(size=9.0)
    rows = bahan.status
    sums = (
        sum(row.terpakai or 0 for row in rows),
        sum(row.tertunda for row in rows),
        sum(row.menunggu or 0 for row in rows),
        sum(row.terlambat for row in rows),
    )
    standard = "\n".join(map(str, bahan.keadaan.sop.waktu_baku))
    cells = [Cell(0, "Jumlah", look, across=_TIMES - 1), Cell(_TIMES - 1, standard, look)]
    cells += [Cell(_TIMES + n, _long(bahan, total or None), look) for n, total in enumerate(sums)]
    return Row(tuple(cells), least=20.0)


def _events(bahan: Bahan) -> Iterator[tuple[str, ...]]:
    """What the log says of steps that did not simply go on."""
    named = {str(step.nomor): step.kegiatan for step in bahan.keadaan.sop.langkah}
    for row in bahan.rows(LOG.table.name):
        called = _CALLED.get(str(row.get("tindakan", "")))
        if called:
            number = str(row.get("langkah", ""))
            by = "\n".join(str(row[key]) for key in ("jabatan", "pelaku") if row.get(key))
            step = f"{number}. {named.get(number, '')}".strip()
            yield step, called, words.shown(row.get("waktu_kejadian", "")), by, str(row.get("catatan", ""))


def _log(bahan: Bahan) -> tuple[Row, ...]:
    """How to read the times, and the head of the log that they come from."""
    a_day = words.duration(bahan.sehari, 0)
    head = f"Kepala log: {bahan.kode_log} ({bahan.keadaan.baris} baris)." if bahan.kode_log else "Log masih kosong."
    said = f"Waktu dihitung menurut jam kerja; 1 hari kerja = {a_day}. Waktu tertunda tidak termasuk terpakai. {head}"
    return (gap(6.0, keep=True), wide(said, len(_COLUMNS), TEXT.but(size=8.0, italic=True), keep=True))


def _signature(bahan: Bahan) -> tuple[Row, ...]:
    who = bahan.pejabat(_RESPONSIBLE)
    place = place_and_date(bahan.settings, words.day(bahan.hari))
    by = signed_by(bahan, who, place)
    return signatures([(by, _SIGN, len(_COLUMNS))])


KERTAS = Kertas("catatan-langkah", "Catatan Pelaksanaan Langkah", lay_out, berkode=True)
