"""The sheets that are papers: laid out whole by ``forms``, never read but for whom they were chosen."""

from xlpy.book.schema_alur import LOG

LEMBAR_KERTAS = {
    "buku-agenda": "Buku Agenda",
    "lembar-disposisi": "Lembar Disposisi",
    "form-unit": "Form Unit",
    "lembar-koreksi": "Lembar Koreksi",
    "tanda-terima": "Tanda Terima",
    "surat-pengantar": "Surat Pengantar",
    "buku-ekspedisi": "Buku Ekspedisi",
    "rkt": "RKT",
    "rencana-aksi": "Rencana Aksi",
    "perjanjian-kinerja": "Perjanjian Kinerja",
    "indikator-jabatan": "Indikator Jabatan",
    "iku": "IKU",
    "catatan-langkah": "Catatan Langkah",
    "lembar-periksa": "Lembar Periksa",
}
"""By the code of the paper, the name of its sheet, in the order of the tabs.

The form Rencana Kinerja and the SOP are papers too; their sheets hold more than the paper and are not among these.
"""

TANDA = f"{LOG.table.name}["
"""What a formula of each of these sheets says, which looks at the log; a sheet without it is somebody's own."""

UNTUK = "Untuk"
"""What stands to the left of the cell in which a person chooses for whom a paper is, in the sheet's first row."""


def refusal(name: str) -> str:
    """Why a paper is not put over a sheet of that name that is not one of these, and what to do."""
    return (
        f"Lembar “{name}” di buku kerja ini bukan lembar kertas Rencana Kinerja, jadi tidak ditimpa. Ganti nama "
        "lembar itu, lalu ulangi."
    )
