"""Tanda terima (step 10): who got the signed plan, with room to sign."""

from dataclasses import replace

from xlpy.book.schema_alur import DISTRIBUSI
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY_MIDDLE,
    BODY_MIDDLE_CENTER,
    CENTER,
    Column,
    emblem,
    filled_up,
    gap,
    letterhead,
    office_of,
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
from xlpy.forms.layout import Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.plan.text import fold
from xlpy.sop.waktu_kerja import to_wib

_COLUMNS = (
    Column("No", 6, BODY_MIDDLE_CENTER),
    Column("Nama", 32, BODY_MIDDLE),
    Column("Jabatan", 32, BODY_MIDDLE),
    Column("Tanggal/Jam", 22, BODY_MIDDLE_CENTER),
    Column("Tanda Tangan", 28, BODY_MIDDLE),
)
_LEAST = 28.0  # points: room for a signature
_SIGN = 3  # the first column of the signature
_STEP_KEY = "distribusi"
_LEFT, _RIGHT = 1, 7  # steps: the signatures stand left and right by turns


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """The list of all receivers: every office-holder in the order of the list, then whom else Distribusi names."""
    cols = len(_COLUMNS)
    settings = bahan.settings
    title = titles(cols, "TANDA TERIMA", f"{settings.judul} TAHUN {settings.tahun}".upper())
    number = (wide(f"Nomor {bahan.nomor}", cols, CENTER, keep=True),) if bahan.nomor else ()
    top = (*letterhead(bahan, cols), *title, *number, gap(keep=True))
    head = table_head(_COLUMNS)
    receivers = _receivers(bahan)
    body = [_row(n, *who) for n, who in enumerate(receivers, start=1)]
    page = Lembar(
        nama="Tanda Terima",
        kertas=bahan.kertas,
        kolom=widths(bahan.kertas, [c.share for c in _COLUMNS], rebah=False),
        baris=(*top, *head, *with_last_kept(body), *_signature(bahan)),
        kepala=(len(top), len(head)),
        gambar=emblem(bahan),
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    return page if body else filled_up(page, _COLUMNS, len(top) + len(head), height=_LEAST)


def _row(number: int, nama: str, jabatan: str, when: str) -> Row:
    row = table_row(_COLUMNS, (str(number), nama, jabatan, when, f"{number}."), least=_LEAST)
    *cells, last = row.cells
    moved = last.look.but(indent=_LEFT if number % 2 else _RIGHT)
    return replace(row, cells=(*cells, replace(last, look=moved)))


def _receivers(bahan: Bahan) -> list[tuple[str, str, str]]:
    """Name, office and moment of each; Bappeda, which signs the covering letter, is not among them."""
    letter = fold(bahan.teks("nomor_pengantar"))
    listed = [
        (
            str(row.get("nama", "")),
            _office(bahan, str(row.get("kepada", "")), str(row.get("nama", ""))),
            words.shown(row.get("waktu", "")),
        )
        for row in bahan.rows(DISTRIBUSI.table.name)
        if not letter or fold(str(row.get("nomor_surat", ""))) != letter
    ]
    found: list[tuple[str, str, str]] = []
    for official in (p for p in bahan.menjabat if _is_official(p.jabatan)):
        office = office_of(official)
        found += [who for who in listed if fold(who[1]) == fold(office)] or [(official.nama, office, "")]
    return list(dict.fromkeys((*found, *listed)))


def _is_official(jabatan: str) -> bool:
    """Whether the SOP counts the office among "seluruh pejabat": staff is not."""
    return not fold(jabatan).startswith(("staf", "petugas"))


def _office(bahan: Bahan, kepada: str, nama: str) -> str:
    """The receiver's office, with "Plt." or "Plh." where the list of office-holders has it."""
    known = (p for p in bahan.menjabat if fold(p.nama) == fold(nama) and fold(p.jabatan) == fold(kepada))
    return next(map(office_of, known), kepada)


def _signature(bahan: Bahan) -> tuple[Row, ...]:
    step = bahan.langkah(_STEP_KEY)
    who = bahan.pelaksana(step.nomor) if step else bahan.pejabat("Kasubag Keuangan")
    done = bahan.keadaan.posisi[step.nomor - 1].selesai if step else None
    place = place_and_date(bahan.settings, words.day(to_wib(done)) if done else "")
    by = signed_by(bahan, who, place, "Yang menyerahkan")
    return signatures([(by, _SIGN, len(_COLUMNS))])


KERTAS = Kertas("tanda-terima", "Tanda Terima", lay_out)
