"""Which units' forms count beside the workbooks: no sub kegiatan twice, and none that a workbook has.  Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from xlpy.consolidate.keadaan import BarisStatus, Keadaan, Masuk
from xlpy.consolidate.nama import kunci_induk, kunci_unit


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
    by_document: dict[str, list[Masuk]] = defaultdict(list)
    by_office: dict[str, list[Masuk]] = defaultdict(list)
    for each in books:
        by_office[kunci_unit(each.unit)].append(each)
        by_document[each.hasil.dokumen or each.entri.nama].append(each)
    taken: dict[tuple[str, str, str], Masuk] = {}
    counted, others = list[Masuk](), list[BarisStatus]()
    for masuk in sorted(forms, key=_recency, reverse=True):
        form = masuk.hasil.formulir
        assert form is not None  # noqa: S101 - asked of forms only
        office = kunci_unit(form.kantor)
        book = _of_office(masuk, by_office[office]) or _only(by_document[masuk.hasil.dokumen])
        keys = {sub: (masuk.hasil.dokumen, office, sub) for sub in form.sub_kegiatan}
        shared = {sub: taken[key] for sub, key in keys.items() if key in taken}
        if book is not None:
            why = f"sudah diwakili buku kerja {book.entri.nama}; form tidak dihitung lagi"
            inside = replace(masuk, hasil=replace(masuk.hasil, induk=book.hasil.induk))
            others.append(_row(Keadaan.TERCAKUP, inside, why))
        elif shared:
            others.append(_row(Keadaan.GANDA, masuk, _why_double(masuk, *next(iter(shared.items())))))
        elif not form.berisi:
            others.append(_row(Keadaan.BELUM, masuk, "form belum diisi: tidak ada isian, “Diisi oleh” pun kosong"))
        else:
            taken |= dict.fromkeys(keys.values(), masuk)
            counted.append(masuk)
    return counted, others


def _of_office(form: Masuk, books: Sequence[Masuk]) -> Masuk | None:
    """The workbook of a form's office, of several of that name that of its region; None where that is not certain."""
    region = kunci_induk(form.hasil.induk)
    fitting = [b for b in books if not (region and b.hasil.induk) or kunci_induk(b.hasil.induk) == region]
    return _only(fitting)


def _only(books: Sequence[Masuk]) -> Masuk | None:
    """The only one; of several copies that share an id, as of a neighbour's workbook, none is known to be meant."""
    return books[0] if len(books) == 1 else None


def _why_double(masuk: Masuk, sub: str, other: Masuk) -> str:
    form = masuk.hasil.formulir
    newer = "yang lebih baru" if form and form.berisi else "yang sudah diisi"
    if kunci_unit(masuk.unit) == kunci_unit(other.unit):
        return f"form lain dari {other.entri.nama}, {newer}; tidak dihitung"
    return f"sub kegiatan {sub} juga ada di {other.entri.nama}, {newer}; form ini tidak dihitung"


def _recency(masuk: Masuk) -> tuple[bool, int, str, datetime, str]:
    form = masuk.hasil.formulir
    assert form is not None  # noqa: S101 - asked of forms only
    return form.berisi, form.versi, form.dikirim, masuk.tanggal_berkas, masuk.entri.nama


def _row(keadaan: Keadaan, masuk: Masuk, why: str) -> BarisStatus:
    return BarisStatus(keadaan, masuk.unit, masuk.entri.nama, why, masuk)
