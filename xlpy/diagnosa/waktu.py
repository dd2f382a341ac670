"""Calendar and clock: years without rows, a computer that lives in the past."""

from datetime import timedelta

from xlpy.diagnosa.halangan import Gejala, Halangan, buku_dari, buku_terbaca, halangan, menghalangi, perlu_dilihat
from xlpy.diagnosa.keadaan import Keadaan

_TOLERATED = timedelta(minutes=5)
_FIRST_YEAR = 2026
"""The program is of that year: a clock before it is wrong."""
_FAR = 10
"""Years that nobody plans ahead."""


@halangan(
    "kalender-tahun",
    "Lembar Kalender belum memuat hari libur tahun yang dipakai",
    "Lembar Kalender memuat hari libur tahun ini dan tahun rencana.",
    buku_terbaca,
)
def kalender(keadaan: Keadaan) -> Gejala | None:
    """Without rows, deadlines rest on estimates."""
    book = buku_dari(keadaan)
    wanted = sorted({keadaan.kini.year, book.tahun} - {0})
    lacking = [str(year) for year in wanted if year not in book.tahun_kalender]
    if not lacking:
        return None
    return perlu_dilihat(
        f"Lembar Kalender belum memuat hari libur nasional tahun {' dan '.join(lacking)}; batas waktu dihitung "
        "dengan perkiraan.",
        "Isi tabel Hari Libur pada lembar Kalender menurut SKB 3 Menteri, lalu klik Lihat Status.",
    )


@halangan(
    "tahun-rencana",
    "Tahun rencana jauh dari tahun sekarang",
    "Tahun rencana wajar terhadap tanggal komputer.",
    buku_terbaca,
)
def tahun_rencana(keadaan: Keadaan) -> Gejala | None:
    """A plan is made for this year or the next; another is last year's workbook, or a typing error."""
    year, now = buku_dari(keadaan).tahun, keadaan.kini.year
    if not year or now - 1 <= year <= now + 1:
        return None
    return perlu_dilihat(
        f"Buku ini untuk tahun {year}, sedangkan menurut komputer sekarang tahun {now}.",
        "Periksa Tahun pada lembar Pengaturan, dan tanggal komputer.",
    )


@halangan("jam-komputer", "Jam komputer tidak benar", "Jam komputer wajar.")
def jam(keadaan: Keadaan) -> Gejala | None:
    """Before the last line of the log, or in a year that cannot be."""
    now, book = keadaan.kini, keadaan.buku
    mend = "Betulkan tanggal dan jam: Pengaturan › Waktu & bahasa › Setel waktu secara otomatis, lalu ulangi."
    if not _FIRST_YEAR - 1 <= now.year <= _FIRST_YEAR + _FAR:
        return menghalangi(
            f"Menurut komputer sekarang {now:%d/%m/%Y %H:%M}; langkah akan dicatat pada hari itu.", mend
        )
    last = book.catatan_terakhir if book else None
    if last is None or last <= now + _TOLERATED:
        return None
    return menghalangi(
        f"Catatan terakhir di log buku dibuat {last:%d/%m/%Y %H:%M}, sedangkan menurut komputer sekarang baru "
        f"{now:%d/%m/%Y %H:%M}. Langkah berikutnya akan tercatat mendahului yang sudah ada.",
        f"{mend} Bila jam komputer ini benar, jam komputer yang mencatat terakhir yang salah.",
    )


HALANGAN: tuple[Halangan, ...] = (jam, kalender, tahun_rencana)
"""This family, in the order in which they are looked for."""
