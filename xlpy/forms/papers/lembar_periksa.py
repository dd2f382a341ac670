"""Check page: what stands open, what was let stand and by whom, and the self-assessment with its evidence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from xlpy.book.document import Isi
from xlpy.book.schema_periksa import LKE
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY_MIDDLE,
    BODY_MIDDLE_CENTER,
    BOLD,
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
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Cell, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.sections import Section, with_sections
from xlpy.plan.temuan import Temuan, Tingkat

# The tables lie on one grid; each joins some of its columns.
_SHARES = (34, 74, 150, 336, 120, 100, 100, 210)
_COLS = len(_SHARES)
_OPEN = (
    Column("No", 1, BODY_MIDDLE_CENTER),
    Column("Tingkat", 1, BODY_MIDDLE_CENTER),
    Column("Sel", 1, BODY_MIDDLE),
    Column("Temuan", 1, BODY_MIDDLE),
    Column("Yang Perlu Dilakukan", 1, BODY_MIDDLE, across=3),
    Column("Aturan dan Dasarnya", 1, BODY_MIDDLE),
)
_WAIVED = (
    Column("No", 1, BODY_MIDDLE_CENTER),
    Column("Tingkat", 1, BODY_MIDDLE_CENTER),
    Column("Sel", 1, BODY_MIDDLE),
    Column("Temuan", 1, BODY_MIDDLE),
    Column("Alasan, Oleh Siapa, dan Tanggalnya", 1, BODY_MIDDLE, across=3),
    Column("Aturan dan Dasarnya", 1, BODY_MIDDLE),
)
_GRADES = (
    Column("Sub-komponen", 1, BODY_MIDDLE, across=3),
    Column("Arti Nilai", 1, BODY_MIDDLE, across=2),
    Column("Bobot", 1, BODY_MIDDLE_CENTER),
    Column("Predikat", 1, BODY_MIDDLE_CENTER),
    Column("Nilai", 1, BODY_MIDDLE_CENTER),
)
_CRITERIA = (
    Column("Kriteria", 1, BODY_MIDDLE_CENTER, across=2),
    Column("Uraian Kriteria", 1, BODY_MIDDLE, across=2),
    Column("Keadaan", 1, BODY_MIDDLE),
    Column("Bukti", 1, BODY_MIDDLE, across=2),
    Column("Catatan", 1, BODY_MIDDLE),
)
_SIGN = 5  # the first column of the signature
_ITALIC = BODY_MIDDLE_CENTER.but(italic=True)
_RESPONSIBLE = "Kasubag Keuangan"


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """All tables; one without rows says so."""
    settings = bahan.settings
    plan = f"{settings.judul} {kecamatan(settings)} TAHUN {settings.tahun}".upper()
    first = Lembar(
        nama="Lembar Periksa",
        kertas=bahan.kertas,
        rebah=True,
        kolom=widths(bahan.kertas, _SHARES, rebah=True),
        baris=(*titles(_COLS, "LEMBAR PEMERIKSAAN", plan), gap(keep=True), *_summary(bahan), gap(6.0, keep=True)),
        kaki=bahan.kaki,
        font=bahan.font,
    )
    return with_sections(first, tuple(_sections(bahan)), _signature(bahan))


def _summary(bahan: Bahan) -> Iterator[Row]:
    found = bahan.document.temuan
    weights = Counter(t.tingkat for t in found if t.terbuka)
    by_weight = ", ".join(f"{weights[tingkat]} {tingkat}" for tingkat in Tingkat)
    solved = sum(t.selesai for t in found)
    waived = sum(bool(t.pengecualian) and not t.selesai for t in found)
    told = (
        ("Hari pemeriksaan", f"{words.day(bahan.hari)}, menurut lembar Temuan pada hari itu"),
        ("Temuan terbuka", f"{sum(weights.values())} ({by_weight})"),
        ("Dikecualikan", str(waived)),
        ("Sudah diselesaikan", str(solved)),
        ("Baris tidak diambil", str(len(bahan.document.ditolak))),
        ("Isian yang berselisih", str(len(bahan.document.konflik))),
    )
    for label, said in told:
        cells = (Cell(0, label, TEXT, across=3), Cell(3, f": {said}", TEXT, across=_COLS - 3))
        yield Row(cells, keep=True)


def _sections(bahan: Bahan) -> Iterator[Section]:
    found = bahan.document.temuan
    still = sorted((t for t in found if t.terbuka), key=lambda t: list(Tingkat).index(t.tingkat))
    waived = [t for t in found if t.pengecualian and not t.selesai]
    grades, criteria = (bahan.rows(table.name) for table in LKE.tables)
    yield _section(
        "A. Temuan yang terbuka", _OPEN, [_finding(t, t.saran) for t in still], "Tidak ada temuan yang terbuka."
    )
    yield _section(
        "B. Temuan yang dikecualikan",
        _WAIVED,
        [_finding(t, t.pengecualian) for t in waived],
        "Tidak ada temuan yang dikecualikan.",
    )
    yield _section(
        "C. Penilaian mandiri Perencanaan Kinerja (PermenPANRB 88/2021)",
        _GRADES,
        [_texts(row, ("bagian", "catatan", "bobot", "predikat", "nilai")) for row in grades],
        "Belum dinilai.",
        numbered=False,
    )
    yield _section(
        "D. Kriteria penilaian dan buktinya",
        _CRITERIA,
        [_texts(row, ("kode", "uraian", "status", "bukti", "catatan")) for row in criteria],
        "Belum dinilai.",
        numbered=False,
    )


def _section(
    title: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]], none: str, *, numbered: bool = True
) -> Section:
    body = [
        table_row(columns, (str(n), *texts) if numbered else texts, least=16.0)
        for n, texts in enumerate(rows, start=1)
    ]
    above = (gap(9.0, keep=True), wide(title, _COLS, BOLD, keep=True), gap(3.0, keep=True))
    said = Row((Cell(0, none, _ITALIC, across=_COLS),), least=16.0)
    return Section(above, table_head(columns), tuple(body) or (said,))


def _finding(temuan: Temuan, what: str) -> tuple[str, ...]:
    where = f"{temuan.berkas}\n{temuan.sel}".strip()
    rule = "\n".join(filter(None, (temuan.aturan, temuan.dasar)))
    return str(temuan.tingkat).capitalize(), where, temuan.pesan, what, rule


def _texts(row: Mapping[str, Isi], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(_text(row.get(key, "")) for key in keys)


def _text(value: Isi) -> str:
    return words.number(value) if isinstance(value, int | Decimal) else str(value)


def _signature(bahan: Bahan) -> tuple[Row, ...]:
    who = bahan.pejabat(_RESPONSIBLE)
    place = place_and_date(bahan.settings, words.day(bahan.hari))
    by = signed_by(bahan, who, place)
    return signatures([(by, _SIGN, _COLS)])


KERTAS = Kertas("lembar-periksa", "Lembar Pemeriksaan", lay_out)
