"""The command ``rencana-kinerja``: the actions from outside.  No logic of its own.

Exit codes: 0 good (warnings and rejected rows are reported, not failures), 1 a berat finding stands or a log is
broken, 2 usage, 3 the input cannot be used, 4 file or application.
"""

import argparse
import gc
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

from xlpy import __version__, cli_periksa
from xlpy.errors import InputError, WorkbookError

if TYPE_CHECKING:
    from xlpy.jobs import PilihanDpa
    from xlpy.meja import Meja
    from xlpy.report import Laporan

# A command makes a hundred thousand small objects that all live to its end; looking them through for circles, as
# Python's default of 700 does, would take a tenth of its time.
GARBAGE = 200_000
GOOD, FINDINGS, USAGE, BAD_INPUT, BAD_FILE = range(5)
INTERRUPTED = 130
"""By Ctrl+C, as shells say it."""

TINDAKAN = ("mulai", "selesai", "tunda", "kembalikan", "batal", "buka-kembali")
"""What can be done to a step; a test holds that these are those of the procedure."""

# argparse speaks English; these are all the sentences of it that a user can meet.
_IN_INDONESIAN = (
    (r"the following arguments are required: (.*)", r"masih kurang: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"argument (.*): expected one argument", r"\1 memerlukan satu nilai"),
    (r"argument (.*): expected (\d+) arguments", r"\1 memerlukan \2 nilai"),
    (r"argument (.*): expected at least one argument", r"\1 memerlukan sedikitnya satu nilai"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 bukan pilihan; pilih salah satu: \3"),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 bukan bilangan bulat"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 tidak dapat dipakai bersama \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 dapat berarti \2; tulis lengkap"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 tidak memakai nilai \2"),
)


class _Parser(argparse.ArgumentParser):
    """argparse in Indonesian."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own keywords, passed on
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)
        self._positionals.title = "Argumen"
        self._optionals.title = "Pilihan"
        self.add_argument("-h", "--help", "--bantuan", action="help", help="tampilkan bantuan ini")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Pemakaian:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Pemakaian:", 1)

    def error(self, message: str) -> NoReturn:
        for english, indonesian in _IN_INDONESIAN:
            if re.fullmatch(english, message):
                message = re.sub(english, indonesian, message)
                break
        sys.stderr.write(f"{self.format_usage()}{self.prog}: {message}\n")
        raise SystemExit(USAGE)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; ``docs/commands.md`` is written from it."""
    parser = _Parser(
        prog="rencana-kinerja",
        description="Menyusun Rencana Kinerja kecamatan dari DPA dan Tupoksi.",
        epilog="Bantuan tiap perintah: rencana-kinerja PERINTAH --help",
    )
    parser.add_argument("--version", action="version", version=__version__, help="tampilkan versi")
    verbs = parser.add_subparsers(title="Perintah", metavar="PERINTAH", dest="perintah", required=True)
    _add_contoh(verbs)
    _add_impor(verbs)
    _add_susun(verbs)
    cli_periksa.add_verbs(verbs, _add_who_and_when, _progress)
    _add_langkah(verbs)
    _add_status(verbs)
    _add_verifikasi(verbs)
    _add_pasang(verbs)
    _add_diagnosa(verbs)
    _add_bangun(verbs)
    return parser


def _add_contoh(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = verbs.add_parser(
        "contoh",
        help="coba dengan contoh: DPA dan Tupoksi sebuah kecamatan rekaan sampai menjadi buku kerja",
        description="Menyusun Rencana Kinerja sebuah kecamatan rekaan, lalu menyebut di mana hasilnya.",
    )
    verb.add_argument("folder", nargs="?", type=Path, default=Path("hasil"), help="tempat hasilnya (bawaan: hasil)")
    verb.set_defaults(run=_contoh)


def _add_impor(verbs: "argparse._SubParsersAction[_Parser]") -> None:
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


def _add_susun(verbs: "argparse._SubParsersAction[_Parser]") -> None:
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
    _add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_susun)


def _add_langkah(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = verbs.add_parser(
        "langkah",
        help="catat apa yang dilakukan pada sebuah langkah SOP",
        description=(
            "Mencatat satu langkah pada log buku kerja dan cerminnya (BUKU.log.jsonl). Contoh:\n\n"
            '  rencana-kinerja langkah BUKU.xlsm 1 mulai --pelaku "Staf Penerima Surat" --waktu "2026-01-05 08:00"\n'
            '  rencana-kinerja langkah BUKU.xlsm 1 selesai --pelaku "Staf Penerima Surat" --data nomor_agenda=012 …\n'
            '  rencana-kinerja langkah BUKU.xlsm 7 kembalikan --pelaku Sekretaris --koreksi "Target 7.01|12|15"\n\n'
            "Isian yang tidak disebut diambil dari lembar Surat, Unit, Koreksi, dan Distribusi. Bila langkah itu\n"
            "belum boleh, semua alasannya disebut dan tidak ada yang ditulis.\n\n"
            "Akun komputer yang mencatat terkait dengan seorang pejabat sejak ia menyatakannya dengan --konfirmasi;\n"
            "yang dicatatnya untuk orang lain tertulis pada log sebagai dicatat olehnya."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("langkah", type=int, metavar="N", help="nomor langkah")
    verb.add_argument("tindakan", choices=TINDAKAN, help="apa yang dilakukan: " + ", ".join(TINDAKAN))
    _add_who_and_when(verb)
    verb.add_argument("--alasan", default="", help="alasan menunda, membatalkan, membuka kembali; atau catatan")
    verb.add_argument(
        "--data",
        action="append",
        default=[],
        metavar="KUNCI=NILAI",
        help="isian langkah, boleh berulang; baris tabel ditulis sel|sel|…, misalnya "
        '"distribusi=Kasi Pemerintahan|Budi|2026-01-22 09:45|Ya"',
    )
    verb.add_argument(
        "--koreksi",
        action="append",
        default=[],
        metavar="BAGIAN|TERTULIS|KOREKSI",
        help="satu koreksi, boleh berulang; tambahkan |Sudah bila sudah diperbaiki",
    )
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin: keadaan sesudahnya")
    _add_open_book(verb)
    verb.set_defaults(run=_langkah)


def _add_who_and_when(verb: _Parser) -> None:
    verb.add_argument("--pelaku", required=True, metavar="NAMA", help="yang melakukan: jabatan, nama, atau NIP")
    verb.add_argument(
        "--konfirmasi",
        nargs="?",
        const="",
        metavar="NAMA",
        help="sekali untuk tiap akun komputer: menyatakan siapa Anda; tanpa NAMA berarti pelakunya sendiri",
    )
    verb.add_argument("--waktu", default="", metavar="WAKTU", help='kapan, misalnya "2026-01-05 08:00"; bawaan: kini')
    verb.add_argument("--mewakili", default="", metavar="JABATAN", help="jabatan yang diwakili, dengan --alasan")


def _add_status(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = verbs.add_parser(
        "status",
        help="lihat sampai di mana prosedurnya, giliran siapa, dan batas waktunya",
        description="Menampilkan tiap langkah: pelaku, mulai, selesai, waktu baku, terpakai, menunggu, batas.",
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    _add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_status)


def _add_verifikasi(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = verbs.add_parser(
        "verifikasi",
        help="periksa apakah log dan tanda tangannya masih utuh",
        description=(
            "Memeriksa rantai log, cerminnya, dan tanda tangan; menyebut baris pertama yang rusak.\n"
            "Dengan dua buku kerja: di mana log keduanya berpisah. Keluar dengan kode 1 bila ada yang rusak."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("buku2", nargs="?", type=Path, metavar="BUKU2", help="salinan lain yang dibandingkan")
    verb.add_argument("--kode", default="", metavar="K", help="kode log yang tercetak pada kertas")
    _add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_verifikasi)


def _add_open_book(verb: _Parser) -> None:
    verb.add_argument(
        "--buku-terbuka",
        nargs="?",
        const="",
        metavar="NAMA",
        help="kerjakan buku yang sedang terbuka di Excel atau LibreOffice, sebagai ganti BUKU",
    )


def _add_pasang(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    for name, what, run in (
        ("pasang", "pasang penghubung tombol untuk LibreOffice", _pasang),
        ("lepas", "lepas penghubung tombol dari LibreOffice", _lepas),
    ):
        verb = verbs.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        verb.add_argument("--profil", type=Path, metavar="FOLDER", help="profil LibreOffice (bawaan: milik Anda)")
        verb.set_defaults(run=run)


def _add_diagnosa(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = verbs.add_parser(
        "diagnosa",
        help="periksa mengapa sebuah tombol tidak bekerja di komputer ini",
        description="Memeriksa Python, xlwings, LibreOffice, dan penghubung tombolnya; menyebut apa yang kurang.",
    )
    verb.add_argument("--profil", type=Path, metavar="FOLDER", help="profil LibreOffice (bawaan: milik Anda)")
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_diagnosa)


def _add_bangun(verbs: "argparse._SubParsersAction[_Parser]") -> None:
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
    from xlpy import jobs_contoh  # noqa: PLC0415 - the door must open before the house is loaded

    return jobs_contoh.contoh(args.folder, _progress())


def _impor(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs  # noqa: PLC0415

    return jobs.impor(args.jenis, args.berkas, _pilihan(args))


def _susun(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs  # noqa: PLC0415

    if args.buku_terbuka is not None:
        return _susun_open(args)
    if args.buku is None and (args.keluaran is None or args.dpa is None):
        build_parser().error("sebutkan BUKU yang disusun ulang, atau --dpa F dan -o BUKU untuk membuat yang baru")
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
    return jobs.susun(request, _progress())


def _susun_open(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung  # noqa: PLC0415

    files = ("buku", "keluaran", "pengaturan", "sop")
    if named := [name for name in files if getattr(args, name) is not None]:
        build_parser().error(f"--buku-terbuka tidak dapat dipakai bersama {', '.join(named)}")
    inputs = (args.dpa, args.tupoksi, args.sasaran)
    return _at_open_book(args, lambda desk: jobs_langsung.susun_dari(desk, *inputs, _pilihan(args), lihat=args.lihat))


def _langkah(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_prosedur  # noqa: PLC0415

    opened = _is_open(args)
    asked = jobs_prosedur.PermintaanLangkah(
        buku=args.buku or Path(),
        langkah=args.langkah,
        tindakan=args.tindakan,
        pelaku=args.pelaku,
        konfirmasi=args.konfirmasi,
        waktu=args.waktu,
        mewakili=args.mewakili,
        alasan=args.alasan,
        data=tuple(args.data),
        koreksi=tuple(args.koreksi),
    )
    if opened:
        return _at_open_book(args, lambda desk: jobs_langsung.catat(desk, asked))
    return jobs_prosedur.langkah(asked, _progress())


def _status(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_prosedur  # noqa: PLC0415

    if _is_open(args):
        return _at_open_book(args, jobs_langsung.tampilkan_status)
    return jobs_prosedur.status_buku(args.buku)


def _verifikasi(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_prosedur  # noqa: PLC0415

    if _is_open(args):
        return _at_open_book(args, lambda desk: jobs_langsung.verifikasi(desk, args.kode))
    return jobs_prosedur.verifikasi(args.buku, args.buku2, args.kode)


def _pasang(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.pasang(args.profil)


def _lepas(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.lepas(args.profil)


def _diagnosa(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.diagnosa(args.profil)


def _is_open(args: argparse.Namespace) -> bool:
    """Whether the open workbook is meant; exactly one of the two must be named."""
    opened = args.buku_terbuka is not None
    if opened == (args.buku is not None):
        build_parser().error("sebutkan BUKU, atau --buku-terbuka untuk yang sedang terbuka")
    return opened


def _at_open_book(args: argparse.Namespace, job: "Callable[[Meja], Laporan]") -> "Laporan":
    """Do ``job`` to the open workbook; questions are answered by the arguments, so none is asked."""
    from dataclasses import replace  # noqa: PLC0415

    from xlpy import meja  # noqa: PLC0415

    with meja.at_desk(meja.open_book(args.buku_terbuka)) as desk:
        said = job(desk)
        return replace(said, lines=(*said.lines, *desk.catatan))


def _bangun(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs  # noqa: PLC0415

    return jobs.bangun(args.folder, _progress())


def _pilihan(args: argparse.Namespace) -> "PilihanDpa":
    from xlpy.jobs import PilihanDpa  # noqa: PLC0415

    return PilihanDpa(tahun=args.tahun, skpd=args.skpd, kolom_pagu=args.kolom_pagu)


def _progress() -> Callable[[str], None]:
    """Say on the terminal what is being done; nothing when the output goes elsewhere."""
    if not sys.stderr.isatty():
        return lambda _step: None
    return lambda step: print(f"… {step}", file=sys.stderr, flush=True)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _utf8(stream: IO[str]) -> None:
    """Windows' console defaults to a code page without our dashes and arrows."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; what went wrong is one line in Indonesian and an exit code."""
    _utf8(sys.stdout)
    _utf8(sys.stderr)
    args = build_parser().parse_args(argv)
    gc.set_threshold(GARBAGE)
    as_json = getattr(args, "json", False)
    try:
        said: Laporan = args.run(args)
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
