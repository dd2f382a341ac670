"""Which units' forms count beside the workbooks: no sub kegiatan twice, and none that a workbook has.  Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from xlpy.consolidate.keadaan import BarisStatus, Keadaan, Masuk
from xlpy.plan.text import fold


def sort_forms(forms: Iterable[Masuk], books: Sequence[Masuk]) -> tuple[list[Masuk], list[BarisStatus]]:
    """Decide which forms count.

    The workbook of the same office wins: into it the forms are gathered, and only there the plan is whole.  Of forms
    that share a sub kegiatan a filled one wins, then that of the later round, then the one that was written last.

    Args:
        forms: the forms of the year.
        books: the workbooks that count.

    Returns:
        those that count, and a row of the sheet Status for each of the others.
    """
    by_document = {book.hasil.dokumen: book for book in books if book.hasil.dokumen}
    by_office = {fold(book.unit): book for book in books}
    taken: dict[tuple[str, str], Masuk] = {}
    counted, others = [], []
    for masuk in sorted(forms, key=_recency, reverse=True):
        form = masuk.hasil.formulir
        assert form is not None  # noqa: S101 - asked of forms only
        book = by_document.get(masuk.hasil.dokumen) or by_office.get(fold(form.kantor))
        shared = {sub: taken[key] for sub in form.sub_kegiatan if (key := (masuk.hasil.dokumen, sub)) in taken}
        if book is not None:
            why = f"sudah diwakili buku kerja {book.entri.nama}; form tidak dihitung lagi"
            inside = replace(masuk, hasil=replace(masuk.hasil, induk=book.hasil.induk))
            others.append(_row(Keadaan.TERCAKUP, inside, why))
        elif shared:
            others.append(_row(Keadaan.GANDA, masuk, _why_double(masuk, *next(iter(shared.items())))))
        elif not form.berisi:
            others.append(_row(Keadaan.BELUM, masuk, "form belum diisi: tidak ada isian, “Diisi oleh” pun kosong"))
        else:
            taken |= {(masuk.hasil.dokumen, sub): masuk for sub in form.sub_kegiatan}
            counted.append(masuk)
    return counted, others


def _why_double(masuk: Masuk, sub: str, other: Masuk) -> str:
    form = masuk.hasil.formulir
    newer = "yang lebih baru" if form and form.berisi else "yang sudah diisi"
    if fold(masuk.unit) == fold(other.unit):
        return f"form lain dari {other.entri.nama}, {newer}; tidak dihitung"
    return f"sub kegiatan {sub} juga ada di {other.entri.nama}, {newer}; form ini tidak dihitung"


def _recency(masuk: Masuk) -> tuple[bool, int, str, datetime, str]:
    form = masuk.hasil.formulir
    assert form is not None  # noqa: S101 - asked of forms only
    return form.berisi, form.versi, form.dikirim, masuk.tanggal_berkas, masuk.entri.nama


def _row(keadaan: Keadaan, masuk: Masuk, why: str) -> BarisStatus:
    return BarisStatus(keadaan, masuk.unit, masuk.entri.nama, why, masuk)
