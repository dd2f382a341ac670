"""The papers as sheets of the workbook: laid out for whom they were chosen, with what stands beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xlpy.book.document import Document, dokumen_kosong
from xlpy.book.schema import RENCANA
from xlpy.book.schema_alur import LOG
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.forms.catalogue import Kertas, Varian, is_called, only_one, papers
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.forms.render import Panel, sheets
from xlpy.pencetakan import marked, material
from xlpy.sop.catatan import Catatan, Tindakan
from xlpy.sop.cetakan import Lembaran
from xlpy.sop.waktu_kerja import WIB

BASI = "▲ Isi buku kerja berubah sejak lembar ini diisi. Isi lagi sebelum mencetak."
_CHOOSE = "Pilih di atas, lalu klik Pilih Kertas di tab Rencana Kinerja."
_FILL = "Klik Pilih Kertas di tab Rencana Kinerja untuk mengisi lembar ini lagi."
_ANY_DAY = datetime(2026, 1, 1, tzinfo=WIB)  # an empty paper tells no day


def empty_sheets() -> bytes:
    """The papers of the empty workbook."""
    bahan, _ = material(dokumen_kosong(), Path(), _ANY_DAY)
    return _made(bahan, papers(), {}, {})


def printed_sheets(
    document: Document, folder: Path, moment: datetime, printed: Iterable[Lembaran], chosen: Mapping[str, str]
) -> bytes:
    """The sheets of the papers that are being printed, to be put into the workbook; empty where none has a sheet.

    Args:
        document: the workbook.
        folder: where it lies.
        moment: now.
        printed: the papers; of several of a kind that which is chosen on its sheet stands there.
        chosen: by the code of a paper, for whom its sheet was chosen.

    Raises:
        InputError: as of ``material``.
    """
    variants: dict[str, list[str]] = {}
    for paper in printed:
        variants.setdefault(paper.kertas, []).append(paper.varian)
    wanted = [code for code in variants if code in LEMBAR_KERTAS]
    if not wanted:
        return b""
    bahan, _ = material(document, folder, moment)
    only = {code: found[0] for code, found in variants.items() if len(found) == 1}
    return _made(bahan, wanted, only, chosen)


def _made(bahan: Bahan, kinds: Iterable[str], only: Mapping[str, str], chosen: Mapping[str, str]) -> bytes:
    known = papers()
    wanted = {*kinds}
    return sheets(
        [
            _sheet(bahan, known[code], only.get(code), chosen.get(code, ""))
            for code in LEMBAR_KERTAS
            if code in wanted and code in known
        ]
    )


def _sheet(bahan: Bahan, kertas: Kertas, code: str | None, untuk: str) -> tuple[Lembar, Panel]:
    variants = list(kertas.varian(bahan))
    meant = (v for v in variants if (v.kode == code if code is not None else is_called(v, untuk)))
    variant = next(meant, next(iter(variants), Varian()))
    is_chosen = kertas.varian is not only_one
    panel = Panel(
        untuk=variant.nama if is_chosen else None,
        pilihan=[v.nama for v in variants],
        petunjuk=_CHOOSE if is_chosen else _FILL,
        cek=(_check(bahan), ""),
    )
    return replace(marked(bahan, kertas.buat(bahan, variant)), nama=LEMBAR_KERTAS[kertas.kode]), panel


def _check(bahan: Bahan) -> str:
    """The formula that tells that the workbook has changed since.

    It looks at the last line of the log that tells more than a print, and at the money and the rows of the plan.
    """
    seal, action = (f"{LOG.table.name}[{LOG.table.column(key).heading}]" for key in ("sidik", "tindakan"))
    money = f"{RENCANA.table.name}[{RENCANA.table.column('pagu').heading}]"
    last = f'IFERROR(LOOKUP(2,1/(({seal}<>"")*({action}<>"{Tindakan.CETAK}")),{seal}),"")'
    now = f'{last}&"|"&TEXT(SUM({money}),"0")&"|"&COUNT({money})'
    pagu = [sub.pagu for sub in bahan.plan.sub_kegiatan]
    return f'=IF(EXACT({now},"{_head(bahan)}|{sum(pagu)}|{len(pagu)}"),"","{BASI}")'


def _head(bahan: Bahan) -> str:
    lines = [Catatan.from_row(row) for row in bahan.rows(LOG.table.name)]
    return next((line.sidik for line in reversed(lines) if line.tindakan != Tindakan.CETAK), "")
