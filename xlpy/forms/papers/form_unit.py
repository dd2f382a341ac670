"""Form Rencana Kinerja of a unit (step 4): its sub kegiatan, filled as far as known, to be completed by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlpy.forms import words
from xlpy.forms.blocks import BODY_CENTER, BODY_RIGHT, BODY_TEXT, Column, place_and_date
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.offices import Kantor, office_of, signer_for, superior, units
from xlpy.forms.plan_blocks import SIDES, heading, side_by_side, with_table
from xlpy.forms.tables import Entry, column_pixels, grid, quarters, spread, target, total_row, visible
from xlpy.plan.model import TRIWULAN, Indikator, SubKegiatan

_TEXT, _CENTER, _RIGHT = (look.but(size=8.5) for look in (BODY_TEXT, BODY_CENTER, BODY_RIGHT))
_QUARTERS = tuple(f"triwulan_{n}" for n in range(1, len(TRIWULAN) + 1))
_COLUMNS = (
    Column("No", 4, _CENTER, "nomor"),
    Column("Kode", 12, _TEXT, "kode"),
    Column("Kegiatan/Sub Kegiatan", 24, _TEXT, "nama"),
    Column("Indikator Kinerja", 24, _TEXT, "indikator"),
    Column("Satuan", 9, _CENTER, "satuan"),
    Column("Target", 7, _CENTER, "target"),
    *(Column(tw, 5, _CENTER, key, group="Target Triwulan") for key, tw in zip(_QUARTERS, TRIWULAN, strict=True)),
    Column("Anggaran\n(Rp)", 12, _RIGHT, "anggaran"),
    Column("Keterangan", 10, _TEXT, "keterangan"),
)


def _lay_out(bahan: Bahan, varian: Varian) -> Lembar:
    columns = visible(_COLUMNS, bahan.tanpa_kolom.get("form-unit", ()))
    office = office_of(bahan, varian)
    entries = list(_entries(bahan, office))
    sums = {"anggaran": _money(office.sub_kegiatan) if entries else ""}
    own = column_pixels(bahan.kertas, columns, [*entries, Entry(sums, bold=True)], bahan.font, rebah=True)
    pixels, (taken, _sides) = grid(own, widths(bahan.kertas, SIDES, rebah=True))
    columns = spread(columns, taken)
    form = Lembar(
        nama=f"Form {office.jabatan}",
        kertas=bahan.kertas,
        rebah=True,
        kolom=pixels,
        baris=heading(bahan, len(pixels), "Form Rencana Kinerja", office.unit.upper()),
        kaki=bahan.kaki,
        font=bahan.font,
    )
    end = (*total_row(columns, "JUMLAH", sums), *_signed(bahan, office, pixels))
    return with_table(form, columns, entries, end, fill=True)


def _entries(bahan: Bahan, office: Kantor) -> Iterator[Entry]:
    """Each kegiatan with the unit's own money, and its sub kegiatan below."""
    names = {kegiatan.kode: kegiatan.nama for kegiatan in bahan.plan.kegiatan}
    above = [sub.kode.rpartition(".")[0] for sub in office.sub_kegiatan]
    for number, kode in enumerate(dict.fromkeys(above), start=1):
        own = [sub for sub, parent in zip(office.sub_kegiatan, above, strict=True) if parent == kode]
        if kode in names:
            band = {"nomor": str(number), "kode": kode, "nama": names[kode], "anggaran": _money(own)}
            yield Entry(band, bold=True, keep=True)
        for n, sub in enumerate(own, start=1):
            yield from _of_sub(f"{number}.{n}", sub)


def _of_sub(nomor: str, sub: SubKegiatan) -> Iterator[Entry]:
    first = {"nomor": nomor, "kode": sub.kode, "nama": sub.nama, "anggaran": _money([sub])}
    first |= {"keterangan": sub.keterangan}
    for n, indikator in enumerate(sub.indikator or (Indikator(nama=""),)):
        texts = {"indikator": indikator.nama, "satuan": indikator.satuan, "target": target(indikator)}
        texts |= dict(zip(_QUARTERS, quarters(indikator), strict=True))
        yield Entry({**texts, **({} if n else first)}, indent={"nama": 1}, joined=first if n else ())


def _money(subs: Sequence[SubKegiatan]) -> str:
    return words.money(sum(sub.pagu for sub in subs))


def _signed(bahan: Bahan, office: Kantor, pixels: Sequence[int]) -> tuple[Row, ...]:
    """The superior left, the office-holder right under a day to be written in: the form is filled before the plan."""
    own = signer_for(bahan, office)
    undated = place_and_date(replace(bahan.settings, tanggal=""))
    left = signer_for(bahan, superior(bahan, office), head="Mengetahui,")
    return side_by_side(left, replace(own, above=(undated, *own.above)), pixels)


def _variants(bahan: Bahan) -> Sequence[Varian]:
    return [office.varian for office in units(bahan)]


KERTAS = Kertas(
    "form-unit",
    "Form Rencana Kinerja Unit",
    _lay_out,
    _variants,
    alasan="Belum ada Kasi, Kasubag, atau Lurah. Isi tabel Pejabat di lembar Pengaturan, lalu cetak lagi.",
)
