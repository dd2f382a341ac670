"""The command ``rencana-kinerja``: the actions from outside.  No logic of its own.

Exit codes: 0 good (warnings and rejected rows are reported, not failures), 1 a berat finding stands or a log is
broken, 2 usage, 3 the input cannot be used, 4 file or application.
"""

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

from xlpy import (
    __version__,
    cli_cetak,
    cli_jadwal,
    cli_konsolidasi,
    cli_langkah,
    cli_pasang,
    cli_perbarui,
    cli_periksa,
    cli_persiapan,
    cli_unit,
)
from xlpy.cli_umum import Parser, UsageError, Verbs, add_open_book, at_open_book, progress
from xlpy.errors import InputError, WorkbookError
from xlpy.json_teks import laid_out

if TYPE_CHECKING:
    from xlpy.jobs import PilihanDpa
    from xlpy.report import Laporan

# A command makes a hundred thousand small objects that all live to its end; looking them through for circles, as
# Python's default of 700 does, would take a tenth of its time.
GARBAGE = 200_000
GOOD, FINDINGS, _, BAD_INPUT, BAD_FILE = range(5)
INTERRUPTED = 130
"""By Ctrl+C, as shells say it."""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; ``docs/commands.md`` is written from it."""
    parser = Parser(
        prog="rencana-kinerja",
        description="Menyusun Rencana Kinerja kecamatan dari DPA dan Tupoksi.",
        epilog="Bantuan tiap perintah: rencana-kinerja PERINTAH --help",
    )
    parser.add_argument("--version", action="version", version=__version__, help="tampilkan versi")
    verbs = parser.add_subparsers(title="Perintah", metavar="PERINTAH", dest="perintah", required=True)
    _add_contoh(verbs)
    cli_persiapan.add_verbs(verbs)
    _add_impor(verbs)
    _add_susun(verbs)
    cli_periksa.add_verbs(verbs)
    cli_langkah.add_verbs(verbs)
    cli_cetak.add_verbs(verbs)
    cli_unit.add_verbs(verbs)
    cli_konsolidasi.add_verbs(verbs)
    cli_jadwal.add_verbs(verbs)
    cli_pasang.add_verbs(verbs)
    cli_perbarui.add_verbs(verbs)
    _add_bangun(verbs)
    return parser


def _add_contoh(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "contoh",
        help="coba dengan contoh: DPA dan Tupoksi sebuah kecamatan rekaan sampai menjadi buku kerja",
        description="Menyusun Rencana Kinerja sebuah kecamatan rekaan, lalu menyebut di mana hasilnya.",
    )
    verb.add_argument("folder", nargs="?", type=Path, default=Path("hasil"), help="tempat hasilnya (bawaan: hasil)")
    verb.add_argument(
        "--kabupaten", action="store_true", help="sebagai gantinya 21 kecamatan rekaan, lalu konsolidasinya"
    )
    verb.set_defaults(run=_contoh)


def _add_impor(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "impor",
        help="lihat apa yang dipahami dari sebuah berkas; tidak menulis apa pun",
        description="Membaca DPA, Tupoksi, atau sasaran, lalu menyebut apa yang dipahami, diragukan, dan ditolak.",
    )
    verb.add_argument("jenis", choices=("dpa", "tupoksi", "sasaran"), help="jenis berkas")
    verb.add_argument("berkas", type=Path, help=".xlsx, .xlsm, .xls, .csv, atau .txt")
    _add_dpa_options(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_impor)


def _add_susun(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "susun",
        help="susun rencana: buku kerja baru, atau susun ulang buku yang ada",
        description=(
            "Buku baru:   rencana-kinerja susun --dpa DPA.xlsx --tupoksi TUPOKSI.txt -o BUKU.xlsm\n"
            "Susun ulang: rencana-kinerja susun BUKU.xlsm [--dpa DPA.xlsx] …\n\n"
            "Susun ulang memakai lembar DPA dan Tupoksi di buku itu, kecuali berkas baru disertakan.\n"
            "Isian tangan tidak pernah hilang; bila DPA baru mengubah isian yang sama, keduanya disimpan\n"
            "di lembar Temuan sampai Anda memilih."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja yang disusun ulang")
    verb.add_argument("--dpa", type=Path, metavar="F", help="berkas DPA")
    verb.add_argument("--tupoksi", type=Path, metavar="F", help="berkas Tupoksi")
    verb.add_argument("--sasaran", type=Path, metavar="F", help="berkas tujuan dan sasaran")
    verb.add_argument("--pengaturan", type=Path, metavar="F", help="pengaturan kantor (.toml)")
    verb.add_argument("--sop", type=Path, metavar="F", help="SOP kantor (.toml); bawaan: SOP sebelas langkah")
    verb.add_argument(
        "-o", "--keluaran", type=Path, metavar="BUKU", help="buku kerja baru: .xlsm, atau .xlsx tanpa makro"
    )
    verb.add_argument("--timpa", action="store_true", help="boleh menimpa berkas keluaran yang sudah ada")
    _add_dpa_options(verb)
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan apa yang akan berubah")
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_susun)


def _add_bangun(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "bangun",
        help="bangun buku kerja kosong dan contoh dari sumbernya",
        description="Membangun workbook/RencanaKinerja.xlsm, sumber makronya, dan templates/contoh dari sumber.",
    )
    verb.add_argument("folder", nargs="?", type=Path, help="tempat hasilnya (bawaan: pohon sumber)")
    verb.set_defaults(run=_bangun)


def _add_dpa_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--tahun", type=int, metavar="TAHUN", help="Tahun Anggaran, bila berkas memuat beberapa")
    verb.add_argument("--skpd", metavar="NAMA", help="nama atau kode SKPD, bila berkas memuat beberapa")
    verb.add_argument("--kolom-pagu", metavar="KOLOM", help="judul atau huruf kolom pagu yang dipakai")


def _contoh(args: argparse.Namespace) -> "Laporan":
    if args.kabupaten:
        from xlpy import jobs_kabupaten  # noqa: PLC0415

        return jobs_kabupaten.contoh_kabupaten(args.folder, progress())
    from xlpy import jobs_contoh  # noqa: PLC0415 - the door must open before the house is loaded

    return jobs_contoh.contoh(args.folder, progress())


def _impor(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs  # noqa: PLC0415

    return jobs.impor(args.jenis, args.berkas, _pilihan(args))


def _susun(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs  # noqa: PLC0415

    if args.buku_terbuka is not None:
        return _susun_open(args)
    if args.buku is None and (args.keluaran is None or args.dpa is None):
        raise UsageError("sebutkan BUKU yang disusun ulang, atau --dpa F dan -o BUKU untuk membuat yang baru")
    request = jobs.Permintaan(
        buku=args.buku,
        keluaran=args.keluaran,
        dpa=args.dpa,
        tupoksi=args.tupoksi,
        sasaran=args.sasaran,
        pengaturan=args.pengaturan,
        sop=args.sop,
        pilihan=_pilihan(args),
        timpa=args.timpa,
        lihat=args.lihat,
    )
    return jobs.susun(request, progress())


def _susun_open(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung  # noqa: PLC0415

    files = ("buku", "keluaran", "pengaturan", "sop")
    if named := [name for name in files if getattr(args, name) is not None]:
        raise UsageError(f"--buku-terbuka tidak dapat dipakai bersama {', '.join(named)}")
    inputs = (args.dpa, args.tupoksi, args.sasaran)
    return at_open_book(args, lambda desk: jobs_langsung.susun_dari(desk, *inputs, _pilihan(args), lihat=args.lihat))


def _bangun(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs  # noqa: PLC0415

    return jobs.bangun(args.folder, progress())


def _pilihan(args: argparse.Namespace) -> "PilihanDpa":
    from xlpy.jobs import PilihanDpa  # noqa: PLC0415

    return PilihanDpa(tahun=args.tahun, skpd=args.skpd, kolom_pagu=args.kolom_pagu)


def _print_json(value: Mapping[str, Any]) -> None:
    print(laid_out(value))


def _utf8(stream: IO[str]) -> None:
    """Windows' console defaults to a code page without our dashes and arrows."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; what went wrong is one line in Indonesian and an exit code."""
    _utf8(sys.stdout)
    _utf8(sys.stderr)
    parser = build_parser()
    args = parser.parse_args(argv)
    gc.set_threshold(GARBAGE)
    as_json = getattr(args, "json", False)
    try:
        said: Laporan = args.run(args)
    except UsageError as problem:
        parser.error(str(problem))
    except (InputError, WorkbookError) as problem:
        code = BAD_INPUT if isinstance(problem, InputError) else BAD_FILE
        if as_json:
            # What the refusal carries besides its reason, such as the check total of a cash plan.
            _print_json({"kesalahan": str(problem), "kode": code, **vars(problem)})
        print(problem, file=sys.stderr)
        return code
    if as_json:
        _print_json(said.json)
    else:
        print("\n".join(said.lines))
    return FINDINGS if said.berat else GOOD


def run() -> NoReturn:
    """The command itself.

    At its end the process is left to the system at once: freeing a workbook's objects one by one takes longer than
    reading it.
    """
    try:
        code = main()
    except KeyboardInterrupt:
        print("Dihentikan. Buku kerja tetap seperti semula, kecuali bila sudah selesai ditulis.", file=sys.stderr)
        code = INTERRUPTED
    except BrokenPipeError:
        code = GOOD
    with suppress(BrokenPipeError):  # a reader that has seen enough, as in "| head"
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
