"""The hidden sheets: what the program keeps for itself."""

from xlpy.book.schema_rencana import RENCANA
from xlpy.book.shapes import Column, Kind, Name, Sheet, Table

VERSI = 2
"""Version of this schema; a workbook keeps the version it was written with in ``_meta``."""

META = Sheet(
    name="_meta",
    tables=(Table("tblMeta", (Column("kunci", "Kunci", 110), Column("isi", "Nilai", 600))),),
    hidden=True,
)
DASAR_RENCANA, DASAR_DPA, DASAR_UNIT = "Rencana", "DPA", "Unit"
DASAR = Sheet(
    name="_dasar",
    tables=(
        Table(
            "tblDasar",
            (
                Column("lembar", "Lembar", 90),
                Column("jenjang", "Jenjang", 110),
                Column("unit", "Unit", 130),
                Column("kode", "Kode", 130, Kind.CODE),
                Column("ke", "Ke", 50, Kind.WHOLE),
                Column("isi", "Isi", 600),
            ),
        ),
    ),
    hidden=True,
)

XLWINGS = Sheet(name="xlwings.conf", hidden=True)
"""How the macros find Python: two columns, as xlwings reads them."""

ISI_XLWINGS = (
    ("SHOW CONSOLE", "FALSE", "TRUE menampilkan jendela hitam selama Python bekerja."),
    ("_INTERPRETER_WIN", "", "Alamat python.exe. Hapus garis bawah di depan kunci agar baris ini berlaku."),
    ("_INTERPRETER_MAC", "", "Alamat python3 di Mac; sama caranya."),
    ("_PYTHONPATH", "", "Folder program, bila tidak terpasang pada Python itu; sama caranya."),
)
"""Its keys and values, each with what it is for; a key that begins with a line is not in force: an empty value in
force would hide the setting that stands in the user's own file."""

GAYA = Sheet(name="_gaya", hidden=True)
"""Every look of a row: its name in the first column, a cell that looks so in the second."""

_TIDAK_DITANDATANGANI = frozenset(
    {
        "id",
        "dasar_penanggung_jawab",
        "yakin",
        "asal",
        "sumber",
        *(f"anggaran_tw_{n}" for n in range(1, 5)),
    }
)
"""Columns of the form that no paper shows, or that others give."""
_KEPALA_SAH = (
    ("waktu", "Ditandatangani pada"),
    ("oleh", "Ditandatangani oleh"),
    ("sidik", "Sidik isi"),
    ("nomor", "Nomor dokumen"),
    ("perubahan", "Perubahan ke-"),
    ("judul", "Judul"),
    ("tahun", "Tahun"),
    ("pemerintah", "Pemerintah"),
    ("kecamatan", "Kecamatan"),
    ("kode_skpd", "Kode SKPD"),
    ("alamat", "Alamat"),
    ("telepon", "Telepon"),
    ("kode_pos", "Kode pos"),
    ("tempat", "Tempat"),
    ("tanggal", "Tanggal"),
    ("penanda_tangan", "Jabatan penanda tangan"),
    ("sebutan", "Sebutan"),
    ("nama", "Nama penanda tangan"),
    ("pangkat", "Pangkat"),
    ("nip", "NIP"),
    ("tambahan", "Isi lain di bawah tabel"),
)
SAH = Sheet(
    name="_sah",
    names=tuple(
        Name(key, f"Sah_{key.title()}", label, f"B{row}", Kind.CODE)
        for row, (key, label) in enumerate(_KEPALA_SAH, start=2)
    ),
    tables=(
        Table(
            "tblSah",
            (
                Column("urut", "Urut", 50, Kind.WHOLE),
                *(
                    Column(column.key, column.heading, column.width)
                    for column in RENCANA.table.columns
                    if column.key not in _TIDAK_DITANDATANGANI
                ),
            ),
        ),
    ),
    hidden=True,
)
"""The signed copy: what the papers said when the document was signed, above it the head, below the rows of the form;
empty until then."""
SAH_BEDA = "Sah_Beda"
"""The defined name of the cell of ``_sah`` that counts what differs from the signed copy."""
