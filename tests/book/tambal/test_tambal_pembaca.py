"""Patched workbooks before other judges: the Open XML SDK finds no fault, LibreOffice computes what is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest
from buku_tambal import DIALEK, ISI, buku, open_book, perubahan
from contoh import dokumen
from dialek_excel import parts_of
from validator import sdk_errors

from xlpy.book.schema import RENCANA
from xlpy.book.tambal.isi import Baris, Isi, IsiTabel, Perubahan
from xlpy.book.tambal.tambal import tambal
from xlpy.build.workbook import write

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


def test_the_sdk_finds_nothing_wrong_with_a_whole_workbook(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    write(dokumen(), path)
    headings = tuple(column.heading for column in RENCANA.table.columns)
    rows = tuple(Baris((f"k{n}",), {h: Isi(f"{h} {n}") for h in headings}) for n in range(60))
    table = IsiTabel(RENCANA.table.name, headings, ("Kode",), rows, {"Anggaran (Rp)": Isi(9)}, (20, 40, 62))
    path.write_bytes(tambal(path.read_bytes(), Perubahan((table,), {"Tahun": Isi(2027)}, ("SOP", "Temuan"))).data)
    assert sdk_errors(path) == []


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
