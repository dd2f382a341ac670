"""Printing from the workbook that an application has open: a function a button, also called from outside."""

from dataclasses import replace
from datetime import datetime

from xlpy import cermin_berkas, jobs_cetak, pencetakan, prosedur
from xlpy.book import live_cetak
from xlpy.book.kertas_pilihan import chosen_live
from xlpy.book.schema_kertas import LEMBAR_KERTAS, UNTUK
from xlpy.errors import InputError
from xlpy.forms.catalogue import only_one, papers
from xlpy.jobs_cetak import Pencetak, PermintaanCetak
from xlpy.meja import Meja
from xlpy.pencetakan import Pesanan
from xlpy.report import Laporan
from xlpy.report_cetak import print_report
from xlpy.sop.waktu_kerja import WIB

_NOTHING = Laporan(lines=())
_EVERYONE = ""


def cetak(desk: Meja) -> Laporan:
    """Print the papers of the steps whose turn it is."""
    return cetak_buku(desk, PermintaanCetak(buku=desk.path))


def cetak_semua(desk: Meja) -> Laporan:
    """Print every paper, and a bundle of them."""
    if not desk.confirm("Cetak semua kertas dan satu bundelnya? Ini dapat memakan waktu satu menit."):
        return _NOTHING
    return cetak_buku(desk, PermintaanCetak(buku=desk.path, pesanan=Pesanan(semua=True)))


def cetak_pilih(desk: Meja) -> Laporan:
    """Print the paper on whose sheet the person is, for whom that says; elsewhere those that the person names."""
    here = _paper_in_front(desk)
    if here is not None:
        untuk = chosen_live(desk.book).get(here, "")
        if not untuk and papers()[here].varian is not only_one:
            raise InputError(
                f"Lembar {LEMBAR_KERTAS[here]} belum menyebut untuk siapa. Pilih di sel {UNTUK}, lalu ulangi."
            )
        return cetak_buku(desk, PermintaanCetak(buku=desk.path, pesanan=Pesanan(kertas=(here,), untuk=untuk)))
    bahan, _ = pencetakan.material(desk.document, desk.path.parent, datetime.now(WIB))
    kinds = list(pencetakan.listed(bahan))
    shown = "\n".join(f"  {kertas.kode}" for kertas, _, variants in kinds if variants)
    answer = desk.ask(f"Kertas mana? Tulis namanya; beberapa dipisah koma.\n{shown}")
    names = tuple(name.strip() for name in (answer or "").split(",") if name.strip())
    if not names:
        return _NOTHING
    order = Pesanan(kertas=names)
    offices = [varian.jabatan for _, varian in pencetakan.chosen(bahan, order).kertas if varian.jabatan]
    if len(offices) > 1:
        listed = "\n".join(f"  {office}" for office in dict.fromkeys(offices))
        whose = desk.ask(f"Untuk jabatan mana? Kosongkan untuk semuanya.\n{listed}", _EVERYONE)
        if whose is None:
            return _NOTHING
        order = replace(order, jabatan=whose.strip())
    return cetak_buku(desk, PermintaanCetak(buku=desk.path, pesanan=order))


def _paper_in_front(desk: Meja) -> str | None:
    """The code of the paper whose sheet is the active one; None on any other sheet."""
    active = desk.book.sheets.active.name
    return next((code for code, name in LEMBAR_KERTAS.items() if name == active), None)


def cetak_buku(desk: Meja, asked: PermintaanCetak) -> Laporan:
    """Print papers as they were asked for; the log of the open workbook says so afterwards."""
    before, asked = desk.document, replace(asked, buku=desk.path)
    ready, notes = jobs_cetak.prepared(before, asked, desk.progress)
    done = jobs_cetak.recorded(before, asked, ready)
    made, more = jobs_cetak.printed(ready, _printer(desk), desk.progress)
    log, origin = prosedur.log_of(before), prosedur.origin_of(before)
    with cermin_berkas.written(desk.path, log, done.baris, origin) as told_of_mirror:
        placed = jobs_cetak.put(asked, ready, made, (*notes, *more))
        sheets = jobs_cetak.as_sheets(before, asked, ready, chosen_live(desk.book))
        desk.put(done.document, sheets)
        desk.keep()
    return print_report(placed, done.baris, told_of_mirror)


def daftar(desk: Meja) -> Laporan:
    """Which papers there are."""
    return jobs_cetak.list_of(desk.document, desk.path)


def _printer(desk: Meja) -> Pencetak:
    """LibreOffice in a process of its own, which leaves the open workbook alone; else the application itself."""
    return jobs_cetak.libreoffice() or (lambda books, done: live_cetak.print_in(desk.app, books, done))
