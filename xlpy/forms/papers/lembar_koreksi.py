"""Lembar koreksi: blank for the corrector's hand (step 6), filled with what was recorded (step 7)."""

from collections.abc import Iterator

from xlpy.book.schema_alur import KOREKSI
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY_MIDDLE,
    BODY_MIDDLE_CENTER,
    TEXT,
    Column,
    emblem,
    filled_up,
    gap,
    letterhead,
    place_and_date,
    signatures,
    signed_by,
    table_head,
    table_row,
    ticks,
    titles,
    with_last_kept,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Cell, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.sop.koreksi import KUNCI
from xlpy.sop.steps import Langkah
from xlpy.sop.urutan import Tahap
from xlpy.sop.waktu_kerja import to_wib

KOSONG, TERISI = "kosong", "terisi"
_COLUMNS = (
    Column("No", 34, BODY_MIDDLE_CENTER, across=2),
    Column("Bagian", 132, BODY_MIDDLE),
    Column("Tertulis", 188, BODY_MIDDLE),
    Column("Koreksi", 188, BODY_MIDDLE),
    Column("Status", 94, BODY_MIDDLE),
)
_SHARES = (15, 19, *(c.share for c in _COLUMNS[1:]))  # the first is as wide as a box to tick
_COLS = len(_SHARES)
_BLANK, _FEWEST = 27.0, 3
_SIGN = 4  # the first column of the signature


def lay_out(bahan: Bahan, varian: Varian) -> Lembar:
    """The sheet; blank rows are for more by hand, and fill the page."""
    filled, cols = varian.kode == TERISI, _COLS
    settings, step = bahan.settings, bahan.langkah(KUNCI)
    plan = f"DRAFT {settings.judul} TAHUN {settings.tahun}".upper()
    top = (
        *letterhead(bahan, cols),
        *titles(cols, "LEMBAR KOREKSI", plan),
        gap(keep=True),
        *_facts(bahan),
        gap(6.0, keep=True),
    )
    head = table_head(_COLUMNS)
    rows = [table_row(_COLUMNS, texts) for texts in _corrections(bahan)] if filled else []
    table = (*top, *head, *(with_last_kept(rows) if rows else ()))
    page = Lembar(
        nama=f"Lembar Koreksi {varian.nama}".strip(),
        kertas=bahan.kertas,
        kolom=widths(bahan.kertas, _SHARES, rebah=False),
        baris=(*table, *_decision(bahan, step, filled=filled), *_signature(bahan, step, filled=filled)),
        kepala=(len(top), len(head)),
        gambar=emblem(bahan),
        kaki=bahan.kaki,
        font=bahan.font,
    )
    return filled_up(page, _COLUMNS, len(table), height=_BLANK, least=0 if rows else _FEWEST)


def _facts(bahan: Bahan) -> Iterator[Row]:
    """What is corrected, and since when the corrector has it."""
    told = (("Versi draft", bahan.teks("versi")), ("Diserahkan pada", bahan.teks("draft_diserahkan")))
    for label, said in told:
        yield Row(
            (Cell(0, label, TEXT, across=3), Cell(3, f": {said}", TEXT, across=_COLS - 3)),
            least=15.0,
            keep=True,
        )


def _corrections(bahan: Bahan) -> Iterator[tuple[str, ...]]:
    """The rows of the sheet Koreksi, else those of the log."""
    typed = [{key: str(value) for key, value in row.items()} for row in bahan.rows(KOREKSI.table.name)]
    logged = [
        {"bagian": k.bagian, "tertulis": k.tertulis, "koreksi": k.koreksi, "status": str(k.status)}
        for k in bahan.keadaan.koreksi
    ]
    for number, row in enumerate(typed or logged, start=1):
        became = "\n".join(filter(None, (row.get("status"), row.get("tindak_lanjut"))))
        yield str(number), *(row.get(key, "") for key in ("bagian", "tertulis", "koreksi")), became


def _decision(bahan: Bahan, step: Langkah | None, *, filled: bool) -> tuple[Row, ...]:
    """Whether the draft needs mending: the question of the SOP with its two answers."""
    cols = _COLS
    question = (step and step.pertanyaan) or "Perlu perbaikan?"
    again = step and step.kembali_ke
    yes = "Ya" + (f", kembali ke langkah {again}" if again else "")
    answered = _answer(bahan, step) if filled else None
    labels = ((yes, answered is True), ("Tidak, draft diteruskan", answered is False))
    rows = [Row((Cell(0, question, TEXT.but(bold=True), across=cols),), keep=True), gap(3.0, keep=True)]
    for text, on in labels:
        rows += ticks(((0, on),), (Cell(1, text, TEXT, across=cols - 1),), keep=True)
    return (gap(10.0, keep=True), *rows)


def _answer(bahan: Bahan, step: Langkah | None) -> bool | None:
    """Whether it was sent back; None while nobody decided."""
    if step is None:
        return None
    position = bahan.keadaan.posisi[step.nomor - 1]
    if position.tahap is Tahap.SELESAI:
        return False
    return True if position.diulang and position.tahap is Tahap.BELUM and bahan.keadaan.koreksi else None


def _signature(bahan: Bahan, step: Langkah | None, *, filled: bool) -> tuple[Row, ...]:
    who = bahan.pelaksana(step.nomor) if step else bahan.pejabat("Sekretaris")
    position = bahan.keadaan.posisi[step.nomor - 1] if step else None
    done = (position.selesai or position.diulang_sejak) if filled and position else None
    place = place_and_date(bahan.settings, words.day(to_wib(done)) if done else "")
    by = signed_by(bahan, who, place)
    return signatures([(by, _SIGN, _COLS)])


def _variants(bahan: Bahan) -> tuple[Varian, ...]:
    blank, filled = Varian(kode=KOSONG, nama="Kosong"), Varian(kode=TERISI, nama="Terisi")
    step = bahan.langkah(KUNCI)
    done = step is not None and bahan.keadaan.posisi[step.nomor - 1].tahap is Tahap.SELESAI
    return (blank, filled) if done or any(True for _ in _corrections(bahan)) else (blank,)


KERTAS = Kertas("lembar-koreksi", "Lembar Koreksi", lay_out, _variants)
