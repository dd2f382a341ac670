"""Who else is at the workbook: read-only files, locks of Excel, of LibreOffice, of our own."""

from xlpy.book.kunci import KITA, Gembok
from xlpy.diagnosa.halangan import Gejala, Halangan, ada_buku, buku_dari, halangan, menghalangi, perlu_dilihat
from xlpy.diagnosa.keadaan import Keadaan

_MINUTE, _HOUR, _DAY = 60, 3600, 86400  # seconds


def _from_outside(keadaan: Keadaan) -> bool:
    return ada_buku(keadaan) and not keadaan.terbuka


@halangan("hanya-baca", "Buku hanya dapat dibaca", "Buku dapat ditulisi.", ada_buku)
def hanya_baca(keadaan: Keadaan) -> Gejala | None:
    """Its mark says so."""
    book = buku_dari(keadaan)
    if not book.hanya_baca:
        return None
    return menghalangi(
        f"{book.alamat} bertanda hanya-baca (read-only): tombol tidak dapat menyimpan.",
        "Klik kanan berkasnya › Properti (Properties) › hilangkan centang Hanya-baca (Read-only) › OK. Di "
        "folder bersama: "
        "minta izin ubah, atau salin bukunya ke komputer ini.",
    )


@halangan("buku-terkunci", "Buku sedang dibuka atau dikunci orang lain", "Buku tidak dikunci orang lain.", ada_buku)
def terkunci(keadaan: Keadaan) -> Gejala | None:
    """Somebody else's lock, alive as far as anybody can tell."""
    lock = next((k for k in buku_dari(keadaan).kunci if not k.sendiri and not _is_left_over(k)), None)
    if lock is None:
        return None
    return menghalangi(
        f"Buku ini sedang dipakai {lock.aplikasi}{_by(lock)}, {_age(lock)}. Sampai ditutup, buku tidak dapat "
        "ditulisi.",
        "Minta yang bersangkutan menutup bukunya. Bila itu Anda sendiri di komputer ini: wajar; perintah dari luar "
        f"memakai --buku-terbuka. Bila buku ternyata tidak terbuka di mana pun, hapus berkas {lock.berkas}",
    )


@halangan("buku-terbuka", "Buku sedang Anda buka", "Buku tidak sedang Anda buka di jendela lain.", _from_outside)
def terbuka(keadaan: Keadaan) -> Gejala | None:
    """One's own application has it: commands from outside need to know."""
    lock = next((k for k in buku_dari(keadaan).kunci if k.sendiri and not _is_left_over(k)), None)
    if lock is None:
        return None
    return perlu_dilihat(
        f"Buku ini sedang Anda buka di {lock.aplikasi}, {_age(lock)}. Tombolnya bekerja; perintah dari luar menolak.",
        "Tambahkan --buku-terbuka pada perintah dari luar, atau tutup dulu bukunya.",
    )


@halangan(
    "kunci-tertinggal", "Kunci lama tertinggal di samping buku", "Tidak ada kunci lama yang tertinggal.", ada_buku
)
def tertinggal(keadaan: Keadaan) -> Gejala | None:
    """A lock whose application is gone, after a power cut or a lost share."""
    locks = [k for k in buku_dari(keadaan).kunci if _is_left_over(k)]
    if not locks:
        return None
    named = "; ".join(f"{k.aplikasi}{_by(k)}, {_age(k)}" for k in locks)
    if all(k.aplikasi == KITA for k in locks):
        return perlu_dilihat(
            f"Penulisan yang terputus meninggalkan kuncinya ({named}).",
            "Tidak perlu apa-apa: tindakan berikutnya mengambilnya alih dan mengatakannya.",
        )
    return perlu_dilihat(
        f"Aplikasi yang mati mendadak meninggalkan kuncinya ({named}); buku dapat terbuka hanya-baca karenanya.",
        f"Pastikan buku tidak terbuka di mana pun, lalu hapus: {', '.join(str(k.berkas) for k in locks)}",
    )


def _is_left_over(lock: Gembok) -> bool:
    """Nobody works longer than a day without closing; where the process can be asked, it is."""
    return lock.hidup is False or (lock.hidup is None and lock.detik >= _DAY)


def _by(lock: Gembok) -> str:
    return f" oleh {lock.oleh}" if lock.oleh else ""


def _age(lock: Gembok) -> str:
    for size, unit in ((_DAY, "hari"), (_HOUR, "jam"), (_MINUTE, "menit")):
        if lock.detik >= size:
            return f"sejak {int(lock.detik // size)} {unit} lalu"
    return "sejak kurang dari semenit lalu"


HALANGAN: tuple[Halangan, ...] = (hanya_baca, terkunci, terbuka, tertinggal)
"""This family, in the order in which they are looked for."""
