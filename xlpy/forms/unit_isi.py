"""What a unit's form is filled with: its rows as values, and the texts of its head."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xlpy.book.schema_form_unit import DI_ISIAN, DI_PENJELASAN
from xlpy.forms.unit_lembar import Tersembunyi
from xlpy.forms.unit_tabel import rows_of, shown_name, tanda_of
from xlpy.plan.facts import Fakta, Kunci, plan_of
from xlpy.plan.model import Indikator, SubKegiatan
from xlpy.plan.unit_form import Identitas

Nilai = str | int | Decimal | None
COLUMNS = tuple(dict.fromkeys((*DI_ISIAN, *DI_PENJELASAN)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormIsi:
    """What goes into one form.

    Attributes:
        identitas: whose it is.
        dasar: the facts of its sub kegiatan.
        teks: the texts of its head by their placeholder, such as "jabatan" for ``{jabatan}``.
        tahun_lalu: last year's targets as shown, where they are known.
    """

    identitas: Identitas
    dasar: Fakta
    teks: Mapping[str, str | date] = field(default_factory=dict)
    tahun_lalu: Mapping[Kunci, str] = field(default_factory=dict)

    def hidden(self, kolom: tuple[str, ...]) -> Tersembunyi:
        """What its hidden sheets say when the template has the columns ``kolom``."""
        return Tersembunyi(identitas=self.identitas, dasar=self.dasar, kolom=kolom)

    def rows(self) -> Iterator[dict[str, Nilai]]:
        """Its rows, by column."""
        hidden = self.hidden(())
        subs = {(s.unit, s.kode): s for s in plan_of(self.identitas.tahun, self.dasar, {}).sub_kegiatan}
        order = {key: number for number, key in enumerate(subs)}
        listed = sorted(rows_of(self.dasar), key=lambda k: (order[k.unit, k.kode], k.ke))
        first: set[Kunci] = set()
        for kunci in listed:
            sub = subs[kunci.unit, kunci.kode]
            row = _row(sub, kunci, is_first=kunci.simpul not in first)
            first.add(kunci.simpul)
            row["nama"] = shown_name(kunci, {"nama": sub.nama}, hidden)
            yield row | {"nomor": len(first), "tanda": tanda_of(kunci), "tahun_lalu": self.tahun_lalu.get(kunci)}


def _row(sub: SubKegiatan, kunci: Kunci, *, is_first: bool) -> dict[str, Nilai]:
    indikator = next((i for i in sub.indikator if i.ke == kunci.ke), Indikator(nama=""))
    quarters = {f"triwulan_{n}": value for n, value in enumerate(indikator.triwulan, start=1)}
    return {
        "kode": sub.kode,
        "pagu": sub.pagu if is_first else None,
        "keterangan": sub.keterangan if is_first else None,
        "indikator": indikator.nama,
        "satuan": indikator.satuan,
        "target": indikator.target if indikator.target is not None else indikator.target_teks,
        "jenis_target": str(indikator.jenis_target or ""),
        "rencana_aksi": indikator.rencana_aksi,
        "formulasi": indikator.formulasi,
        "definisi_operasional": indikator.definisi_operasional,
        "sumber_data": indikator.sumber_data,
        **quarters,
    }
