"""The sample in a workbook: put into an empty one, and what a person has made of it since.

It is taken out by giving the workbook what the empty one says; what lies beside the workbook since the sample was
loaded is set aside into one folder, with a copy of the workbook.
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xlpy import actions, cermin_berkas, jobs
from xlpy.book import files
from xlpy.book.document import Document, dokumen_kosong
from xlpy.book.schema import KALENDER, LEMBAR_ISIAN, META, PENGATURAN, RENCANA
from xlpy.book.schema_alur import LOG
from xlpy.book.schema_periksa import BANDING, CAKUPAN, LKE, MATRIKS
from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.plan.facts import Fakta, facts
from xlpy.plan.masukan import Pejabat
from xlpy.resources import sample_folder
from xlpy.sop.waktu_kerja import WIB

_COMPUTED = (MATRIKS, CAKUPAN, BANDING, LKE)
"""Sheets that a check fills: nobody types there."""


def is_empty(document: Document) -> bool:
    """Whether nobody has typed or imported anything into a workbook; titles without names do not count."""
    nothing, settings = dokumen_kosong(), document.pengaturan
    named = [p for p in settings.pejabat if p != Pejabat(jabatan=p.jabatan)]
    if named:
        return False
    plain = replace(document, pengaturan=replace(settings, pejabat=nothing.pengaturan.pejabat), asing=())
    return plain == nothing


def loaded(document: Document, moment: datetime) -> Document:
    """An empty document with the sample: settings, office-holders, DPA, Tupoksi, sasaran, and the plan.

    Raises:
        InputError: the document is not empty, or the sample cannot be read.
        WorkbookError: a file of the sample cannot be read from the disk.
    """
    if not is_empty(document):
        raise InputError(
            "Contoh hanya dimuat ke buku kosong; buku ini sudah berisi, jadi tidak diubah. Contoh dapat dibuat "
            "sebagai buku tersendiri di sampingnya: tambahkan --salinan, atau pilih itu ketika ditanya."
        )
    return replace(_sample(document), contoh=moment.isoformat(timespec="seconds"))


def _sample(document: Document) -> Document:
    from xlpy.importers.pengaturan import read_pengaturan  # noqa: PLC0415

    folder = sample_folder()
    document = replace(document, pengaturan=read_pengaturan(folder / "pengaturan-contoh.toml"))
    document = actions.import_dpa(document, jobs.dpa_of_file(folder / "dpa-contoh.xlsx", jobs.PilihanDpa()))
    document = actions.import_tupoksi(document, jobs.tupoksi_of_file(folder / "tupoksi-contoh.txt"))
    document = actions.import_sasaran(document, jobs.sasaran_of_file(folder / "sasaran-contoh.xlsx"))
    return actions.susun(document).document


# ── what was made of it ──────────────────────────────────────────────────────────────────────────────────────────


def refuse_other(document: Document) -> None:
    """Refuse to remove the sample from a workbook into which it was not loaded.

    Raises:
        InputError: there is none.
    """
    if not document.contoh:
        raise InputError("Buku ini tidak memuat contoh dari Muat Contoh, jadi tidak ada yang dihapus.")


def own_work(document: Document) -> tuple[str, ...]:
    """What a person typed or did since the sample was loaded, each in a line: removing takes it away."""
    sample = _sample(dokumen_kosong())
    return (*_settings(document, sample), *_data(document, sample), *_typed(document, sample))


def _settings(document: Document, sample: Document) -> Iterator[str]:
    now, then = document.pengaturan, sample.pengaturan
    for name in PENGATURAN.names:
        value = getattr(now, name.key, None)
        if value is not None and value != getattr(then, name.key):
            yield f"{PENGATURAN.name}: {name.label} “{value}”"
    known = {_without_account(p) for p in then.pejabat}
    for person in now.pejabat:
        if _without_account(person) not in known:
            yield f"{PENGATURAN.name}: pejabat {person.jabatan} {person.nama}".rstrip()


def _without_account(person: Pejabat) -> Pejabat:
    return replace(person, akun=())


def _data(document: Document, sample: Document) -> Iterator[str]:
    parts: tuple[tuple[str, Fakta, Fakta], ...] = (
        ("Sasaran", _objectives(document), _objectives(sample)),
        ("DPA", _budget(document), _budget(sample)),
        (RENCANA.name, facts(document.rencana), facts(sample.rencana)),
    )
    for name, now, then in parts:
        if count := _differing(now, then):
            yield f"{name}: {count} isian berbeda dari contoh"
    if _duties(document) != _duties(sample):
        yield "Tupoksi: isinya berbeda dari contoh"


def _objectives(document: Document) -> Fakta:
    return facts((*document.sasaran.tujuan, *document.sasaran.sasaran))


def _budget(document: Document) -> Fakta:
    dpa = document.dpa
    return facts(node for node in (*dpa.program, *dpa.kegiatan, *dpa.sub_kegiatan) if node.kode)


def _duties(document: Document) -> list[tuple[str, str, list[str]]]:
    offices = document.tupoksi.jabatan
    return [(j.nama, j.tugas, [b.teks for b in (*j.fungsi, *j.uraian_tugas)]) for j in offices]


def _differing(now: Fakta, then: Fakta) -> int:
    """How many fields differ."""
    nothing: Mapping[str, str] = {}
    count = 0
    for key in {*now, *then}:
        one, other = now.get(key, nothing), then.get(key, nothing)
        count += sum(one.get(field, "") != other.get(field, "") for field in {*one, *other})
    return count


def _typed(document: Document, sample: Document) -> Iterator[str]:
    for sheet in LEMBAR_ISIAN:
        if sheet in _COMPUTED:
            continue
        for table in sheet.tables:
            extra = _rows(document, table.name) - _rows(sample, table.name)
            if count := sum(extra.values()):
                what = table.satuan or "baris"
                yield f"{sheet.name}: {count} {'baris' if sheet in {LOG, KALENDER} else what}"
        filled = [n.label for n in sheet.names if document.isian.get(n.name) != sample.isian.get(n.name)]
        if filled:
            yield f"{sheet.name}: {', '.join(filled)}"


def _rows(document: Document, table: str) -> Counter[frozenset[tuple[str, object]]]:
    return Counter(frozenset(row.items()) for row in document.tabel.get(table, ()))


# ── what lies beside the workbook ────────────────────────────────────────────────────────────────────────────────


def files_beside(path: Path, document: Document) -> tuple[Path, ...]:
    """What was written beside the workbook since the sample was loaded: its log's mirror, papers, older versions.

    Raises:
        InputError: the workbook does not say when that was.
    """
    try:
        since = datetime.fromisoformat(document.contoh).timestamp()
    except ValueError as error:
        raise InputError(
            f"{path.name}: lembar {META.name} tidak menyebut kapan contoh dimuat (tertulis “{document.contoh}”): "
            "lembar tersembunyi itu berubah. Buka cadangan buku kerja, lalu ulangi."
        ) from error
    return tuple(file for file in sorted({*_of_workbook(files.real(path))}) if file.stat().st_mtime >= int(since))


def _of_workbook(path: Path) -> Iterator[Path]:
    found: Iterable[Path] = (
        cermin_berkas.beside(path),
        path.with_name(f"{path.stem}.cadangan{path.suffix}"),
        *path.parent.glob(f"{_literal(path.stem)}.ditandatangani-*"),
        *path.parent.glob(f"{_literal(path.stem)}.tempelan-*"),
        *path.with_name(f"{path.stem}-kertas").glob("*"),
    )
    return (file for file in found if file.is_file())


def _literal(name: str) -> str:
    """A name in which nothing stands for something else."""
    return "".join(f"[{letter}]" if letter in "[*?" else letter for letter in name)


def set_aside(path: Path, document: Document) -> Path:
    """Copy the workbook into a new folder beside it, and move its log's mirror there; returns the folder.

    The mirror goes before the workbook is emptied: should that be cut short, a log without its mirror is mended, a
    mirror without its log is not.

    Raises:
        WorkbookError: the folder cannot be written.
    """
    path = files.real(path)
    folder = path.with_name(f"{path.stem}-contoh-dihapus-{datetime.now(WIB):%Y%m%d-%H%M%S}")
    try:
        folder.mkdir()
    except OSError as problem:
        raise WorkbookError(f"{folder}: tidak dapat dibuat ({sebab(problem)}); buku tidak diubah.") from problem
    files.keep_copy(path, folder / path.name)
    mirror = cermin_berkas.beside(path)
    if mirror in files_beside(path, document):
        _move(mirror, folder)
    return folder


def clear_beside(path: Path, document: Document, folder: Path) -> None:
    """Move the rest of what the sample left beside the workbook into ``folder``.

    Raises:
        WorkbookError: a file cannot be moved.
    """
    papers = files.real(path).with_name(f"{path.stem}-kertas")
    for file in files_beside(path, document):
        _move(file, folder / papers.name if file.parent == papers else folder)
    if papers.is_dir() and not any(papers.iterdir()):
        papers.rmdir()


def _move(file: Path, folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
        shutil.move(file, folder / file.name)
    except OSError as problem:
        raise WorkbookError(
            f"{file}: tidak dapat dipindahkan ke {folder} ({sebab(problem)}). Tutup berkas itu bila sedang terbuka, "
            "lalu pindahkan sendiri."
        ) from problem
