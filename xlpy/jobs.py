"""The actions on files: read, act, write, and say what happened.

A workbook is replaced only as a whole and after a copy of it was kept; what the reader knows would not
survive the writing (sheets of one's own, cells that cannot be read) stops the job before anything is written.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from xlpy import actions, buku, cermin_berkas, report
from xlpy.actions import Susunan
from xlpy.book import files, kunci
from xlpy.book.document import Document
from xlpy.book.schema import DPA, LOG, SASARAN, TUPOKSI
from xlpy.buku import WITH_MACROS, Terbuka, Tersimpan
from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.plan.angka import format_rupiah
from xlpy.plan.masukan import Dpa, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.report import Laporan
from xlpy.sop.akun import keep_ties

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PilihanDpa:
    """How to read a DPA that can be read in several ways.

    Attributes:
        tahun: Tahun Anggaran, where the file holds several.
        skpd: name or code of the office, where the file holds several.
        kolom_pagu: heading or letter of the money column.
    """

    tahun: int | None = None
    skpd: str | None = None
    kolom_pagu: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permintaan:
    """What ``susun`` is asked for.

    Attributes:
        buku: the workbook to generate anew; None for a new one.
        keluaran: the workbook to write; None for ``buku`` itself.
        dpa, tupoksi, sasaran, pengaturan, sop: files to take instead of the workbook's own sheets.
        pilihan: how to read the DPA.
        timpa: whether an existing ``keluaran`` may be replaced.
        lihat: only say what would change.
    """

    buku: Path | None = None
    keluaran: Path | None = None
    dpa: Path | None = None
    tupoksi: Path | None = None
    sasaran: Path | None = None
    pengaturan: Path | None = None
    sop: Path | None = None
    pilihan: PilihanDpa = PilihanDpa()
    timpa: bool = False
    lihat: bool = False


def impor(jenis: str, berkas: Path, pilihan: PilihanDpa) -> Laporan:
    """What is understood of one file; writes nothing.

    Raises:
        InputError: the file cannot be what ``jenis`` says.
    """
    if jenis == "dpa":
        from xlpy.importers.dpa_json import dpa_object  # noqa: PLC0415 - only what this file needs

        dpa = actions.question_codes(dpa_of_file(berkas, pilihan))
        return Laporan(lines=tuple(report.dpa_lines(dpa)), json=dpa_object(dpa))
    if jenis == "tupoksi":
        from xlpy.importers.tupoksi_json import tupoksi_json  # noqa: PLC0415

        tupoksi = tupoksi_of_file(berkas)
        return Laporan(lines=tuple(report.tupoksi_lines(tupoksi)), json=tupoksi_json(tupoksi))
    sasaran = sasaran_of_file(berkas)
    return Laporan(lines=tuple(report.sasaran_lines(sasaran)), json=report.sasaran_json(sasaran))


def susun(permintaan: Permintaan, progress: Progress) -> Laporan:
    """Make a new workbook with the plan in it, or generate the plan of an existing one anew.

    Raises:
        InputError: an input cannot be used, or writing would lose what a person typed.
        WorkbookError: a file cannot be read or written.
    """
    target = _target(permintaan)
    if permintaan.lihat:
        return _susun(permintaan, target, progress)
    files.refuse_unwritable(target)
    kunci.refuse_open(target)
    # Where there is no folder yet, nobody else can be writing.
    with kunci.hold(target) if target.parent.is_dir() else nullcontext():
        return _susun(permintaan, target, progress)


def _susun(permintaan: Permintaan, target: Path, progress: Progress) -> Laporan:
    """Read, generate, and write unless one only looks."""
    elsewhere = permintaan.buku if permintaan.buku != target and not permintaan.lihat else None
    if elsewhere is not None:
        cermin_berkas.refuse_foreign(elsewhere, target)
    if permintaan.buku is None and not permintaan.lihat:
        _refuse_to_bury(target)
    opened = _opened(permintaan, progress)
    result = actions.susun(_document(permintaan, opened, progress))
    saved = Tersimpan(written=False)
    if not permintaan.lihat:
        if opened is not None:
            from xlpy.prosedur import refuse_to_void  # noqa: PLC0415 - the procedure, which a new workbook does not ask

            refuse_to_void(opened.document, result.document)
        progress(f"menulis {target.name}")
        saved = buku.save(result.document, target, opened)
    if elsewhere is not None:
        cermin_berkas.copy_beside(elsewhere, target)
    said = susun_report(result, target, written=saved.written, changes=opened is not None, looking=permintaan.lihat)
    lines = [*said.lines, *saved.notes]
    if not saved.written and not permintaan.lihat:
        lines.append("Tidak ada yang berubah, jadi berkasnya dibiarkan.")
    if saved.copy is not None:
        lines.append(f"Isi sebelumnya tersimpan di {saved.copy}.")
    return replace(said, lines=tuple(lines))


def susun_report(
    result: Susunan, target: Path, *, written: bool, changes: bool = True, looking: bool | None = None
) -> Laporan:
    """What is said of a plan that was generated anew.

    Args:
        result: the plan, and what changed.
        target: the workbook.
        written: whether it was written.
        changes: whether to tell what changed: not of a new workbook, where all did.
        looking: whether nothing was to be written; usually where nothing was.
    """
    is_look = not written if looking is None else looking
    lines = list(report.change_lines(result.perubahan)) if changes else []
    lines += [*_summary(result, target, written=not is_look), *report.conflict_lines(result.konflik)]
    if result.sebelum is not None:
        from xlpy.report_periksa import revision_line  # noqa: PLC0415 - only where a DPPA revised the plan

        lines.append(revision_line(result.document, result.sebelum))
    standing = [t for t in result.document.temuan if t.terbuka]
    lines += report.finding_lines(standing, result.document.ditolak)
    return Laporan(lines=tuple(lines), json=_susun_json(result, target, written=written), berat=result.berat)


def _refuse_to_bury(target: Path) -> None:
    """Refuse to make a new workbook where a procedure is under way, or where the log of another one lies."""
    mirror = cermin_berkas.beside(target)
    if mirror.exists():
        raise InputError(
            f"Di samping {target} ada cermin log {mirror.name}: prosedur sebuah buku kerja sudah berjalan di sini. "
            f"Susun ulang buku itu (rencana-kinerja susun {target} --dpa …), atau pilih nama lain."
        )
    if not target.exists():
        return
    from xlpy.book import closed  # noqa: PLC0415 - with its parser

    with suppress(InputError):  # none of ours, or not readable: the backup keeps it
        if lines := closed.read(target).tabel.get(LOG.table.name):
            raise WorkbookError(
                f"{target}: memuat log dengan {len(lines)} baris, yang akan hilang bila ditimpa. Susun ulang "
                f"buku itu (rencana-kinerja susun {target} --dpa …), atau pilih nama lain."
            )


def _opened(permintaan: Permintaan, progress: Progress) -> Terbuka | None:
    if permintaan.buku is None:
        return None
    progress(f"membaca {permintaan.buku.name}")
    return buku.open_workbook(permintaan.buku, keep_pasted=not permintaan.lihat)


def bangun(folder: Path | None, progress: Progress) -> Laporan:
    """Make the workbook and the sample from their sources, below ``folder`` or in the source tree itself.

    Raises:
        InputError: there is no source tree to build in.
        WorkbookError: a file cannot be written.
    """
    from xlpy.build.bangun import bangun as build_all  # noqa: PLC0415
    from xlpy.consolidate.templat import write_template  # noqa: PLC0415
    from xlpy.lembar_kertas import empty_sheets  # noqa: PLC0415
    from xlpy.resources import source_tree  # noqa: PLC0415

    root = folder or source_tree()
    if root is None:
        raise InputError("Program terpasang tanpa pohon sumbernya. Sebutkan FOLDER tempat hasilnya.")
    progress("membangun buku kerja")
    written = (*build_all(root, empty_sheets()), write_template(root / "templates"))
    return Laporan(lines=tuple(f"  {path}" for path in written), json={"ditulis": [str(path) for path in written]})


def _target(permintaan: Permintaan) -> Path:
    """The workbook that will be written; refuses what is missing or must not be overwritten."""
    target = permintaan.keluaran or permintaan.buku
    if target is None:
        raise InputError("Sebutkan buku kerja yang disusun ulang, atau -o BUKU.xlsm untuk membuat yang baru.")
    if permintaan.buku is not None and permintaan.sop is not None:
        raise InputError("SOP dipilih ketika buku kerja dibuat. Buat buku baru dengan --sop, --dpa dan -o BUKU.xlsm.")
    if permintaan.buku is None and permintaan.dpa is None:
        raise InputError("Buku kerja baru memerlukan --dpa BERKAS (dan sebaiknya --tupoksi BERKAS).")
    if target.suffix.casefold() not in (".xlsx", WITH_MACROS):
        raise InputError(
            f"{target.name}: nama buku kerja harus berakhiran .xlsm (dengan tombol dan makro) atau .xlsx."
        )
    if permintaan.buku is not None and target.suffix.casefold() != permintaan.buku.suffix.casefold():
        raise InputError(
            f"{target.name}: buku yang disusun ulang tetap {permintaan.buku.suffix}. Pilih nama berakhiran "
            f"{permintaan.buku.suffix}, atau buat buku baru tanpa menyebut {permintaan.buku.name}."
        )
    if target != permintaan.buku and target.exists() and not (permintaan.timpa or permintaan.lihat):
        raise InputError(f"{target}: sudah ada. Pilih nama lain, atau tambahkan --timpa untuk menggantinya.")
    return target


def _document(permintaan: Permintaan, opened: Terbuka | None, progress: Progress) -> Document:
    """The document to generate from: the workbook's own sheets, replaced by the files that were given."""
    dpa = tupoksi = sasaran = None
    if permintaan.dpa is not None:
        progress(f"membaca DPA {permintaan.dpa.name}")
        dpa = dpa_of_file(permintaan.dpa, permintaan.pilihan)
    if permintaan.tupoksi is not None:
        progress(f"membaca Tupoksi {permintaan.tupoksi.name}")
        tupoksi = tupoksi_of_file(permintaan.tupoksi)
    if permintaan.sasaran is not None:
        sasaran = sasaran_of_file(permintaan.sasaran)
    document = _start(permintaan, opened, dpa, tupoksi)
    if dpa is not None:
        document = actions.import_dpa(document, dpa)
    if tupoksi is not None:
        document = actions.import_tupoksi(document, tupoksi)
    return document if sasaran is None else actions.import_sasaran(document, sasaran)


def _start(permintaan: Permintaan, opened: Terbuka | None, dpa: Dpa | None, tupoksi: Tupoksi | None) -> Document:
    sop = _read_sop(permintaan.sop) if permintaan.sop else None
    settings = _read_settings(permintaan.pengaturan) if permintaan.pengaturan else None
    if opened is not None:
        return opened.document if settings is None else _with_settings(opened.document, settings)
    dpa, tupoksi = dpa or Dpa(), tupoksi or Tupoksi()
    if settings is None:
        tahun = permintaan.pilihan.tahun or dpa.tahun
        if tahun is None:
            raise InputError("Tahun Anggaran tidak tertulis dalam DPA. Tambahkan, misalnya, --tahun 2027.")
        settings = actions.settings_from(dpa, tupoksi, tahun)
    return actions.new_document(settings, document_id=str(uuid.uuid4()), sop=sop or "")


def _with_settings(document: Document, settings: Pengaturan) -> Document:
    """The document with other settings; which accounts are whose is of the workbook, not of the settings."""
    people = keep_ties(settings.pejabat, document.pengaturan.pejabat)
    return replace(document, pengaturan=replace(settings, pejabat=people))


def _summary(result: Susunan, target: Path, *, written: bool) -> Iterator[str]:
    plan, dpa = result.document.rencana, result.document.dpa
    settings = result.document.pengaturan
    verb = "tersusun di" if written else "akan tersusun di"
    yield f"{settings.judul} {settings.tahun} {settings.kecamatan} {verb} {target}".replace("  ", " ")
    units = len({sub.unit for sub in plan.sub_kegiatan if sub.unit})
    yield (
        f"  {len(plan.tujuan)} tujuan, {len(plan.sasaran)} sasaran, {len(plan.program)} program, "
        f"{len(plan.kegiatan)} kegiatan, {len(plan.sub_kegiatan)} sub kegiatan"
        f"{f' ({units} kelurahan)' if units else ''}"
    )
    yield f"  Anggaran Rp{format_rupiah(plan.pagu())}; {_against(plan.pagu(), dpa)}"
    sure = sum(sub.yakin and bool(sub.penanggung_jawab) for sub in plan.sub_kegiatan)
    yield f"  Penanggung jawab: {sure} pasti, {len(plan.sub_kegiatan) - sure} perlu dipastikan"


def _against(pagu: int, dpa: Dpa) -> str:
    total = sum(sub.pagu for sub in dpa.sub_kegiatan)
    if pagu == total:
        return "sama dengan DPA"
    return f"berselisih Rp{format_rupiah(pagu - total)} dengan DPA (Rp{format_rupiah(total)})"


def _susun_json(result: Susunan, target: Path, *, written: bool) -> dict[str, object]:
    plan = result.document.rencana
    return {
        "buku": str(target),
        "ditulis": written,
        "tahun": plan.tahun,
        "program": len(plan.program),
        "kegiatan": len(plan.kegiatan),
        "sub_kegiatan": len(plan.sub_kegiatan),
        "pagu": plan.pagu(),
        "perubahan": report.changes_json(result.perubahan),
        "konflik": report.conflicts_json(result.konflik),
        "temuan": report.findings_json([t for t in result.document.temuan if not t.selesai]),
        "ditolak": report.rejected_json(result.document.ditolak),
    }


def dpa_of_file(path: Path, pilihan: PilihanDpa) -> Dpa:
    """What is understood of a DPA file; of a workbook of ours only its sheet DPA."""
    from xlpy.importers.dpa import read_dpa  # noqa: PLC0415
    from xlpy.importers.grid import only_own_sheet, read_grids  # noqa: PLC0415

    grids = only_own_sheet(read_grids(path), DPA.name)
    return read_dpa(grids, tahun=pilihan.tahun, skpd=pilihan.skpd, kolom_pagu=pilihan.kolom_pagu)


def tupoksi_of_file(path: Path) -> Tupoksi:
    """What is understood of a Tupoksi file; of a workbook of ours only its sheet Tupoksi."""
    from xlpy.importers.grid import only_own_sheet, read_grids  # noqa: PLC0415
    from xlpy.importers.tupoksi import read_tupoksi  # noqa: PLC0415

    return read_tupoksi(only_own_sheet(read_grids(path), TUPOKSI.name))


def sasaran_of_file(path: Path) -> SasaranStrategis:
    """What is understood of a sasaran file; of a workbook of ours only its sheet Sasaran."""
    from xlpy.importers.grid import only_own_sheet, read_grids  # noqa: PLC0415
    from xlpy.importers.sasaran import read_sasaran  # noqa: PLC0415

    return read_sasaran(only_own_sheet(read_grids(path), SASARAN.name))


def _read_settings(path: Path) -> Pengaturan:
    from xlpy.importers.pengaturan import read_pengaturan  # noqa: PLC0415

    return read_pengaturan(path)


def _read_sop(path: Path) -> str:
    """The text of an office's SOP, once it has been checked."""
    from xlpy.sop.muat import load_sop  # noqa: PLC0415

    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise WorkbookError(f"{path}: tidak dapat dibaca ({sebab(problem)}).") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{path.name}: bukan berkas teks UTF-8. Simpan ulang sebagai UTF-8.") from problem
    load_sop(text, path.name)
    return text
