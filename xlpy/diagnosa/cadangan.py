"""What is there if something goes wrong: the log's mirror, the version before."""

from xlpy.diagnosa.halangan import Gejala, Halangan, buku_dari, buku_terbaca, halangan, perlu_dilihat
from xlpy.diagnosa.keadaan import Keadaan


def _recorded(keadaan: Keadaan) -> bool:
    """Whether its log has lines."""
    return buku_terbaca(keadaan) and buku_dari(keadaan).catatan_terakhir is not None


@halangan("cermin-hilang", "Cermin log tidak ada di samping buku", "Cermin log ada di samping buku.", _recorded)
def cermin(keadaan: Keadaan) -> Gejala | None:
    """The workbook was moved without it."""
    if not buku_dari(keadaan).cermin_hilang:
        return None
    return perlu_dilihat(
        "Log buku ini berisi catatan, tetapi berkas cerminnya (….log.jsonl) tidak ada di sampingnya: buku "
        "dipindahkan "
        "tanpa berkas itu.",
        "Pindahkan cerminnya ke folder buku. Bila memang hilang, langkah berikutnya membuatnya lagi dari log.",
    )


@halangan("tanpa-cadangan", "Belum ada cadangan buku", "Cadangan buku ada di sampingnya.", _recorded)
def tanpa_cadangan(keadaan: Keadaan) -> Gejala | None:
    """Work was recorded, and no version before is kept."""
    if buku_dari(keadaan).cadangan:
        return None
    return perlu_dilihat(
        "Buku ini sudah berisi catatan langkah, tetapi tidak ada salinan versi sebelumnya di sampingnya.",
        "Salin bukunya ke flash disk atau folder lain sekarang.",
    )


HALANGAN: tuple[Halangan, ...] = (cermin, tanpa_cadangan)
"""This family."""
