"""The sample's DPA in the form "DPA Rincian Belanja SKPD" as SIPD prints it and a PDF-to-Excel tool gives it.

One form per sub kegiatan and unit, one sheet per kegiatan.  The mess is the real one: label, code and name in one
cell, every amount as text ("Rp53.683.500,00"), parents and groups carrying amounts like the items, and at every page
break the head again with its columns shifted.
"""

import itertools
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlpy.build.sample_source import (
    Anggaran,
    Item,
    Kantor,
    KegiatanContoh,
    SubContoh,
    read_anggaran,
)
from xlpy.plan.model import BULAN

_PAGE_ROWS = 46
_WRAP = 90
_NAME = "Nama Pejabat (contoh)"
_TEAM = 4


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of the detail table stand on a page (0 = A)."""

    kode: int
    uraian: int
    koefisien: int
    satuan: int
    harga: int
    ppn: int
    jumlah: int


_LAYOUTS = (_Columns(0, 2, 3, 5, 6, 7, 9), _Columns(0, 1, 2, 3, 4, 5, 6), _Columns(0, 2, 5, 6, 7, 9, 10))
_COLUMN_WIDTHS = (30, 40, 40, 22, 22, 18, 22, 18, 10, 18, 18)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the detail table: an account, a group, or an item."""

    kode: str
    uraian: str
    amount: int
    item: Item | None = None


Row = dict[int, str]
"""The cells of one row of the form by column."""


class _Pages:
    """The rows of one sheet; turns the page when it is full."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._on_page = 0
        self._layout = itertools.cycle(_LAYOUTS)
        self.columns = next(self._layout)

    def begin(self) -> None:
        """A new form begins on a new page."""
        self._on_page = 0
        self.columns = next(self._layout)

    def add(self, *rows: Row) -> None:
        """Add rows to the page."""
        self.rows += rows
        self._on_page += len(rows)

    def turn(self) -> bool:
        """Turn the page when it is full; whether it was."""
        if self._on_page < _PAGE_ROWS:
            return False
        self.begin()
        return True


def write_dpa(path: Path) -> None:
    """Write the file."""
    from xlpy.build.sample_book import open_book  # noqa: PLC0415 (xlsxwriter: only who writes pays for it)

    budget = read_anggaran()
    with open_book(path) as book:
        styles = _styles(book)
        for kegiatan in budget.kegiatan:
            pages = _Pages()
            for sub in kegiatan.sub:
                _form(pages, kegiatan, sub, budget)
            _write_sheet(book.add_worksheet(kegiatan.entri.kode), pages.rows, styles)


def _write_sheet(sheet: Any, rows: Sequence[Row], styles: dict[str, Any]) -> None:  # noqa: ANN401 (xlsxwriter: untyped)
    from xlpy.build.sample_book import fit_height, fit_page  # noqa: PLC0415 (as above)

    fit_page(sheet)
    for column, width in enumerate(_COLUMN_WIDTHS):
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows):
        fit_height(
            sheet, number, ((text, _COLUMN_WIDTHS[column] if column else _WRAP) for column, text in row.items())
        )
        for column, text in row.items():
            sheet.write_string(number, column, text, styles[_style(column, text)])


def _styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 (xlsxwriter: untyped)
    plain = {"valign": "top", "font_size": 9}
    return {
        "label": book.add_format(plain),
        "teks": book.add_format({**plain, "text_wrap": True}),
        "uang": book.add_format({**plain, "align": "right"}),
    }


def _style(column: int, text: str) -> str:
    if text.startswith("Rp"):
        return "uang"
    # A label runs over the empty cells beside it.
    return "teks" if column else "label"


def rupiah(amount: int) -> str:
    """An amount as SIPD prints it, e.g. ``"Rp53.683.500,00"``."""
    return f"Rp{amount:,}".replace(",", ".") + ",00"


def _form(pages: _Pages, kegiatan: KegiatanContoh, sub: SubContoh, budget: Anggaran) -> None:
    pages.begin()
    pages.add(
        *_head(kegiatan, sub, budget), *_measures(pages.columns, kegiatan, sub), *_description(sub, budget.kantor)
    )
    pages.add(*_table_head(pages.columns))
    for line in _detail(sub, budget):
        if pages.turn():
            pages.add(*_table_head(pages.columns))
        pages.add(_detail_row(pages.columns, line))
    pages.add({0: "Jumlah Anggaran Sub Kegiatan", pages.columns.jumlah: rupiah(sub.pagu)})
    pages.add(*_monthly(sub, budget.kantor), {})
    _team(pages)
    pages.add({})


def _head(kegiatan: KegiatanContoh, sub: SubContoh, budget: Anggaran) -> Iterator[Row]:
    kantor = budget.kantor
    office = f"{kantor.kode_skpd} - KECAMATAN {kantor.kecamatan.upper()}"
    unit = f"{budget.kelurahan[sub.kelurahan]} - KELURAHAN {sub.kelurahan.upper()}" if sub.kelurahan else office
    yield {0: "DOKUMEN PELAKSANAAN ANGGARAN\nSATUAN KERJA PERANGKAT DAERAH", 4: "FORMULIR\nDPA RINCIAN BELANJA SKPD"}
    yield {0: f"{kantor.pemerintah}\nTAHUN ANGGARAN {kantor.tahun}"}
    yield {0: f"Nomor DPA : DPA/A.1/{kantor.kode_skpd}/001/{kantor.tahun}"}
    for label, text in (
        ("Urusan Pemerintahan", "7 - UNSUR KEWILAYAHAN"),
        ("Bidang Urusan", "7.01 - KECAMATAN"),
        ("Program", f"{kegiatan.program.kode} - {kegiatan.program.nama}"),
        ("Kegiatan", f"{kegiatan.entri.kode} - {kegiatan.entri.nama}"),
        ("Organisasi", office),
        ("Unit", unit),
        ("Alokasi Tahun -1", rupiah(sub.alokasi_lalu)),
        ("Alokasi Tahun", rupiah(sub.pagu)),
        ("Alokasi Tahun + 1", rupiah(sub.alokasi_depan)),
    ):
        yield _labelled(label, text)


def _measures(columns: _Columns, kegiatan: KegiatanContoh, sub: SubContoh) -> Iterator[Row]:
    # The target stands under the last but one column of the detail table, as far as the page is wide.
    target = columns.jumlah - 1
    yield {0: "Indikator dan Tolak Ukur Kinerja Kegiatan"}
    yield {0: "Indikator", 1: "Tolak Ukur Kerja", target: "Target Kinerja"}
    yield {0: "Capaian Kegiatan", 1: kegiatan.capaian, target: kegiatan.target_capaian}
    yield {0: "Masukan", 1: "Dana Yang Dibutuhkan", target: rupiah(sub.pagu)}
    yield {0: "Keluaran", 1: _wrapped(sub.entri.indikator), target: f"{sub.target} {sub.entri.satuan}"}
    yield {0: "Hasil", 1: kegiatan.hasil, target: kegiatan.target_hasil}


def _description(sub: SubContoh, kantor: Kantor) -> Iterator[Row]:
    place = sub.kelurahan or "Semua Kelurahan"
    yield _labelled("Sub Kegiatan", f"{sub.entri.kode} - {sub.entri.nama}")
    yield _labelled("Sumber Pendanaan", sub.sumber_dana)
    region = kantor.pemerintah.replace("Kabupaten", "Kab.")
    yield _labelled("Lokasi", f"{region}, {kantor.kecamatan}, {place}")
    yield _labelled("Keluaran Sub Kegiatan", sub.entri.indikator)
    yield _labelled("Waktu Pelaksanaan", f"Mulai {sub.mulai} Sampai {sub.sampai}")
    yield {0: "Keterangan :"}


def _labelled(label: str, text: str) -> Row:
    return {0: _wrapped(f"{label} : {text}")}


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, _WRAP, break_on_hyphens=False))


def _table_head(columns: _Columns) -> tuple[Row, Row]:
    return (
        {
            columns.kode: "Kode Rekening",
            columns.uraian: "Uraian",
            columns.koefisien: "Rincian Perhitungan",
            columns.jumlah: "Jumlah\n(Rp)",
        },
        {
            columns.koefisien: "Koefisien /\nVolume",
            columns.satuan: "Satuan",
            columns.harga: "Harga",
            columns.ppn: "PPN",
        },
    )


def _detail(sub: SubContoh, budget: Anggaran) -> Iterator[_Line]:
    """The lines of the detail table: every account above the items once, the groups [#] and [-], the items."""
    shown: set[str] = set()
    for rekening, group in itertools.groupby(sub.rincian, key=lambda item: item.rekening):
        own = list(group)
        for account in _accounts(rekening):
            if account not in shown:
                shown.add(account)
                yield _Line(account, budget.rekening[account], _sum_under(account, sub.rincian))
        name, total = own[0].uraian, sum(item.jumlah for item in own)
        yield _Line("", f"[ # ] {name}\nSumber Dana: {sub.sumber_dana}", total)
        yield _Line("", f"[ - ] {name}", total)
        for item in own:
            yield _Line("", f"{item.uraian}\nSpesifikasi: {item.spesifikasi}", item.jumlah, item)


def _accounts(rekening: str) -> Iterable[str]:
    parts = rekening.split(".")
    return (".".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _sum_under(account: str, items: Sequence[Item]) -> int:
    return sum(item.jumlah for item in items if item.rekening == account or item.rekening.startswith(f"{account}."))


def _detail_row(columns: _Columns, line: _Line) -> Row:
    row = {columns.kode: line.kode} if line.kode else {}
    row[columns.uraian] = line.uraian
    if line.item is not None:
        row |= {
            columns.koefisien: f"{line.item.volume} {line.item.satuan}",
            columns.satuan: line.item.satuan,
            columns.harga: rupiah(line.item.harga),
            columns.ppn: "0%",
        }
    return row | {columns.jumlah: rupiah(line.amount)}


def _monthly(sub: SubContoh, kantor: Kantor) -> Iterator[Row]:
    head = f"LURAH {sub.kelurahan.upper()}" if sub.kelurahan else f"CAMAT {kantor.kecamatan.upper()}"
    signatures = (
        f"{kantor.tempat},tanggal 02 Januari {kantor.tahun}\n{head}\n{_NAME}\nNIP.\nMengesahkan,\nPPKD\n{_NAME}\nNIP."
    )
    yield {0: "Rencana Realisasi Belanja per Bulan*)\n(Rp)", 3: signatures}
    for bulan, amount in zip(BULAN, sub.bulanan, strict=True):
        yield {0: bulan, 2: rupiah(amount)}
    yield {0: "Jumlah"}
    yield {2: rupiah(sum(sub.bulanan))}


def _team(pages: _Pages) -> None:
    pages.add(*_team_head(0))
    for number in range(1, _TEAM + 1):
        if pages.turn():
            pages.add(*_team_head(1))
        pages.add({0: f"{number}.", 1: _NAME, 5: "Anggota"})


def _team_head(shift: int) -> tuple[Row, Row]:
    return (
        {0: "Tim Anggaran Pemerintah Daerah"},
        {0: "No.", 1: "Nama", 4 - shift: "NIP", 5: "Jabatan", 6 + shift: "Tanda Tangan"},
    )
