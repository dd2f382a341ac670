"""Patched workbooks before other judges: the Open XML SDK finds no fault, LibreOffice computes what is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest
from buku_tambal import DIALEK, ISI, buku, open_book, perubahan
from dialek_excel import dialek_excel, parts_of, q
from validator import sdk_errors

from xlpy.book.tambal.isi import RUMUS_TETAP, Baris, Isi, IsiTabel, Perubahan
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.tambal import tambal
from xlpy.book.tambal.temukan import Denah

BERGANTI = """
    Kode | Nama                | Nilai
    c    | =1+1                | 30
    x    | dua_x0041_\x07       | 7
    a    |  +62 😀 & <b>       | 1
    b    | Belut               | 2
"""
RICH = ("lembar", "komentar", "grafik", "tombol")


def patched(dialek: str) -> bytes:
    tautan = (Baris(("k1",), {"Kunci": Isi("k1"), "Isi": Isi("ke nama", tautan="'Rencana'!B1")}),)
    dua = IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), tautan)
    satu = perubahan(BERGANTI, halaman=(2,), look="tebal").tabel
    return tambal(buku(ISI, dialek, extra=RICH), Perubahan((*satu, dua), {"Tahun": Isi(2027)})).data


@pytest.mark.parametrize("dialek", DIALEK)
def test_the_sdk_finds_nothing_wrong(dialek: str, tmp_path: Path) -> None:
    (tmp_path / "buku.xlsx").write_bytes(patched(dialek))
    assert sdk_errors(tmp_path / "buku.xlsx") == []


def _fill_all(data: bytes) -> bytes:
    """A workbook with 25 rows in every table of it."""
    denah = Denah(Paket(data))
    tables = [Tabel(Paket(data), part) for _, part in denah.tables.values()]
    filled = []
    for table in tables:
        headings = [element.get("name") for element in table.root.iter(q("tableColumn"))]
        formulas = {
            heading: RUMUS_TETAP for n, heading in enumerate(headings, table.area.left) if n in table.formulas
        }
        rows = (
            Baris((str(n),), {h: Isi(f"{h} {n}", formulas.get(h, ""), tautan="DPA!A1") for h in headings})
            for n in range(25)
        )
        filled.append(IsiTabel(table.name, tuple(headings), (headings[0],), tuple(rows), halaman=(10,)))
    return tambal(data, Perubahan(tuple(filled), kita=tuple(denah.sheets))).data


@pytest.mark.parametrize("prefix", [False, True])
def test_the_shipped_workbook_as_excel_tells_it_is_patched_as_ours(prefix: bool, tmp_path: Path) -> None:
    ours = (Path(__file__).parents[3] / "workbook" / "RencanaKinerja.xlsm").read_bytes()
    excels = _fill_all(dialek_excel(ours, prefix=prefix))
    (tmp_path / "buku.xlsm").write_bytes(excels)
    assert sdk_errors(tmp_path / "buku.xlsm") == []
    sheets = open_book(_fill_all(ours)), open_book(excels)
    for one, other in zip(*sheets, strict=True):
        assert [[c.value for c in row] for row in one] == [[c.value for c in row] for row in other], one.title
        assert one.print_area == other.print_area
    macros = "xl/vbaProject.bin"
    assert parts_of(excels)[macros] == parts_of(ours)[macros]


def test_libreoffice_reads_our_values_and_computes_what_is_stale(tmp_path: Path) -> None:
    if shutil.which("soffice", path="/usr/bin:/bin") is None:
        pytest.fail("LibreOffice is not installed: .ci/pasang-libreoffice sees to it")
    books = []
    for dialek in DIALEK:
        books.append(tmp_path / f"{dialek}.xlsx")
        books[-1].write_bytes(patched(dialek))
    # A virtual environment first in PATH makes its own Python crash.
    command = ["env", "-i", "PATH=/usr/bin:/bin", f"HOME={tmp_path}", "soffice", "--headless"]
    command += [f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    # With a fresh profile it may leave at once and want to be started again.
    for _ in range(2):
        run = [*command, "--outdir", str(tmp_path / "hasil"), *map(str, books)]
        subprocess.run(run, check=False, capture_output=True, timeout=180)
        if (tmp_path / "hasil" / books[-1].name).exists():
            break
    for book in books:
        sheet = open_book((tmp_path / "hasil" / book.name).read_bytes(), values=True)["Rencana"]
        assert [[c.value for c in row[:4]] for row in sheet["A4:D7"]] == [
            ["c", "=1+1", 30, 60],
            ["x", "dua_x0041__x0007_", 7, 14],
            ["a", "+62 😀 & <b>", 1, 2],
            ["b", "Belut", 2, 4],
        ], book.name
        assert (sheet["B1"].value, sheet["C8"].value, sheet["B11"].value) == (2027, 40, 400)
        _patch_again((tmp_path / "hasil" / book.name).read_bytes())


def _patch_again(saved: bytes) -> None:
    """What LibreOffice saved, which has lost the computed columns, takes the next patch."""
    assert b"calculatedColumnFormula" not in b"".join(v for k, v in parts_of(saved).items() if "tables/" in k)
    data = tambal(saved, perubahan(BERGANTI + "e | Emas | 5\n")).data
    sheet, values = open_book(data)["Rencana"], open_book(data, values=True)["Rencana"]
    assert [values[f"D{n}"].value for n in range(4, 9)] == [60, 14, 2, 4, 10]
    assert all("Nilai" in sheet[f"D{n}"].value for n in range(4, 9))
    assert (sheet.tables["tblSatu"].ref, sheet["B11"].value, sheet["B12"].value) == ("A3:D9", "Camat", "=C9*10")
