"""Speed, as ratios within one run: our figures against a rival's on the same machine in the same minutes.

Use: python tests/bench/bench.py [--kali N]; ends with 1 when a limit is broken.  Ours and the rival's turns
alternate, and the median of several is taken, so that a busy machine slows both alike.
"""

import argparse
import gc
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "alat"))

from xlpy.book.schema import RENCANA
from xlpy.cli import GARBAGE

if TYPE_CHECKING:
    from kantor import Kantor

if TYPE_CHECKING:
    from xlpy.checks.bahan import Bahan

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "templates" / "contoh"
DPA, TUPOKSI, SASARAN = (
    SAMPLE / f"{name}-contoh.{ext}" for name, ext in (("dpa", "xlsx"), ("tupoksi", "txt"), ("sasaran", "xlsx"))
)
NOMENKLATUR = ROOT / "xlpy" / "plan" / "data" / "nomenklatur-2027.csv"
EMPTY = ROOT / "workbook" / "RencanaKinerja.xlsm"
COMMAND = [sys.executable, "-m", "xlpy"]
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measure:
    """One comparison: medians in seconds, and the ratio that must not be exceeded."""

    name: str
    ours: float
    rival: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.ours / self.rival

    @property
    def good(self) -> bool:
        return self.ratio <= self.limit


def run(*command: object) -> None:
    """A whole process; what it says is shown only when it fails."""
    # As installed: Python keeps what it compiled.  Some build machines forbid it, which only our side would pay.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nberakhir dengan {done.returncode}:\n{done.stdout}{done.stderr}")


def seconds(work: Work) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(name: str, ours: Work, rival: Work, limit: float, times: int) -> Measure:
    """Medians over ``times`` alternating turns, after one turn of each that warms the disk."""
    ours()
    rival()
    pairs = [(seconds(ours), seconds(rival)) for _ in range(times)]
    return Measure(name, statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs), limit)


def whole_job(folder: Path, times: int) -> Measure:
    """Import, generate and write the sample against pandas and openpyxl."""
    sources = ("--dpa", DPA, "--tupoksi", TUPOKSI, "--sasaran", SASARAN)
    rival = (sys.executable, Path(__file__).with_name("rival_pandas.py"), DPA, TUPOKSI, SASARAN, NOMENKLATUR, EMPTY)
    return compare(
        "susun : pandas + openpyxl",
        lambda: run(*COMMAND, "susun", *sources, "--timpa", "-o", folder / "kita.xlsm"),
        lambda: run(*rival, folder / "lawan.xlsm"),
        0.5,
        times,
    )


def help_text(times: int) -> Measure:
    """The command's help against a bare Python."""
    return compare(
        "--help : python -c pass",
        lambda: run(*COMMAND, "--help"),
        lambda: run(sys.executable, "-c", "pass"),
        12.0,
        3 * times,
    )


def read_back(book: Path, times: int) -> Measure:
    """A whole Document against python-calamine's bare rows of the same sheets; the guard's share is taken off."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 (the processes above must not share its import)

    from xlpy.book import closed  # noqa: PLC0415
    from xlpy.book.guard import periksa_berkas  # noqa: PLC0415
    from xlpy.book.read_document import READ  # noqa: PLC0415

    def bare() -> None:
        calamine = CalamineWorkbook.from_filelike(io.BytesIO(book.read_bytes()))
        for sheet in READ:
            calamine.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)

    whole = compare("baca Document : calamine", lambda: closed.read(book), bare, 2.5, 5 * times)
    guard = statistics.median(seconds(lambda: periksa_berkas(book)) for _ in range(5 * times))
    reading = statistics.median(seconds(book.read_bytes) for _ in range(5 * times))
    return Measure(whole.name, whole.ours - guard + reading, whole.rival, whole.limit)


def patching(book: Path, folder: Path, times: int) -> list[Measure]:
    """The plan of the sample put into the workbook, in memory, against openpyxl; and the durable replace apart."""
    from rival_patch import fill_with_openpyxl  # noqa: PLC0415

    from xlpy.book import closed, files  # noqa: PLC0415
    from xlpy.book.document import dokumen_kosong  # noqa: PLC0415
    from xlpy.book.tambal.tambal import tambal  # noqa: PLC0415
    from xlpy.build.perubahan import changes  # noqa: PLC0415
    from xlpy.resources import empty_workbook  # noqa: PLC0415

    data = empty_workbook().read_bytes()
    empty = dokumen_kosong()
    plan = replace(empty, rencana=closed.read(book).rencana)

    def ours() -> bytes:
        return tambal(data, changes(empty, plan)).data

    filled = folder / "tambal.xlsm"
    filled.write_bytes(data)
    result = ours()

    def durable() -> None:
        files.keep_copy(filled, folder / "tambal.cadangan.xlsm")
        files.write_file(filled, result)

    return [
        compare("tambal : openpyxl", ours, lambda: fill_with_openpyxl(data, plan), 0.2, times),
        compare("ganti berkas : tambal", durable, ours, 2.0, times),
    ]


def building(folder: Path, times: int) -> Measure:
    """The whole workbook from its sources against a bare Python that imports what writes it."""
    return compare(
        "bangun : import xlsxwriter",
        lambda: run(*COMMAND, "bangun", folder / "bangun"),
        lambda: run(sys.executable, "-c", "import xlsxwriter, lxml.etree, olefile"),
        60.0,
        times,
    )


def long_log(times: int) -> Measure:
    """Folding and verifying 10,000 lines of the log against 1,000: ten times the work, not a hundred times."""
    from xlpy.sop.catatan import Catatan, Kejadian, Tindakan  # noqa: PLC0415 (the processes above must not pay)
    from xlpy.sop.keadaan import fold  # noqa: PLC0415
    from xlpy.sop.muat import load_sop  # noqa: PLC0415
    from xlpy.sop.rantai import append, check  # noqa: PLC0415
    from xlpy.sop.waktu_kerja import WIB  # noqa: PLC0415

    sop, log, now = load_sop(), list[Catatan](), datetime(2026, 1, 5, 8, 0, tzinfo=WIB)
    round_trip = (Tindakan.MULAI, Tindakan.TUNDA, Tindakan.MULAI, Tindakan.SELESAI, Tindakan.BUKA_KEMBALI)
    for number in range(10_000):
        action = round_trip[number % len(round_trip)]
        data = {"nomor_agenda": str(number), "tentang": "Penyusunan Rencana Kinerja SKPD"}
        event = Kejadian(
            waktu_catat=now,
            waktu_kejadian=now,
            langkah=1,
            tindakan=action,
            pelaku="Nama Pejabat",
            jabatan="Staf Penerima Surat",
            pencatat="staf@kantor",
            data=data if action is Tindakan.SELESAI else {},
        )
        log.append(append(log, event))

    def read(lines: list[Catatan]) -> None:
        if check(lines) or fold(sop, lines).kejanggalan:
            sys.exit("log yang diukur seharusnya utuh")

    return compare("log 10.000 : 1.000 baris", lambda: read(log), lambda: read(log[:1_000]), 15.0, 3 * times)


def many_rules(times: int) -> Measure:
    """All rules on 10,000 sub kegiatan against 100, last year's plan beside them: a slope of 1.1 is ratio 158."""
    from xlpy.checks.catalogue import check  # noqa: PLC0415 (the processes above must not pay)

    large, small = plan_to_check(10_000), plan_to_check(100)
    # A copy has nothing computed yet.
    return compare("periksa 10.000 : 100", lambda: check(replace(large)), lambda: check(replace(small)), 158.0, times)


def plan_to_check(count: int) -> "Bahan":
    """A plan of ``count`` sub kegiatan in many kelurahan, each with an official indikator and one of its own."""
    from xlpy.book.document import dokumen_kosong  # noqa: PLC0415
    from xlpy.checks.bahan import Bahan  # noqa: PLC0415
    from xlpy.plan.model import Indikator, RencanaKinerja, SubKegiatan  # noqa: PLC0415
    from xlpy.plan.nomenclature import nomenklatur  # noqa: PLC0415

    official = [entri for entri in nomenklatur(2027).entri.values() if entri.indikator]
    subs = []
    for number in range(count):
        unit, entri = number // len(official), official[number % len(official)]
        wordings = (entri.indikator, f"Jumlah laporan kelompok {number * 7919} wilayah {number}")
        four, one = Decimal(4), Decimal(1)
        subs.append(
            SubKegiatan(
                kode=entri.kode,
                nama=entri.nama,
                unit=f"Kelurahan {unit}",
                pagu=1_200,
                bulanan=(100,) * 12,
                penanggung_jawab="Kasi Pemerintahan",
                indikator=tuple(
                    Indikator(nama=w, satuan="Laporan", target=four, triwulan=(one,) * 4) for w in wordings
                ),
            )
        )
    plan, empty = RencanaKinerja(tahun=2027, sub_kegiatan=tuple(subs)), dokumen_kosong()
    document = replace(empty, rencana=plan, dpa=replace(empty.dpa, sub_kegiatan=plan.sub_kegiatan))
    return Bahan(document=document, nomenklatur=nomenklatur(2027), hari_ini=date(2027, 1, 20), tahun_lalu=document)


def clicking(folder: Path, times: int) -> Measure:
    """From the click on "Susun" to the new plan on the screen, Python's start included; the slow rival runs once."""
    from kantor import Kantor  # noqa: PLC0415

    from xlpy import buku  # noqa: PLC0415
    from xlpy.build.baris_form import form_records  # noqa: PLC0415
    from xlpy.build.cells import Formula  # noqa: PLC0415
    from xlpy.plan.model import RencanaKinerja  # noqa: PLC0415

    whole = buku.open_workbook(folder / "kita.xlsm")
    records = [[r.values.get(c.key) for c in RENCANA.table.columns] for r in form_records(whole.document.rencana)]
    plain = [[v.value if isinstance(v, Formula) else v for v in row] for row in records]
    (folder / "rencana.json").write_text(json.dumps(plain, default=float), encoding="utf-8")
    unplanned = folder / "belum.xlsm"
    shutil.copy(folder / "kita.xlsm", unplanned)
    bare = replace(whole.document, rencana=RencanaKinerja(tahun=whole.document.rencana.tahun), dasar={}, temuan=())
    buku.save(bare, unplanned, replace(whole, path=unplanned))
    with Kantor(folder) as office:
        ours = [clicked(office, unplanned, folder / f"klik{n}.xlsm") for n in range(times)]
        rival = clicked(office, unplanned, folder / "lawan.xlsm", rival=folder / "rencana.json")
    return Measure("klik Susun : sel demi sel", statistics.median(ours), rival, 0.2)


def clicked(office: "Kantor", source: Path, book: Path, rival: Path | None = None) -> float:
    """How long it takes on a fresh copy of a workbook, which is opened before."""
    shutil.copy(source, book)
    opened = office.open(book)
    if rival is not None:
        begin = time.perf_counter()
        run(sys.executable, Path(__file__).with_name("rival_klik.py"), office.pipe, book, rival)
    else:
        begin = time.perf_counter()
        office.click(book, "Pita.Susun")
        opened = office.book(book)
    taken = time.perf_counter() - begin
    opened.close()
    return taken


def filled_cells(book: Path) -> int:
    """How many cells of a workbook hold something: shows that both sides wrote as much."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    calamine = CalamineWorkbook.from_path(str(book))
    return sum(
        cell != ""
        for name in calamine.sheet_names
        for row in calamine.get_sheet_by_name(name).to_python()
        for cell in row
    )


def show(measures: list[Measure]) -> None:
    print(f"{'yang diukur':28}{'kita (ms)':>12}{'lawan (ms)':>12}{'rasio':>8}{'batas':>8}")
    for m in measures:
        verdict = "ok" if m.good else "TERLAMPAUI"
        print(f"{m.name:28}{m.ours * 1000:12.1f}{m.rival * 1000:12.1f}{m.ratio:8.2f}{m.limit:8.1f}  {verdict}")


def main() -> int:
    options = argparse.ArgumentParser(description="Ukur kecepatan terhadap batasnya.")
    options.add_argument("--kali", type=int, default=5, help="banyaknya pengukuran tiap perintah (bawaan: 5)")
    times = options.parse_args().kali
    gc.set_threshold(GARBAGE)  # as in the command; both sides' turns profit alike
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "kita.xlsm"
        measures = [whole_job(folder, times), help_text(times), read_back(book, times)]
        measures += [
            *patching(book, folder, times),
            building(folder, times),
            long_log(times),
            clicking(folder, times),
        ]
        measures.append(many_rules(times))
        show(measures)
        print(f"sel terisi: kita {filled_cells(folder / 'kita.xlsm')}, lawan {filled_cells(folder / 'lawan.xlsm')}")
    return 0 if all(m.good for m in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
