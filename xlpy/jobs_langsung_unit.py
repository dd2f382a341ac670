"""Unit forms of the workbook that an application has open: a function a button, also called from outside."""

from datetime import datetime

from xlpy import jobs_unit, prosedur
from xlpy.jobs_langsung import NOTHING, short
from xlpy.jobs_unit import PermintaanBuat, PermintaanKumpul
from xlpy.meja import Meja
from xlpy.report import Laporan
from xlpy.report_unit import changes_first
from xlpy.sop.waktu_kerja import WIB, add_days

_USUAL_DAYS = 2
"""Working days that a unit has for its form, as proposed."""


def unit_buat(desk: Meja) -> Laporan:
    """Make the forms of the units into a folder that the person chooses."""
    folder = desk.pick_folder("Pilih folder untuk form unit")
    if folder is None:
        return NOTHING
    now = datetime.now(WIB)
    proposed = f"{add_days(prosedur.kalender_of(desk.document), now, _USUAL_DAYS):%d/%m/%Y}"
    batas = desk.ask("Form harus kembali paling lambat tanggal berapa?", proposed)
    return NOTHING if batas is None else buat(desk, PermintaanBuat(folder=folder, batas=batas))


def unit_kumpul(desk: Meja) -> Laporan:
    """Read the forms that came back, show what they change, and take it over once the person agrees."""
    folder = desk.pick_folder("Pilih folder tempat form yang kembali")
    if folder is None:
        return NOTHING
    prosedur.refuse_signed(desk.document)
    seen = kumpul(desk, PermintaanKumpul(folder=folder, lihat=True))
    if not desk.confirm(f"{short(changes_first(seen.lines))}\n\nAmbil isian itu ke buku kerja?"):
        return NOTHING
    return kumpul(desk, PermintaanKumpul(folder=folder))


def buat(desk: Meja, asked: PermintaanBuat) -> Laporan:
    """Make forms, as it was asked for from outside or in a window."""
    done = jobs_unit.made(desk.document, desk.path, asked, desk.progress)
    if done.berubah:
        desk.put(done.document)
        desk.keep()  # the forms are out: that must not be forgotten
    return done.laporan


def kumpul(desk: Meja, asked: PermintaanKumpul) -> Laporan:
    """Gather forms; only look where it was asked so."""
    done = jobs_unit.collected(desk.document, desk.path, asked, desk.progress)
    if not asked.lihat:
        desk.put(done.document)
    return done.laporan
