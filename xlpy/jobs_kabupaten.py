"""The sample of a kabupaten: twenty-one invented kecamatan, made as variations of one plan, then consolidated.

What goes wrong in a real collection goes wrong here: unsigned plans, a void signature, a file cut short, two versions
of one plan, one too late, one missing.
"""

import os
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from xlpy import actions, buku, jobs, jobs_contoh, jobs_prosedur, prosedur
from xlpy.book import files
from xlpy.book.document import Document
from xlpy.book.schema import LOG, SAH, SURAT
from xlpy.build import sah
from xlpy.errors import WorkbookError, sebab
from xlpy.importers.pengaturan import read_pengaturan
from xlpy.jobs import Progress
from xlpy.jobs_konsolidasi import PermintaanKonsolidasi, konsolidasi
from xlpy.plan.facts import facts
from xlpy.plan.model import SubKegiatan
from xlpy.prosedur_keadaan import content_fingerprint, log_of
from xlpy.report import Laporan
from xlpy.resources import sample_folder
from xlpy.sop.catatan import Catatan, Kejadian
from xlpy.sop.rantai import append

KECAMATAN = (
    "Argomulyo", "Bantarsari", "Cempaka", "Darmaraja", "Gunungsari", "Jatiwangi", "Karangjati", "Kedungwaru",
    "Lembahsari", "Margahayu", "Muarajaya", "Nusaindah", "Pagerwesi", "Purwosari", "Rancamanyar", "Sidorejo",
    "Sukamulya", "Tanjungsari", "Tegalrejo", "Wanasari", "Wonokerto",
)  # fmt: skip
"""Invented; where such a name exists, it is by chance."""
BATAS = "2026-02-10 16:00"
_FOLDER = "kabupaten"
_NAMESPACE = uuid.UUID("6f0b7f0e-5a0c-4c83-9a55-7f4f0c0d2027")
_NUMBER = next(name.name for name in SURAT.names if name.key == "nomor_dokumen")
_ROUND = 1_000  # rupiah
_SOME_EVENTS = 16
"""How far the unsigned plans are."""


@dataclass(frozen=True, slots=True)
class Cerita:
    """What becomes of a kecamatan's plan.

    Attributes:
        nama: of the kecamatan.
        nomor: its place in the list, from 1.
        kelurahan: how many of the seven it has.
        besar: its money against that of the sample, in per cent.
        kejadian: how much of the procedure is done, in events; None for all of it.
        hari: how many days after the sample it was worked on.
    """

    nama: str
    nomor: int
    kelurahan: int
    besar: int
    kejadian: int | None = None
    hari: int = 0


def contoh_kabupaten(folder: Path, progress: Progress) -> Laporan:
    """Make the workbooks of the kabupaten below ``folder``, and consolidate them.

    Raises:
        WorkbookError: the folder cannot be written.
    """
    home = folder / _FOLDER
    written = write_kabupaten(home, progress)
    output = folder / "rekap-kabupaten.xlsx"
    said = konsolidasi(
        PermintaanKonsolidasi(
            sumber=[home], keluaran=output, daftar=home / "daftar-kecamatan.csv", batas=BATAS, periksa=True
        ),
        progress,
    )
    lines = (f"{written} berkas kecamatan rekaan tersusun di {home}", "", *said.lines)
    return Laporan(lines=lines, json=said.json)


def write_kabupaten(home: Path, progress: Progress) -> int:
    """Make the workbooks; how many there are.

    Raises:
        WorkbookError: the folder cannot be written.
    """
    try:
        (home / "versi-lama").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkbookError(f"{home}: folder tidak dapat dibuat ({sebab(error)}).") from error
    progress("menyusun rencana contoh")
    base = walked()
    events = events_of(base)
    *stories, missing = _stories()
    for story in stories:
        progress(f"menulis kecamatan {story.nama}")
        write(home / f"{story.nomor:02d}-{story.nama.lower()}.xlsm", variation(base, events, story))
    count = len(stories) + _write_trouble(home, base, events, stories)
    names = "\n".join(["Unit", *(story.nama for story in stories), missing.nama])
    files.write_file(home / "daftar-kecamatan.csv", f"{names}\n".encode())
    return count


def variation(base: Document, events: Sequence[Kejadian], story: Cerita) -> Document:
    """The plan of another kecamatan, with a log of its own.

    Args:
        base: the document of the sample, its procedure done.
        events: what its log tells.
        story: what becomes of the kecamatan.
    """
    document = _renamed(base, story)
    units = sorted({sub.unit for sub in base.rencana.sub_kegiatan if sub.unit})
    gone = set(units[story.kelurahan :])
    subs = tuple(_scaled(s, story.besar) for s in base.rencana.sub_kegiatan if s.unit not in gone)
    dpa_subs = tuple(_scaled(s, story.besar) for s in base.dpa.sub_kegiatan if s.unit not in gone)
    plan = replace(base.rencana, sub_kegiatan=subs)
    dpa = replace(base.dpa, sub_kegiatan=dpa_subs, pagu=sum(sub.pagu for sub in dpa_subs))
    document = replace(
        document,
        rencana=plan,
        dpa=dpa,
        dasar=facts(tuple(plan)),
        dasar_dpa=facts((*dpa.program, *dpa.kegiatan, *dpa.sub_kegiatan)),
        temuan=(),
    )
    return _logged(document, events[: story.kejadian], story)


def _stories() -> Iterator[Cerita]:
    """The kecamatan in the order of the list; the last hands nothing in."""
    unsigned, late = {4, 11, 17}, 19
    for number, nama in enumerate(KECAMATAN, start=1):
        yield Cerita(
            nama,
            number,
            kelurahan=(number * 3) % 8,
            besar=70 + (number * 37) % 61,
            kejadian=_SOME_EVENTS if number in unsigned else None,
            hari=30 if number == late else 0,
        )


def _write_trouble(home: Path, base: Document, events: Sequence[Kejadian], stories: Sequence[Cerita]) -> int:
    """An older version, a signature that is void, and a file cut short; how many files came to be added."""
    older, void, broken = stories[1], stories[7], stories[13]
    write(
        home / "versi-lama" / f"{older.nama.lower()}-konsep.xlsm", variation(base, events, replace(older, kejadian=8))
    )
    signed = variation(base, events, void)
    first, *others = signed.rencana.sub_kegiatan
    changed = replace(first, penanggung_jawab="Staf")
    plan = replace(signed.rencana, sub_kegiatan=(changed, *others))
    write(home / f"{void.nomor:02d}-{void.nama.lower()}.xlsm", replace(signed, rencana=plan))
    path = home / f"{broken.nomor:02d}-{broken.nama.lower()}.xlsm"
    whole = path.read_bytes()
    files.write_file(path, whole[: len(whole) // 2])
    long_ago = time.time() - 86_400  # a file of this minute might still be on its way
    os.utime(path, (long_ago, long_ago))
    return 1


def walked() -> Document:
    """The sample, taken through all steps without a file."""
    sample = sample_folder()
    document = actions.new_document(read_pengaturan(sample / "pengaturan-contoh.toml"), document_id="contoh")
    document = actions.import_dpa(document, jobs.dpa_of_file(sample / "dpa-contoh.xlsx", jobs.PilihanDpa()))
    document = actions.import_tupoksi(document, jobs.tupoksi_of_file(sample / "tupoksi-contoh.txt"))
    document = actions.import_sasaran(document, jobs.sasaran_of_file(sample / "sasaran-contoh.xlsx"))
    document = actions.susun(document).document
    for taken in jobs_contoh.steps_of(sample / "langkah-contoh.toml", Path()):
        document = prosedur.step(document, jobs_prosedur.wish_of(taken, document)).document
    return document


def events_of(document: Document) -> list[Kejadian]:
    """What the log of a document tells."""
    return [line.read() for line in log_of(document)]


def _renamed(base: Document, story: Cerita) -> Document:
    settings = replace(
        base.pengaturan,
        kecamatan=story.nama,
        tempat=story.nama,
        kode_skpd=f"7.01.0.00.0.00.{story.nomor:02d}.0000",
        alamat=f"Jalan Raya {story.nama} Nomor {story.nomor}",
    )
    single = {**base.isian, _NUMBER: _letter_number(story)}
    return replace(base, pengaturan=settings, isian=single, id=str(uuid.uuid5(_NAMESPACE, story.nama)))


def _letter_number(story: Cerita) -> str:
    return f"000.7.2/{story.nomor}/2026"


def _scaled(sub: SubKegiatan, percent: int) -> SubKegiatan:
    """A sub kegiatan with more or less money, its months adding up to it."""
    pagu = sub.pagu * percent // 100 // _ROUND * _ROUND
    if sub.bulanan is None:
        return replace(sub, pagu=pagu)
    months = [month * percent // 100 // _ROUND * _ROUND for month in sub.bulanan]
    months[-1] += pagu - sum(months)
    return replace(sub, pagu=pagu, bulanan=tuple(months))


def _logged(document: Document, events: Sequence[Kejadian], story: Cerita) -> Document:
    """The document with its log sealed anew, and signed where the log says so."""
    bare = replace(
        sah.without_copy(document),
        tabel={n: rows for n, rows in document.tabel.items() if n not in {LOG.table.name, SAH.table.name}},
    )
    sidik = content_fingerprint(bare)
    log: list[Catatan] = []
    for event in events:
        log.append(append(log, _moved(event, bare, sidik, story)))
    rows = tuple({key: value for key, value in line.row().items() if value != ""} for line in log)
    logged = replace(bare, tabel={**bare.tabel, LOG.table.name: rows})
    signed = prosedur.state_of(logged).tanda_tangan
    if signed is None:
        return logged
    return sah.with_copy(logged, waktu=signed.waktu, oleh=signed.penanda_tangan, sidik=sidik)


def _moved(event: Kejadian, document: Document, sidik: str, story: Cerita) -> Kejadian:
    """What happened, as it happened in another kecamatan."""
    later = timedelta(days=story.hari)
    told = {"dokumen": document.id, "nomor_dokumen": _letter_number(story)}
    data = {**event.data, **{key: text for key, text in told.items() if key in event.data}}
    moment: datetime = event.waktu_kejadian + later
    return replace(
        event, waktu_kejadian=moment, waktu_catat=moment, data=data, sidik_isi=sidik if event.sidik_isi else ""
    )


def write(path: Path, document: Document) -> None:
    """Write a workbook in the place of whatever lies there."""
    path.unlink(missing_ok=True)
    buku.save(document, path, None)
