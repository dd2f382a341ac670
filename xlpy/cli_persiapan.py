"""The verb of the command for the first run, and for the sample; part of the door, without logic."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import UsageError, Verbs, add_open_book, at_open_book, is_open, progress

if TYPE_CHECKING:
    from xlpy.jobs_persiapan import Penanya
    from xlpy.persiapan import Pertanyaan
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "persiapan",
        help="isi kantor, tahun, dan pejabat; impor DPA dan Tupoksi; muat atau hapus contoh",
        description=(
            "Menanyakan yang diperlukan buku baru: kantor, tahun, pejabat, berkas DPA dan Tupoksi. Tiap pertanyaan\n"
            "boleh dikosongkan dan diisi nanti; Ctrl+D berhenti, yang sudah dijawab tetap disimpan. Contoh:\n\n"
            "  rencana-kinerja persiapan BUKU.xlsm\n"
            "  rencana-kinerja persiapan BUKU.xlsm --data kecamatan=Lumajang dpa=DPA.xlsx susun=ya\n"
            "  rencana-kinerja persiapan BUKU.xlsm --contoh\n"
            "  rencana-kinerja persiapan BUKU.xlsm --hapus-contoh\n\n"
            "Nama isian --data: lihat rencana-kinerja persiapan BUKU.xlsm --lihat; selain itu dpa, tupoksi, susun."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("--data", nargs="+", default=[], metavar="ISIAN", help="jawaban: kunci=jawaban, boleh beberapa")
    verb.add_argument("--contoh", action="store_true", help="muat contoh ke buku yang masih kosong")
    verb.add_argument("--salinan", action="store_true", help="dengan --contoh: buat BUKU-contoh di samping BUKU")
    verb.add_argument("--hapus-contoh", action="store_true", help="kosongkan lagi buku yang memuat contoh")
    verb.add_argument("--ya", action="store_true", help="dengan --hapus-contoh: jangan tanya lagi")
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan; tidak menulis apa pun")
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_persiapan)


def _persiapan(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_persiapan  # noqa: PLC0415 - the door must open before the house is loaded

    if args.contoh and args.hapus_contoh:
        raise UsageError("pilih --contoh atau --hapus-contoh")
    if args.salinan and not args.contoh:
        raise UsageError("--salinan hanya dengan --contoh")
    data = jobs_persiapan.read_data(tuple(args.data))
    if is_open(args):
        return _at_open_book(args, data)
    if args.hapus_contoh:
        if args.lihat:
            return jobs_persiapan.lihat_hapus(args.buku)
        return jobs_persiapan.hapus_contoh(args.buku, lambda text: args.ya or _agrees(text), progress())
    if args.contoh:
        load = jobs_persiapan.salin_contoh if args.salinan else jobs_persiapan.muat_contoh
        return load(args.buku, progress())
    if args.lihat or not (data or sys.stdin.isatty()):
        return jobs_persiapan.lihat(args.buku)
    return jobs_persiapan.siapkan(args.buku, data, None if data else _asking(), progress())


def _at_open_book(args: argparse.Namespace, data: dict[str, str]) -> "Laporan":
    from xlpy import jobs_langsung_persiapan  # noqa: PLC0415

    if args.contoh or args.hapus_contoh or args.lihat:
        raise UsageError("--buku-terbuka hanya dengan --data; untuk contoh, klik tombolnya di buku itu")
    return at_open_book(args, lambda desk: jobs_langsung_persiapan.jawab(desk, data))


def _agrees(text: str) -> bool:
    """Show what goes, and ask for a yes; where nobody can be asked, it is none."""
    if not sys.stdin.isatty():
        raise UsageError(
            "--hapus-contoh memerlukan --ya bila tidak ada yang dapat ditanya; lihat dulu dengan --lihat"
        )
    return (_line(f"{text}\nHapus contoh? (ya/tidak)") or "").strip().casefold() in {"ya", "y"}


def _asking() -> "Penanya":
    from xlpy.jobs_persiapan import Penanya  # noqa: PLC0415
    from xlpy.report_persiapan import question_text  # noqa: PLC0415

    def ask(question: "Pertanyaan", wrong: str) -> str | None:
        now = f" [{question.kini}]" if question.kini else ""
        return _line(f"\n{question_text(question, wrong, 'Ctrl+D: berhenti.')}{now}")

    return Penanya(tanya=ask, baris=_line)


def _line(text: str) -> str | None:
    """A line as typed; None where the person stops."""
    print(f"{text}\n> ", end="", file=sys.stderr, flush=True)
    try:
        return sys.stdin.readline() or None
    except KeyboardInterrupt:
        return None
