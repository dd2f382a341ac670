"""Gathering the forms of units: what came back is judged, merged into the plan, and kept in the sheets.

Takes a Document and gives a Document; the files are the business of ``jobs_unit``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlpy.book.document import Document, Isi
from xlpy.book.form import letak
from xlpy.book.read_lists import label_of_field
from xlpy.book.schema import KOREKSI, UNIT
from xlpy.periksa import checked
from xlpy.plan.facts import Fakta, Kunci, facts, plan_of, provenances
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Ditolak
from xlpy.plan.unit_gather import BerkasMasuk, Kiriman, Masuk, Pilahan, sort_out
from xlpy.plan.unit_merge import HasilForm, Usul, take
from xlpy.sop.koreksi import Koreksi, StatusKoreksi
from xlpy.unit_kirim import RECEIVED, TO_MEND, Baris, rows_of, unit_of

_BY_UNIT = "Diisi oleh "
"""How a remark begins that this program wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diterima:
    """A form that is in, with what merging it gave; nothing where its answers were taken before."""

    masuk: Masuk
    hasil: HasilForm | None
    terlambat: int = 0

    @property
    def ditolak(self) -> tuple[Ditolak, ...]:
        """The cells that were not taken: unreadable ones, and those that are not the unit's to fill."""
        others = self.hasil.ditolak if self.hasil else ()
        return (*self.masuk.form.ditolak, *(_rejected(self.masuk.nama, usul) for usul in others))

    @property
    def perlu_diperbaiki(self) -> bool:
        """Whether the unit has to look at it again."""
        return bool(self.ditolak or self.masuk.form.kosong)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terkumpul:
    """What gathering gives: the document afterwards, how the files were sorted out, and what each form gave."""

    document: Document
    pilahan: Pilahan
    diterima: tuple[Diterima, ...]


def expected(document: Document) -> tuple[Kiriman, ...]:
    """The forms that were sent, by the sheet Unit."""
    return tuple(
        Kiriman(
            unit=unit_of(row),
            versi=version if isinstance(version := row.get("versi"), int) else None,
            batas=_day(row.get("batas")),
            diterima=_day(row.get("diterima")),
            sidik=str(row.get("sidik", "")),
        )
        for row in rows_of(document)
        if row.get("jabatan")
    )


def _day(value: Isi | None) -> date | None:
    return value if isinstance(value, date) else None


def gathered(document: Document, files: Iterable[BerkasMasuk], received: date, today: date) -> Terkumpul:
    """Take in what lies in a folder.

    Args:
        document: the workbook.
        files: what was read there.
        received: the day on which what is new counts as received.
        today: the day of the check.
    """
    sorted_out = sort_out(files, expected(document), document.id, document.pengaturan.tahun)
    now: Fakta = facts(document.rencana)
    last, sources = dict(document.dasar_unit), provenances(document.rencana)
    results: list[Diterima] = []
    for masuk in sorted_out.masuk:
        late = masuk.kiriman.terlambat(received)
        if masuk.sudah_diambil:
            results.append(Diterima(masuk=masuk, hasil=None, terlambat=late))
            continue
        result = take(masuk.form, now, last)
        now, last = result.fakta, {**last, **result.jawaban}
        _keep_sources(sources, masuk.nama, result.diambil)
        results.append(Diterima(masuk=masuk, hasil=result, terlambat=late))
    changed = any(each.hasil and each.hasil.diambil for each in results)
    rencana = plan_of(document.rencana.tahun, now, sources) if changed else document.rencana
    after = replace(document, rencana=rencana, dasar_unit=last, letak=letak(rencana, document.letak))
    after = _noted(after, results, received)
    return Terkumpul(document=checked(after, today), pilahan=sorted_out, diterima=tuple(results))


def _keep_sources(sources: dict[Kunci, Provenance], name: str, taken: Sequence[Usul]) -> None:
    """Let each value that was taken lead back to the cell of the form."""
    for usul in taken:
        sheet, _, cell = usul.sel.rpartition("!")
        before = sources.get(usul.kunci, Provenance())
        sources[usul.kunci] = before.with_sources({usul.kolom: Source(name, sheet, cell)})


def _noted(document: Document, results: Sequence[Diterima], received: date) -> Document:
    """The document whose sheets Unit, Koreksi and Temuan tell of the forms."""
    new = [each for each in results if each.hasil is not None]
    rows = list(rows_of(document))
    for each in new:
        at = next(n for n, row in enumerate(rows) if unit_of(row).kunci == each.masuk.form.unit.kunci)
        rows[at] = _unit_row(rows[at], each, received)
    corrections = _corrections(document.tabel.get(KOREKSI.table.name, ()), new, received)
    files = {each.masuk.nama for each in new}
    tables = {**document.tabel, UNIT.table.name: tuple(rows), KOREKSI.table.name: corrections}
    return replace(
        document,
        tabel={name: lines for name, lines in tables.items() if lines},
        ditolak=(
            *(d for d in document.ditolak if d.berkas not in files),
            *(replace(d, berkas=each.masuk.nama) for each in new for d in each.ditolak),
        ),
    )


def _unit_row(row: Baris, each: Diterima, received: date) -> Baris:
    form = each.masuk.form
    told: dict[str, Isi] = {
        **row,
        "diterima": row.get("diterima") or received,
        "status": TO_MEND if each.perlu_diperbaiki else RECEIVED,
        "berkas": each.masuk.nama,
        "versi": form.identitas.versi,
        "sidik": form.sidik,
    }
    told.pop("terlambat", None)
    if each.terlambat:
        told["terlambat"] = f"{each.terlambat} hari"
    said = _said(each)
    if said and str(row.get("catatan", _BY_UNIT)).startswith(_BY_UNIT):  # what the office wrote there stays
        told["catatan"] = said
    return told


def _said(each: Diterima) -> str:
    """What the unit said of itself."""
    form = each.masuk.form
    who = f"{_BY_UNIT}{form.diisi_oleh}." if form.diisi_oleh else ""
    return " ".join(filter(None, (who, form.catatan)))


def _corrections(rows: Sequence[Baris], new: Iterable[Diterima], received: date) -> tuple[Baris, ...]:
    """The rows of the sheet Koreksi with one for each field that office and unit both changed; each only once."""
    known = {_correction(row).kunci for row in rows}
    number = max((n for row in rows if isinstance(n := row.get("nomor"), int)), default=0)
    found = list(rows)
    for each in new:
        for usul in each.hasil.berselisih if each.hasil else ():
            row: dict[str, Isi] = {
                "nomor": number + 1,
                "bagian": field_text(usul),
                "tertulis": usul.rencana,
                "koreksi": usul.usul or "(dikosongkan)",
                "oleh": each.masuk.form.unit.nama,
                "tanggal": received,
                "status": StatusKoreksi.BELUM.value,
                "tindak_lanjut": f"Usul form unit, {each.masuk.nama} › {usul.sel}; nilai kantor masih dipakai.",
            }
            if _correction(row).kunci not in known:
                known.add(_correction(row).kunci)
                number += 1
                found.append({key: value for key, value in row.items() if value != ""})
    return tuple(found)


def _correction(row: Mapping[str, Isi]) -> Koreksi:
    place, written, wanted = (str(row.get(key, "")) for key in ("bagian", "tertulis", "koreksi"))
    return Koreksi(bagian=place, tertulis=written, koreksi=wanted)


def field_text(usul: Usul) -> str:
    """Which field of the plan is meant: "Target 7.01.02.2.01.0001"."""
    kunci = usul.kunci
    unit = f" ({kunci.unit})" if kunci.unit else ""
    label = "Indikator" if usul.kolom == "nama" else label_of_field(usul.kolom)
    return f"{label} {kunci.kode}{unit}{f', indikator ke-{kunci.ke}' if kunci.ke > 1 else ''}"


def _rejected(name: str, usul: Usul) -> Ditolak:
    return Ditolak(
        sel=usul.sel, alasan=f"{field_text(usul)}: “{usul.usul}” tidak diambil: {usul.alasan}.", berkas=name
    )


def rejected_of(results: Iterable[Diterima]) -> Iterator[Ditolak]:
    """All cells that were not taken, each with the file as found in the folder."""
    for each in results:
        yield from (replace(d, berkas=each.masuk.nama) for d in each.ditolak)
