"""Protection software: child processes that are forbidden, files that vanished."""

from xlpy.diagnosa.halangan import Gejala, Halangan, di_windows, halangan, menghalangi, perlu_dilihat
from xlpy.diagnosa.interpreter import PASANG_ULANG, disebut_oleh
from xlpy.diagnosa.keadaan import Keadaan

DARI_LUAR = (
    "kerjakan dari luar: buka Command Prompt atau Terminal, biarkan bukunya terbuka, jalankan perintah yang sama, "
    "misalnya: rencana-kinerja susun --buku-terbuka"
)
_BLOCKS, _WARNS = 1, 6
_MOST_NAMED = 3


@halangan(
    "proses-anak",
    "Microsoft Defender melarang Excel menjalankan program lain",
    "Tidak ada aturan Defender yang melarang Excel menjalankan Python.",
    di_windows,
)
def proses_anak(keadaan: Keadaan) -> Gejala | None:
    """The attack surface reduction rule "Block all Office applications from creating child processes"."""
    if keadaan.excel.asr == _BLOCKS:
        return menghalangi(
            "Aturan Defender “Block all Office applications from creating child processes” berlaku di komputer ini; "
            "tombol tidak dapat memulai Python.",
            f"{DARI_LUAR[0].upper()}{DARI_LUAR[1:]}. Atau minta pengelola TI mengecualikan folder Python Rencana "
            "Kinerja dari aturan itu.",
        )
    if keadaan.excel.asr == _WARNS:
        return perlu_dilihat(
            "Defender menanyakan dulu sebelum Excel boleh menjalankan Python.",
            "Pada peringatan Defender, pilih Buka Blokir (Unblock); izinnya berlaku 24 jam.",
        )
    return None


@halangan(
    "python-ditolak",
    "Python ada tetapi tidak dapat dijalankan",
    "Python dapat dijalankan.",
    lambda keadaan: keadaan.python.ada and not keadaan.python.alias,
)
def ditolak(keadaan: Keadaan) -> Gejala | None:
    """It is there, and starting it fails."""
    python = keadaan.python
    if not python.gagal:
        return None
    if python.ditolak:
        return menghalangi(
            f"{python.alamat}, yang disebut {disebut_oleh(keadaan)}, ditolak sistem saat dimulai ({python.gagal}): "
            "dilarang antivirus atau kebijakan (AppLocker), atau bukan program.",
            f"Minta pengelola TI mengizinkan berkas itu. Sementara itu, {DARI_LUAR}.",
        )
    return menghalangi(f"{python.alamat} dimulai tetapi tidak menjawab ({python.gagal}).", PASANG_ULANG)


@halangan(
    "berkas-hilang",
    "Berkas program hilang atau terpotong, mungkin dikarantina antivirus",
    "Semua berkas program masih utuh.",
    lambda keadaan: bool(keadaan.python.versi),
)
def karantina(keadaan: Keadaan) -> Gejala | None:
    """Files that the installation wrote down are not there any more."""
    gone = keadaan.python.rusak
    if not gone:
        return None
    named = ", ".join(gone[:_MOST_NAMED]) + (
        f", dan {len(gone) - _MOST_NAMED} lagi" if len(gone) > _MOST_NAMED else ""
    )
    return menghalangi(
        f"{len(gone)} berkas dari pemasangan tidak ada lagi atau terpotong: {named}. Biasanya antivirus "
        "mengarantinanya.",
        "Buka antivirus (Windows: Keamanan Windows › Perlindungan virus & ancaman › Riwayat perlindungan), pulihkan "
        f"berkas itu dan izinkan foldernya, lalu: {PASANG_ULANG}",
    )


HALANGAN: tuple[Halangan, ...] = (proses_anak, ditolak, karantina)
"""This family, in the order in which they are looked for."""
