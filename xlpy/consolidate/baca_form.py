"""A unit's form into rows and status: its sub kegiatan with the unit's answers in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlpy.book.guard import Berkas
from xlpy.consolidate.baris import Baris, total
from xlpy.consolidate.hasil import Formulir, Hasil
from xlpy.consolidate.rencana_baris import rows_of_plan
from xlpy.plan.facts import Kunci
from xlpy.plan.unit_form import UnitForm

FORM = "form unit"
_MOST_NOTES = 5


def read_form_unit(name: str, berkas: Berkas) -> tuple[Hasil, tuple[Baris, ...]]:
    """Read the form ``name``.

    Raises:
        InputError: its hidden sheets were changed, or its table is gone.
    """
    # Where no form lies in the folders nothing of this is loaded.
    from xlpy.forms.unit_read import unit_form_of  # noqa: PLC0415
    from xlpy.importers.grid_workbook import read_workbook  # noqa: PLC0415

    form = unit_form_of(name, read_workbook(name, berkas))
    rows = rows_of_plan(form.rencana, _places(form))
    who = form.identitas
    hasil = Hasil(
        jenis=FORM,
        tahun=who.tahun,
        unit=" – ".join(filter(None, (who.kecamatan, who.unit.nama))),
        induk=who.pemerintah,
        kode_skpd=who.kode_skpd,
        dokumen=who.dokumen,
        tanda_tangan="",
        langkah=f"form unit, putaran {who.versi}",
        baris=len(rows),
        subs=sum(row.pagu is not None for row in rows),
        indikator=sum(bool(row.indikator) for row in rows),
        pagu=total(rows),
        catatan=tuple(_notes(form)),
        formulir=Formulir(
            kantor=who.kecamatan,
            versi=who.versi,
            dikirim=who.dikirim,
            berisi=form.berisi,
            sub_kegiatan=tuple(" ".join(filter(None, (s.kode, s.unit))) for s in form.sub_kegiatan),
        ),
    )
    return hasil, rows


@dataclass(frozen=True, slots=True)
class _Letak:
    """Where the rows of a form stand: see ``rencana_baris.Letak``."""

    baris: Mapping[Kunci, int]
    cells: Mapping[Kunci, str]

    def sel(self, kunci: Kunci) -> str:
        """The cell of an entity; that of its first indikator for a sub kegiatan."""
        return self.cells.get(kunci, "")


def _places(form: UnitForm) -> _Letak:
    numbers: dict[Kunci, int] = {}
    cells: dict[Kunci, str] = {}
    for number, ((kunci, _), sel) in enumerate(form.letak.items(), start=1):
        for entity in (kunci, kunci.simpul) if kunci.ke else ():
            numbers.setdefault(entity, number)
            cells.setdefault(entity, sel)
    return _Letak(numbers, cells)


def _notes(form: UnitForm) -> Iterator[str]:
    """What could not be taken, the first few of it, and what is still to be filled."""
    yield from (f"{each.sel}: {each.alasan}" for each in form.ditolak[:_MOST_NOTES])
    if len(form.ditolak) > _MOST_NOTES:
        yield f"dan {len(form.ditolak) - _MOST_NOTES} sel lain"
    if form.kosong:
        yield f"belum lengkap: {len(form.kosong)} sel yang wajib masih kosong"
