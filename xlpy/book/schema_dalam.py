"""The hidden sheets: what the program keeps for itself."""

from xlpy.book.shapes import Column, Kind, Sheet, Table

VERSI = 1
"""Version of this schema; a workbook keeps the version it was written with in ``_meta``."""

META = Sheet(
    name="_meta",
    tables=(Table("tblMeta", (Column("kunci", "Kunci", 110), Column("isi", "Nilai", 600))),),
    hidden=True,
)
DASAR_RENCANA, DASAR_DPA = "Rencana", "DPA"
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

SAH = Sheet(
    name="_sah",
    tables=(Table("tblSah", (Column("sel", "Sel", 130), Column("isi", "Isi", 600))),),
    hidden=True,
)
"""The signed copy: what each printed cell said when the document was signed; empty until then."""
