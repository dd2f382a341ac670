"""IKU: the main indikator of the office, how each is understood, computed and proved."""

from xlpy.forms import words
from xlpy.forms.blocks import BODY_CENTER, BODY_TEXT, Column, plan_signer
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.forms.plan_blocks import at_right, heading, with_table
from xlpy.forms.tables import Entry, column_pixels, target, visible
from xlpy.plan.model import Indikator

_TEXT, _CENTER = BODY_TEXT.but(size=8.5), BODY_CENTER.but(size=8.5)
_COLUMNS = (
    Column("No", 4, _CENTER, "nomor"),
    Column("Sasaran", 15, _TEXT, "sasaran"),
    Column("Indikator Kinerja Utama", 17, _TEXT, "indikator"),
    Column("Definisi Operasional", 20, _TEXT, "definisi"),
    Column("Formula", 20, _TEXT, "formula"),
    Column("Satuan", 7, _CENTER, "satuan"),
    Column("Target", 6, _CENTER, "target"),
    Column("Sumber Data", 14, _TEXT, "sumber"),
    Column("Penanggung Jawab", 9, _TEXT, "penanggung_jawab"),
)


def _lay_out(bahan: Bahan, _: Varian) -> Lembar:
    columns = visible(_COLUMNS, bahan.tanpa_kolom.get("iku", ()))
    entries = _entries(bahan)
    pixels = column_pixels(bahan.kertas, columns, entries, bahan.font, rebah=True)
    paper = Lembar(
        nama="IKU",
        kertas=bahan.kertas,
        rebah=True,
        kolom=pixels,
        baris=heading(bahan, len(columns), "Indikator Kinerja Utama (IKU)"),
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    return with_table(paper, columns, entries, at_right(plan_signer(bahan), pixels))


def _entries(bahan: Bahan) -> list[Entry]:
    return [
        Entry(
            {
                "nomor": "" if n else words.number(number),
                "sasaran": "" if n else sasaran.nama,
                "indikator": indikator.nama,
                "definisi": indikator.definisi_operasional,
                "formula": indikator.formulasi,
                "satuan": indikator.satuan,
                "target": target(indikator),
                "sumber": indikator.sumber_data,
                "penanggung_jawab": bahan.settings.penanda_tangan,
            },
            joined=("nomor", "sasaran") if n else (),
        )
        for number, sasaran in enumerate(bahan.plan.sasaran, start=1)
        for n, indikator in enumerate(sasaran.indikator or (Indikator(nama=""),))
    ]


KERTAS = Kertas("iku", "Indikator Kinerja Utama (IKU)", _lay_out)
