"""The sample through everything there is: made, taken through the procedure, signed, verified, printed, damaged."""

import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from xlpy import buku, cermin_berkas, jobs, jobs_cetak, jobs_contoh_unit, jobs_periksa, jobs_prosedur
from xlpy.book import files
from xlpy.book.schema import LOG
from xlpy.jobs import Permintaan, Progress
from xlpy.jobs_cetak import PermintaanCetak
from xlpy.jobs_periksa import PermintaanPeriksa
from xlpy.jobs_prosedur import PermintaanLangkah
from xlpy.pencetakan import Pesanan
from xlpy.report import Laporan
from xlpy.resources import sample_folder

_FORMS_AFTER = (4, "mulai")
"""The step and the action after which the unit forms are sent."""
_TAMPERED_LINE = 6
"""The line of the log that is changed in the damaged copy."""


def contoh(folder: Path, progress: Progress) -> Laporan:
    """Put the sample into ``folder`` and take it through everything there is.

    Raises:
        WorkbookError: the folder cannot be written.
    """
    inputs, book = folder / "masukan", folder / "RencanaKinerja-contoh.xlsm"
    progress("menyalin contoh")
    kept = files.copy_missing(sample_folder(), inputs)
    for old in (book, cermin_berkas.beside(book)):  # of a sample made before: it begins anew
        old.unlink(missing_ok=True)
    for old in folder.glob(f"{book.stem}.ditandatangani-*"):
        old.unlink()
    made = jobs.susun(_sample(inputs, book), progress)
    walked = list(_walk(inputs / "langkah-contoh.toml", book, progress))
    jobs_periksa.periksa_buku(PermintaanPeriksa(buku=book), progress)  # LKE counts the steps only now
    printed = jobs_cetak.cetak(PermintaanCetak(buku=book, pesanan=Pesanan(semua=True)), progress)
    damaged = _damaged(book)
    places = [f"  {inputs}{' ' * 4}DPA, Tupoksi, sasaran, pengaturan, dan langkah contoh", f"  {book}    buku kerja"]
    places.append(f"  {folder / jobs_contoh_unit.FOLDER}    form unit; yang sudah diisi di {jobs_contoh_unit.BACK}")
    places += [f"    {file.name} sudah Anda ubah, jadi tidak ditimpa" for file in kept]
    places.append(f"  {printed.json['folder']}    semua kertasnya{_bundled(printed)}")
    places.append(f"  {damaged}    salinan yang sengaja dirusak")
    said = (
        *made.lines,
        "",
        "Sebelas langkah SOP, dengan satu pengembalian:",
        *walked,
        *_verified("Pemeriksaan buku kerja:", book),
        *_verified("Pemeriksaan salinan yang dirusak (satu baris log dan satu isian rencana diubah):", damaged),
        "",
        "Kertas:",
        *(f"  {line}" for line in printed.lines),
        "",
        "Hasilnya:",
        *places,
    )
    return Laporan(lines=said, json=made.json, berat=made.berat)


def _bundled(printed: Laporan) -> str:
    bundle = printed.json["bundel"]
    return f"; bundelnya {Path(str(bundle)).name}" if bundle else ""


def _sample(inputs: Path, book: Path) -> Permintaan:
    return Permintaan(
        keluaran=book,
        dpa=inputs / "dpa-contoh.xlsx",
        tupoksi=inputs / "tupoksi-contoh.txt",
        sasaran=inputs / "sasaran-contoh.xlsx",
        pengaturan=inputs / "pengaturan-contoh.toml",
        timpa=True,
    )


def _walk(script: Path, book: Path, progress: Progress) -> Iterator[str]:
    """Take every step of the script; what the log says of each."""
    for taken in steps_of(script, book):
        progress(f"langkah {taken.langkah} {taken.tindakan}")
        yield f"  {jobs_prosedur.langkah(taken, lambda _step: None).lines[0]}"
        if (taken.langkah, taken.tindakan) == _FORMS_AFTER:
            yield from (f"    {line}" for line in jobs_contoh_unit.unit_forms(book.parent, book, progress))


def steps_of(script: Path, book: Path) -> list[PermintaanLangkah]:
    """What is done to the steps of the sample, as its file says."""
    entries = tomllib.loads(script.read_text(encoding="utf-8"))["langkah"]
    return [
        PermintaanLangkah(
            buku=book,
            langkah=entry["nomor"],
            tindakan=entry["tindakan"],
            pelaku=entry["pelaku"],
            waktu=entry["waktu"],
            alasan=entry.get("alasan", ""),
            data=tuple(entry.get("data", ())),
            koreksi=tuple(entry.get("koreksi", ())),
            konfirmasi="",  # on the computer that all share, each says to be who acts
        )
        for entry in entries
    ]


def _damaged(book: Path) -> Path:
    """A copy in which somebody changed a line of the log and a field of the signed plan behind the program's back."""
    copy = book.with_name(f"{book.stem}-dirusak{book.suffix}")
    shutil.copyfile(book, copy)
    shutil.copyfile(cermin_berkas.beside(book), cermin_berkas.beside(copy))
    opened = buku.open_workbook(copy, keep_pasted=False)
    document = opened.document
    lines = list(document.tabel[LOG.table.name])
    lines[_TAMPERED_LINE - 1] = {**lines[_TAMPERED_LINE - 1], "pelaku": "Orang Lain"}
    first, *others = document.rencana.sub_kegiatan
    changed = replace(first, penanggung_jawab="Jabatan Lain")
    buku.save(
        replace(
            document,
            tabel={**document.tabel, LOG.table.name: tuple(lines)},
            rencana=replace(document.rencana, sub_kegiatan=(changed, *others)),
        ),
        copy,
        opened,
    )
    copy.with_name(f"{copy.stem}.cadangan{copy.suffix}").unlink(missing_ok=True)
    return copy


def _verified(title: str, book: Path) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in jobs_prosedur.verifikasi(book).lines)
