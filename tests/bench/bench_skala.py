"""What very many workbooks cost on Dask: ``python tests/bench/bench_skala.py 100 1000``, for docs/scale.md.

Clones of the sample's workbook, 14 a kabupaten as in the country.  Seconds of the processor of all processes together
are what counts; those of the clock hang on who else is at work.
"""

import resource
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "alat"))

from banyak_buku import clones

from xlpy import jobs_contoh, jobs_konsolidasi
from xlpy.book import closed
from xlpy.consolidate.scale import LOKAL
from xlpy.sop.waktu_kerja import WIB

EACH = 14  # kecamatan of a kabupaten: 7,288 in 514
NOW = datetime(2026, 3, 1, 8, tzinfo=WIB)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-skala-") as name:
        folder = Path(name)
        jobs_contoh.contoh(folder / "contoh", lambda _: None)
        (origin,) = (folder / "contoh").glob("RencanaKinerja-contoh.xlsm")
        settings = closed.read(origin).pengaturan
        print(f"buku contoh: {origin.stat().st_size / 1024:.0f} KiB")
        for count in map(int, sys.argv[1:] or ("100", "1000")):
            sources = folder / f"n{count}"
            names = (settings.pemerintah, settings.kecamatan)
            clones(origin, sources, count, kabupaten=max(count // EACH, 1), names=names)
            for what in ("pertama", "tanpa perubahan"):
                measure(sources, folder / f"hasil{count}" / "rekap.xlsx", count, what)


def measure(sources: Path, output: Path, count: int, what: str) -> None:
    """One run, and what it took."""
    output.parent.mkdir(exist_ok=True)
    wish = jobs_konsolidasi.PermintaanKonsolidasi(sumber=[sources], keluaran=output, sekarang=NOW)
    begin, used = time.perf_counter(), processor()
    said = jobs_konsolidasi.konsolidasi_besar(wish, LOKAL, lambda _: None)
    wall, cpu = time.perf_counter() - begin, processor() - used
    size = sum(path.stat().st_size for path in output.parent.rglob("*") if path.is_file())
    print(
        f"{count:6} berkas, {what:16}: {wall:7.1f} s jam, {cpu:7.1f} s prosesor, "
        f"{1000 * cpu / count:6.1f} ms tiap berkas; "
        f"{said.json['baris']} baris, {len(said.json['wilayah'])} wilayah, hasil dan singgahan {size / 1e6:.1f} MB",
        flush=True,
    )


def processor() -> float:
    """Seconds of the processor, with those of ended children and theirs."""
    told = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in told)


if __name__ == "__main__":
    main()
