"""The block "Mulai di sini" of Beranda: three lines for who opens the workbook for the first time.

By formula, so that it is there with macros off; it stands empty once the office and its people are told, and warns
while the sample is in the workbook.
"""

from xlpy.book.document import TANDA_CONTOH, Document
from xlpy.build import beranda_rumus as rumus
from xlpy.build import styles
from xlpy.build.beranda_keadaan import AWAL, BERISI_CONTOH, beginning
from xlpy.build.cells import Formula
from xlpy.build.perintah import perintah
from xlpy.build.styles import Props


def _named(*codes: str) -> tuple[str, ...]:
    return tuple(perintah(code).label for code in codes)


def _lines() -> tuple[tuple[str, str], ...]:
    """Each line, at the beginning and with the sample."""
    begin, load, remove = _named("persiapan", "persiapan_contoh", "persiapan_hapus")
    dpa, tupoksi, plan = _named("impor_dpa", "impor_tupoksi", "susun")
    check, step, papers = _named("periksa", "langkah_mulai", "cetak_semua")
    return (
        ("▶ Mulai di sini", f"■ {TANDA_CONTOH}: bukan data kantor Anda"),
        (
            f"1. Klik {begin}, atau isi yang bertanda ▲ wajib di lembar Pengaturan.",
            f"1. Isi buku ini contoh kecamatan rekaan; kertasnya bertanda {TANDA_CONTOH} juga.",
        ),
        (
            f"2. Klik {dpa} dan {tupoksi}, lalu {plan}.",
            f"2. Cobalah semua tombol, misalnya {check}, {step}, {papers}.",
        ),
        (
            f"3. Ingin mencoba dulu? Klik {load}; {remove} mengosongkannya lagi.",
            f"3. Selesai mencoba? Klik {remove}: buku kembali kosong.",
        ),
    )


def state(document: Document) -> Formula:
    """What the block is about."""
    return Formula(rumus.beginning(), beginning(document))


def lines(document: Document, cell: str) -> list[Formula]:
    """The four lines of the block, from the cell that says what it is about."""
    now = beginning(document)
    return [
        Formula(
            f'=IF({cell}={AWAL},"{first}",IF({cell}={BERISI_CONTOH},"{sample}",""))',
            {AWAL: first, BERISI_CONTOH: sample}.get(now, ""),
        )
        for first, sample in _lines()
    ]


LOOKS: tuple[tuple[int, Props], ...] = (
    (AWAL, {"font_color": styles.ACCENT, "bg_color": styles.ACCENT_LIGHT}),
    (BERISI_CONTOH, {"font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT}),
)
"""How the block looks while it says something."""
