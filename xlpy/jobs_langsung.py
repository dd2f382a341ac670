"""What can be done to the workbook that an application has open: a function a button, also called from outside.

Each takes the desk, asks what it needs, acts, writes, and gives what is to be said: nothing where the person called
it off.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from xlpy import (
    actions,
    cermin_berkas,
    jobs,
    jobs_jadwal,
    jobs_konsolidasi,
    jobs_periksa,
    jobs_prosedur,
    periksa,
    prosedur,
    report,
    report_prosedur,
)
from xlpy.book import live_pilih
from xlpy.book.document import Document
from xlpy.jobs_konsolidasi import PermintaanKonsolidasi
from xlpy.jobs_periksa import PermintaanKecualikan, PermintaanPeriksa
from xlpy.jobs_prosedur import PermintaanLangkah
from xlpy.meja import Meja
from xlpy.pasang.giliran import account
from xlpy.periksa import Pembanding
from xlpy.plan.masa_jabatan import those_in_office
from xlpy.plan.masukan import Dpa, Tupoksi
from xlpy.report import Laporan
from xlpy.report_jadwal import how_line
from xlpy.report_periksa import check_report, comparison_report
from xlpy.sop import status
from xlpy.sop.akun import owners
from xlpy.sop.catatan import Tindakan
from xlpy.sop.keadaan import Keadaan
from xlpy.sop.pejabat import holders, name_of
from xlpy.sop.steps import Langkah
from xlpy.sop.waktu_kerja import WIB

_Terbaca = TypeVar("_Terbaca")
_FILES = ("*.xlsx", "*.xlsm", "*.xls", "*.csv", "*.txt")
NOTHING = Laporan(lines=())
_REASONED = {
    Tindakan.TUNDA: "Mengapa ditunda?",
    Tindakan.BATAL: "Mengapa dibatalkan?",
    Tindakan.BUKA_KEMBALI: "Mengapa dibuka kembali?",
    Tindakan.KEMBALIKAN: "Mengapa dikembalikan?",
}
"""What needs a reason, and how it is asked for."""
_MOST_LINES = 14
"""Of a report in a window."""


# ── data ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def impor_dpa(desk: Meja) -> Laporan:
    """Put a DPA file into the sheet DPA, once the person has seen what was understood of it."""
    return _impor(desk, "DPA", _read_dpa, report.dpa_lines, actions.import_dpa)


def impor_tupoksi(desk: Meja) -> Laporan:
    """Put a Tupoksi file into the sheet Tupoksi."""
    return _impor(desk, "Tupoksi", jobs.tupoksi_of_file, report.tupoksi_lines, actions.import_tupoksi)


def impor_sasaran(desk: Meja) -> Laporan:
    """Put a sasaran file into the sheet Sasaran."""
    return _impor(desk, "Sasaran", jobs.sasaran_of_file, report.sasaran_lines, actions.import_sasaran)


def _read_dpa(path: Path) -> Dpa:
    return jobs.dpa_of_file(path, jobs.PilihanDpa())


def _impor(
    desk: Meja,
    name: str,
    read: Callable[[Path], _Terbaca],
    lines_of: Callable[[_Terbaca], Iterable[str]],
    put_in: Callable[[Document, _Terbaca], Document],
) -> Laporan:
    prosedur.refuse_signed(desk.document)
    picked = _picked(desk, name, read, lines_of)
    if picked is None:
        return NOTHING
    path, found = picked
    desk.put(put_in(desk.document, found))
    return Laporan(lines=(f"Lembar {name} terisi dari {path.name}. Klik Susun Rencana untuk memakainya.",))


def _picked(
    desk: Meja, name: str, read: Callable[[Path], _Terbaca], lines_of: Callable[[_Terbaca], Iterable[str]]
) -> tuple[Path, _Terbaca] | None:
    """A file that the person chose, once what was understood of it was seen; None where that was called off."""
    path = desk.pick_file(f"Pilih berkas {name}", _FILES)
    if path is None:
        return None
    desk.progress(f"membaca {path.name}")
    found = read(path)
    lines = tuple(lines_of(found))
    return (path, found) if desk.confirm(f"{short(lines)}\n\nMasukkan ke lembar {name}?") else None


def pick_dpa(desk: Meja) -> Dpa | None:
    """A DPA file that the person chose and agreed to; the workbook is left alone."""
    picked = _picked(desk, "DPA", _read_dpa, report.dpa_lines)
    return None if picked is None else picked[1]


def pick_tupoksi(desk: Meja) -> Tupoksi | None:
    """A Tupoksi file, likewise."""
    picked = _picked(desk, "Tupoksi", jobs.tupoksi_of_file, report.tupoksi_lines)
    return None if picked is None else picked[1]


# ── the plan ─────────────────────────────────────────────────────────────────────────────────────────────────────


def susun(desk: Meja) -> Laporan:
    """Generate the plan anew; hand edits survive."""
    desk.progress("menyusun rencana")
    return susun_dari(desk, None, None, None, jobs.PilihanDpa(), lihat=False)


def susun_dari(
    desk: Meja,
    dpa: Path | None,
    tupoksi: Path | None,
    sasaran: Path | None,
    pilihan: jobs.PilihanDpa,
    *,
    lihat: bool,
) -> Laporan:
    """Generate the plan anew, from new files where they are given; only look where ``lihat``."""
    document = desk.document
    if dpa is not None:
        document = actions.import_dpa(document, jobs.dpa_of_file(dpa, pilihan))
    if tupoksi is not None:
        document = actions.import_tupoksi(document, jobs.tupoksi_of_file(tupoksi))
    if sasaran is not None:
        document = actions.import_sasaran(document, jobs.sasaran_of_file(sasaran))
    result = actions.susun(document)
    if not lihat:
        prosedur.refuse_to_void(desk.document, result.document)
        desk.put(result.document)
    return jobs.susun_report(result, desk.path, written=not lihat)


def lihat_perubahan(desk: Meja) -> Laporan:
    """What generating the plan anew would change; writes nothing."""
    return susun_dari(desk, None, None, None, jobs.PilihanDpa(), lihat=True)


def periksa_rencana(desk: Meja, asked: PermintaanPeriksa | None = None) -> Laporan:
    """Judge the workbook by all rules; what they find goes on the sheet Temuan unless one only looks."""
    other = Pembanding() if asked is None else jobs_periksa.others(asked)
    desk.progress("memeriksa rencana")
    document = periksa.checked(desk.document, datetime.now(WIB).date(), other)
    if asked is None or not asked.lihat:
        desk.put(document)
    return check_report(document)


def banding(desk: Meja) -> Laporan:
    """Compare the plan with that of another workbook, on the sheet Banding."""
    path = desk.pick_file("Pilih buku kerja tahun lalu, atau buku sebelum DPPA", ("*.xlsm", "*.xlsx"))
    if path is None:
        return NOTHING
    return compare_with(desk, path)


def compare_with(desk: Meja, path: Path, *, lihat: bool = False) -> Laporan:
    """Compare the plan with that of ``path``, on the sheet Banding unless one only looks."""
    desk.progress(f"membaca {path.name}")
    older = jobs_periksa.read_other(path)
    document = jobs_periksa.compared(desk.document, older)
    if not lihat:
        desk.put(document)
    return comparison_report(document, older)


def kecualikan(desk: Meja) -> Laporan:
    """Let the finding of the selected row of the sheet Temuan stand, with a reason."""
    name = live_pilih.finding_at(desk.book)
    reason = desk.ask(f"Mengapa temuan {name} boleh dibiarkan? Alasan ini tercatat pada log.")
    mine = prosedur.pelaku_of(desk.document, account(), datetime.now(WIB).date())
    who = None if reason is None else desk.ask("Siapa yang memutuskan?", mine.jabatan if mine else "")
    if reason is None or who is None:
        return NOTHING
    told = PermintaanLangkah(buku=desk.path, langkah=0, tindakan="", pelaku=who)
    confirmed = _confirmed(desk, told)
    if confirmed is None:
        return NOTHING
    sure = confirmed.konfirmasi
    asked = PermintaanKecualikan(buku=desk.path, temuan=name, alasan=reason, pelaku=who, konfirmasi=sure)
    return waive(desk, asked)


def waive(desk: Meja, asked: PermintaanKecualikan) -> Laporan:
    """Let a finding stand, or no more, as it was asked for from outside."""
    before = desk.document
    done = jobs_periksa.waived(before, replace(asked, buku=desk.path))
    log, origin = prosedur.log_of(before), prosedur.origin_of(before)
    with cermin_berkas.written(desk.path, log, done.baris, origin) as notes:
        desk.put(done.document)
        desk.keep()
    return jobs_periksa.waiver_report(done, tuple(notes))


# ── many workbooks ───────────────────────────────────────────────────────────────────────────────────────────────


def konsolidasi(desk: Meja) -> Laporan:
    """Gather the workbooks of a folder into one beside it; the open workbook itself is left alone."""
    folder = desk.pick_folder("Pilih folder berisi buku kerja yang digabungkan")
    if folder is None:
        return NOTHING
    output = folder.with_name(f"rekap-{folder.name}.xlsx")
    return jobs_konsolidasi.konsolidasi(PermintaanKonsolidasi(sumber=[folder], keluaran=output), desk.progress)


# ── the procedure ────────────────────────────────────────────────────────────────────────────────────────────────


def langkah_mulai(desk: Meja) -> Laporan:
    """Begin the step whose turn it is."""
    return _langkah(desk, Tindakan.MULAI)


def langkah_selesai(desk: Meja) -> Laporan:
    """Finish the step that is under way."""
    return _langkah(desk, Tindakan.SELESAI)


def langkah_tunda(desk: Meja) -> Laporan:
    """Put the step off."""
    return _langkah(desk, Tindakan.TUNDA)


def langkah_kembalikan(desk: Meja) -> Laporan:
    """Return the draft with corrections."""
    return _langkah(desk, Tindakan.KEMBALIKAN)


def langkah_batal(desk: Meja) -> Laporan:
    """Cancel the step that is under way."""
    return _langkah(desk, Tindakan.BATAL)


def langkah_buka_kembali(desk: Meja) -> Laporan:
    """Open a finished step again."""
    return _langkah(desk, Tindakan.BUKA_KEMBALI)


def catat(desk: Meja, asked: PermintaanLangkah, *, di_jendela: bool = False) -> Laporan:
    """Write down what was done to a step, as it was asked for from outside or in a window."""
    before = desk.document
    asked = replace(asked, buku=desk.path)
    done = jobs_prosedur.recorded(before, asked, di_jendela=di_jendela)
    kept = jobs_prosedur.keep_reopened(desk.path, before, done)
    log, origin = prosedur.log_of(before), prosedur.origin_of(before)
    with cermin_berkas.written(desk.path, log, done.baris, origin) as notes:
        desk.put(done.document)
        desk.keep()
    kept += jobs_prosedur.keep_signed(desk.path, done)
    now = jobs_prosedur.standing(done.document, done.keadaan, datetime.now(WIB))
    lines = (*jobs_prosedur.step_lines(done, now, desk.path), *kept, *notes)
    return Laporan(lines=lines, json=report_prosedur.status_json(now))


def tampilkan_status(desk: Meja) -> Laporan:
    """Where the procedure stands."""
    return jobs_prosedur.status_of(desk.document)


def jadwal(desk: Meja) -> Laporan:
    """Which consolidations run by themselves, when next, what came of the last; and how one is installed."""
    said = jobs_jadwal.tampil()
    state = said.lines if said.json["jadwal"] else said.lines[:1]
    return replace(said, lines=(*state, how_line(f'"{desk.path.parent}"')))


def verifikasi(desk: Meja, kode: str = "") -> Laporan:
    """Whether log, mirror and signature still hold."""
    return jobs_prosedur.verification_of(desk.document, desk.path, kode)


def _langkah(desk: Meja, action: Tindakan) -> Laporan:
    asked = _asked(desk, action)
    return NOTHING if asked is None else catat(desk, asked, di_jendela=True)


def _asked(desk: Meja, action: Tindakan) -> PermintaanLangkah | None:
    """What is to be written down, as the person answers; None where the person calls it off."""
    document = desk.document
    state, hand = prosedur.state_of(document), prosedur.bekal_of(document)
    button = next(b for b in status.buttons(state, hand) if b.tindakan is action)
    if not button.langkah:
        desk.say(button.alasan)
        return None
    number = _step(desk, action, button.langkah)
    if number is None:
        return None
    step = state.sop.langkah[number - 1]
    who = _who(desk, state, step)
    now = f"{datetime.now(WIB):%d/%m/%Y %H:%M}"
    when = None if who is None else desk.ask("Kapan? Tulis tanggal dan jamnya.", now)
    reason: str | None = ""
    if when is not None and action in _REASONED:
        reason = desk.ask(_REASONED[action])
    if who is None or when is None or reason is None:
        return None
    asked = PermintaanLangkah(
        buku=desk.path, langkah=number, tindakan=str(action), pelaku=who, waktu=when, alasan=reason
    )
    return _confirmed(desk, asked)


def _who(desk: Meja, state: Keadaan, step: Langkah) -> str | None:
    """Who did the step: proposed is the person of this account where it is his, else who holds the office."""
    people, today = desk.document.pengaturan.pejabat, datetime.now(WIB).date()
    may = holders(state.sop, step.pelaku, those_in_office(people, today))
    mine = prosedur.pelaku_of(desk.document, account(), today)
    usual = mine if mine in may else next(iter(may), None)
    listed = "".join(f"\n  {name_of(person)}" for person in may)
    return desk.ask(
        f"Langkah {step.nomor}: {step.kegiatan}\n\n"
        f"Siapa yang melakukannya? Tulis jabatan, nama, atau NIP-nya.{listed}",
        usual.jabatan if usual else state.sop.nama_pelaku(step.pelaku),
    )


def _confirmed(desk: Meja, asked: PermintaanLangkah) -> PermintaanLangkah | None:
    """With the person at this computer, who is asked once for each account."""
    if owners(desk.document.pengaturan.pejabat, account(), datetime.now(WIB).date()):
        return asked
    answer = desk.ask(
        f"Akun komputer ini ({account()}) belum dikenal. Siapa Anda? "
        "Tulis jabatan, nama, atau NIP Anda; cukup sekali.",
        asked.pelaku,
    )
    return None if answer is None else replace(asked, konfirmasi=answer)


def _step(desk: Meja, action: Tindakan, free: Sequence[int]) -> int | None:
    """The step that is meant: the only one, or the one that the person names."""
    if len(free) == 1:
        return free[0]
    answer = desk.ask(f"Langkah mana ({action})? Pilih: {', '.join(map(str, free))}.", str(free[-1]))
    if answer is None:
        return None
    if not answer.strip().isdigit() or int(answer) not in free:
        desk.say(f"Langkah {answer} bukan pilihan sekarang. Pilih salah satu: {', '.join(map(str, free))}.")
        return None
    return int(answer)


def short(lines: Sequence[str]) -> str:
    """As many lines as a window shows."""
    more = len(lines) - _MOST_LINES
    return "\n".join([*lines[:_MOST_LINES], *([f"… dan {more} baris lagi."] if more > 0 else [])])
