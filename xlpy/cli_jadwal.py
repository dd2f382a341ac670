"""The verb of the command that schedules; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import Parser, Verbs, agreed

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "jadwal",
        help="konsolidasi yang berjalan sendiri: pasang, lepas, atau tampilkan jadwalnya",
        description="Mengatur konsolidasi yang berjalan sendiri, dengan Penjadwal Tugas Windows, systemd, atau cron.",
    )
    actions = verb.add_subparsers(title="Perintah", metavar="TINDAKAN", dest="tindakan", required=True)
    _add_pasang(actions)
    _add_lepas(actions)
    _add_tampil(actions)
    _add_susulkan(actions)


def _add_pasang(actions: Verbs) -> None:
    verb = actions.add_parser(
        "pasang",
        help="pasang jadwal; yang akan dipasang ditunjukkan dulu",
        description=(
            "Menunjukkan persis apa yang akan dipasang, lalu memasangnya setelah Anda menjawab ya.\n"
            "Jadwal yang terlewat karena komputer mati disusulkan."
        ),
    )
    verb.add_argument("folder", nargs="+", type=Path, help="folder yang dikumpulkan")
    verb.add_argument("-o", "--keluaran", type=Path, required=True, metavar="F.xlsx", help="buku kerja rekapnya")
    verb.add_argument("--pukul", default="22:00", metavar="JAM", help="jam mulainya (bawaan: 22:00)")
    verb.add_argument("--hari", default="", metavar="HARI", help="senin,kamis atau senin-jumat; bawaan: tiap hari")
    verb.add_argument("--nama", default="", metavar="NAMA", help="nama jadwalnya; bawaan: nama berkas keluaran")
    verb.add_argument("--cara", choices=("windows", "systemd", "cron"), help="bawaan: penjadwal komputer ini")
    verb.add_argument("--tanpa-susulan", action="store_true", help="yang terlewat tidak disusulkan")
    verb.add_argument(
        "--tambahan",
        action="append",
        default=[],
        metavar="PILIHAN",
        help="pilihan konsolidasi, misalnya --tambahan=--periksa",
    )
    _add_common(verb)
    verb.set_defaults(run=_pasang)


def _add_lepas(actions: Verbs) -> None:
    verb = actions.add_parser("lepas", help="lepas jadwal", description="Melepas persis apa yang dahulu dipasang.")
    verb.add_argument("nama", nargs="?", default="", help="nama jadwal, bila ada beberapa")
    _add_common(verb)
    verb.set_defaults(run=_lepas)


def _add_tampil(actions: Verbs) -> None:
    verb = actions.add_parser(
        "tampil",
        help="tampilkan jadwal yang terpasang",
        description="Menampilkan jadwal yang terpasang, kapan berjalan berikutnya, dan ringkasan yang terakhir.",
    )
    verb.add_argument("nama", nargs="?", default="", help="nama jadwal; bawaan: semua")
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_tampil)


def _add_susulkan(actions: Verbs) -> None:
    verb = actions.add_parser(
        "susulkan",
        help="jalankan yang terlewat; dipanggil oleh cron",
        description="Menjalankan jadwal yang terlewat karena komputer mati; dipanggil cron tiap jam.",
    )
    verb.add_argument("nama", help="nama jadwal")
    verb.set_defaults(run=_susulkan)


def _add_common(verb: Parser) -> None:
    verb.add_argument("--ya", action="store_true", help="tanpa bertanya")
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def _pasang(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_jadwal  # noqa: PLC0415 - the door must open before the house is loaded
    from xlpy.jadwal.uraian import hari_dari, pukul_dari  # noqa: PLC0415

    asked = jobs_jadwal.PermintaanJadwal(
        folder=tuple(args.folder),
        keluaran=args.keluaran,
        pukul=pukul_dari(args.pukul),
        hari=hari_dari(args.hari),
        susulan=not args.tanpa_susulan,
        nama=args.nama,
        cara=args.cara or "",
        tambahan=tuple(args.tambahan),
    )
    return jobs_jadwal.pasang(asked, agreed(args))


def _lepas(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_jadwal  # noqa: PLC0415

    return jobs_jadwal.lepas(args.nama, agreed(args))


def _tampil(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_jadwal  # noqa: PLC0415

    return jobs_jadwal.tampil(args.nama)


def _susulkan(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_jadwal  # noqa: PLC0415

    return jobs_jadwal.susulkan(args.nama)
