"""The packages in that Python, and whether they fit the workbook."""

from xlpy.diagnosa.halangan import Gejala, Halangan, buku_dari, buku_terbaca, halangan, menghalangi, perlu_dilihat
from xlpy.diagnosa.interpreter import PASANG_ULANG
from xlpy.diagnosa.keadaan import Keadaan


def _answered(keadaan: Keadaan) -> bool:
    return bool(keadaan.python.versi)


@halangan(
    "paket-tidak-ada",
    "Rencana Kinerja atau xlwings tidak terpasang pada Python yang dipakai",
    "Rencana Kinerja dan xlwings terpasang pada Python yang dipakai tombol.",
    _answered,
)
def tidak_terpasang(keadaan: Keadaan) -> Gejala | None:
    """It is another Python than the one that has the program."""
    python = keadaan.python
    lacking = [
        name for name, there in (("rencana-kinerja", python.rencana), ("xlwings", python.xlwings)) if not there
    ]
    if not lacking:
        return None
    return menghalangi(
        f"Python yang dipakai tombol ({python.alamat}) tidak memiliki {' dan '.join(lacking)}.",
        f"{PASANG_ULANG}; itu juga menuliskan alamat Python yang memilikinya.",
    )


@halangan(
    "rencana-beda",
    "Tombol memakai Rencana Kinerja versi lain",
    "Tombol memakai Rencana Kinerja versi yang sama dengan perintah ini.",
    lambda keadaan: bool(keadaan.python.rencana),
)
def versi_lain(keadaan: Keadaan) -> Gejala | None:
    """Two installations, of which the button uses the other."""
    theirs, ours = keadaan.python.rencana, keadaan.rencana
    if theirs == ours:
        return None
    return perlu_dilihat(
        f"Tombol memakai Rencana Kinerja {theirs} di {keadaan.python.alamat}; perintah ini versi {ours}.",
        PASANG_ULANG,
    )


@halangan(
    "xlwings-beda",
    "Versi xlwings di buku berbeda dari yang terpasang",
    "Versi xlwings di buku sama dengan yang terpasang.",
    lambda keadaan: buku_terbaca(keadaan) and bool(buku_dari(keadaan).versi_xlwings),
)
def xlwings_beda(keadaan: Keadaan) -> Gejala | None:
    """The piece in the workbook's macros and the package must match."""
    carried = buku_dari(keadaan).versi_xlwings
    installed = keadaan.python.xlwings or keadaan.xlwings
    if carried == installed:
        return None
    return menghalangi(
        f"Makro di buku ini dari xlwings {carried}, sedangkan yang terpasang xlwings {installed}. Keduanya harus "
        "sama.",
        "Perbarui bukunya: rencana-kinerja perbarui BUKU. Bila bukunya yang lebih baru: pasang Rencana "
        "Kinerja terbaru.",
    )


@halangan(
    "skema-beda",
    "Buku dari versi Rencana Kinerja yang lain",
    "Buku sesuai dengan versi Rencana Kinerja yang terpasang.",
    lambda keadaan: keadaan.buku is not None and keadaan.buku.skema is not None,
)
def skema_beda(keadaan: Keadaan) -> Gejala | None:
    """Newer: it cannot be read.  Older: it is to be brought up to date."""
    theirs, ours = buku_dari(keadaan).skema or 0, keadaan.skema
    if theirs == ours:
        return None
    if theirs > ours:
        return menghalangi(
            f"Buku ini dibuat Rencana Kinerja yang lebih baru (skema {theirs}; yang terpasang mengenal {ours}).",
            "Pasang Rencana Kinerja terbaru di komputer ini, lalu buka lagi bukunya.",
        )
    return perlu_dilihat(
        f"Buku ini dibuat Rencana Kinerja yang lebih lama (skema {theirs}; sekarang {ours}).",
        "Tutup buku, jalankan: rencana-kinerja perbarui BUKU (cadangannya disimpan).",
    )


HALANGAN: tuple[Halangan, ...] = (tidak_terpasang, versi_lain, xlwings_beda, skema_beda)
"""This family, in the order in which they are looked for."""
