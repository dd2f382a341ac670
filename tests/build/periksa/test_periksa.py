"""Every rule has a workbook with one damage that it catches, and nothing else catches; the good one has no defect.

Together with Microsoft's Open XML SDK the rules catch every kind of damage that such a workbook can be sent out with.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from buku_kecil import replaced, small_workbook, with_macros, with_part, with_text_in, without
from validator import sdk_errors

from xlpy.build.paket import package, read_parts
from xlpy.build.periksa.periksa import RULES, periksa
from xlpy.build.periksa.ribbon_rules import known_icons
from xlpy.build.vba.compound_file import compound_file

TYPES, WORKBOOK, RIBBON = "[Content_Types].xml", "xl/workbook.xml", "customUI/customUI14.xml"
HOME, DATA = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
TABLE, STRINGS, STYLES = "xl/tables/table1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
REFERENCES = "xl/_rels/workbook.xml.rels"
VBA, BUTTONS = "xl/vbaProject.bin", "xl/drawings/vmlDrawing1.vml"
CELL_FORMULA = "IF(SUM(tblSub[Pagu (Rp)])=300"
LINKS = '<hyperlink ref="A3" location="Data!A1" display="ke Data"/>'

Damage = Callable[[], bytes]


def corrupt_macros() -> bytes:
    """The stored macros with one run of bytes overwritten."""
    content = bytearray(read_parts(small_workbook())[VBA])
    content[1000:1400] = b"\xff" * 400
    return with_part(VBA, bytes(content))


def without_macros() -> bytes:
    """The workbook as if nobody had put macros into it."""
    reference = re.search(r'<Relationship [^>]*"vbaProject.bin"/>', read_parts(small_workbook())[REFERENCES].decode())
    assert reference
    workbook = replaced(REFERENCES, reference[0], "")
    parts = read_parts(workbook)
    del parts[VBA]
    return package(parts)


def with_wrong_check_sum() -> bytes:
    workbook = bytearray(small_workbook())
    entry = workbook.index(b"PK\x01\x02")
    workbook[entry + 16] ^= 0xFF
    return bytes(workbook)


def with_damaged_content() -> bytes:
    workbook = bytearray(small_workbook())
    start = workbook.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    workbook[start : start + 20] = b"\xff" * 20
    return bytes(workbook)


def with_a_column_twice() -> bytes:
    return replaced(TABLE, 'name="Kode"', 'name="Sisa"', replaced(STRINGS, "<t>Kode</t>", "<t>Sisa</t>"))


def renamed(old: str, new: str) -> bytes:
    return with_macros(lambda name, text: (name.replace(old, new), text))


DAMAGES: dict[str, list[Damage]] = {
    "PK-01": [
        lambda: small_workbook()[:-100],
        lambda: small_workbook().replace(b"PK\x01\x02", b"PK\x01\x03", 1),
        lambda: with_part("XL/workbook.xml", b"<workbook/>"),
        with_wrong_check_sum,
        with_damaged_content,
    ],
    "PK-02": [
        lambda: replaced(WORKBOOK, "</workbook>", ""),
        lambda: small_workbook().replace(b"[Content_Types].xml", b"[Content_Types].xyz"),
    ],
    "PK-03": [
        lambda: replaced(
            TYPES, "vnd.ms-excel.sheet.macroEnabled.main", "vnd.openxmlformats-officedocument.sheet.main"
        ),
        lambda: replaced(TYPES, "vnd.ms-office.vbaProject", "octet-stream"),
        lambda: replaced(TYPES, 'Extension="xml"', 'Extension="lain"'),
    ],
    "PK-04": [lambda: without(STRINGS), lambda: without(VBA), lambda: without(RIBBON)],
    "PK-05": [lambda: with_part("xl/yatim.xml", b"<yatim/>")],
    "LB-01": [
        lambda: replaced(WORKBOOK, 'name="Beranda"', 'name="susun.py"'),
        lambda: replaced(WORKBOOK, 'name="Beranda"', 'name="DATA"'),
        lambda: replaced(WORKBOOK, 'name="Beranda"', f'name="{"x" * 32}"'),
        lambda: replaced(WORKBOOK, 'name="Beranda"', 'name="a/b"'),
    ],
    "LB-02": [
        lambda: replaced(DATA, "Januari,", "Januari," + "x" * 255),
        lambda: replaced(DATA, 'promptTitle="Bulan"', f'promptTitle="{"x" * 33}"'),
    ],
    "LB-03": [lambda: replaced(DATA, "Halaman", "Halaman" * 40)],
    "LB-04": [
        lambda: replaced(DATA, 'mergeCell ref="A1:C1"', 'mergeCell ref="A4:A5"'),
        lambda: replaced(DATA, '<mergeCell ref="A1:C1"/>', '<mergeCell ref="A1:C1"/><mergeCell ref="B1:B2"/>'),
    ],
    "LB-05": [lambda: replaced(HOME, LINKS, LINKS * 65_531)],
    "LB-06": [
        lambda: replaced(HOME, 'location="Data!A1"', 'location="Lain!A1"'),
        lambda: replaced(HOME, 'location="Data!A1"', 'location="Nama_Lain"'),
    ],
    "TB-01": [lambda: replaced(STRINGS, "<t>Sisa</t>", "<t>Selisih</t>")],
    "TB-02": [
        lambda: replaced("xl/tables/table2.xml", 'displayName="tblUnit"', 'displayName="tblSub"'),
        lambda: replaced("xl/tables/table2.xml", 'displayName="tblUnit"', 'displayName="Tahun"'),
        lambda: replaced("xl/tables/table2.xml", 'displayName="tblUnit"', 'displayName="tbl Unit"'),
        lambda: replaced("xl/tables/table2.xml", ' id="2"', ' id="1"'),
    ],
    "TB-03": [lambda: replaced(TABLE, '" ref="A3:C5"', '" ref="A3:D5"'), with_a_column_twice],
    "TB-04": [lambda: replaced(TABLE, '" ref="A3:C5"', '" ref="A3:C9"')],
    "RU-01": [
        lambda: replaced(TABLE, "<calculatedColumnFormula>", "<calculatedColumnFormula>="),
        lambda: replaced(TABLE, "tblSub[[#This Row],[Pagu (Rp)]]", "tblSub[@[Pagu (Rp)]]"),
        lambda: replaced(TABLE, "tblSub[[#This Row],[Pagu (Rp)]]", "tblSub[[#This Row],Pagu]"),
        lambda: replaced(TABLE, "tblSub[[#This Row],[Pagu (Rp)]]", "[Pagu (Rp)]"),
        lambda: replaced(HOME, CELL_FORMULA, f"({CELL_FORMULA}"),
    ],
    "RU-02": [lambda: replaced(HOME, CELL_FORMULA, "IF(XLOOKUP(tblSub[Pagu (Rp)])=300")],
    "RU-03": [
        lambda: replaced(HOME, CELL_FORMULA, "IF(Lain!A1=300"),
        lambda: replaced(HOME, CELL_FORMULA, "IF('Lain lagi'!A1=300"),
        lambda: replaced(HOME, CELL_FORMULA, "IF(SUM(tblLain[Pagu (Rp)])=300"),
        lambda: replaced(HOME, CELL_FORMULA, "IF(SUM(tblSub[Nilai])=300"),
        lambda: replaced(WORKBOOK, "Data!$E$4", "Data!#REF!"),
        lambda: replaced("xl/charts/chart1.xml", "Data!$B$4", "Lain!$B$4"),
        lambda: replaced(HOME, "<xm:f>$E$4", "<xm:f>Lain!$E$4"),
    ],
    "RU-04": [
        lambda: replaced(WORKBOOK, 'name="Satuan"', 'name="Tahun"'),
        lambda: replaced(WORKBOOK, 'name="Satuan"', 'name="TH2026"'),
        lambda: replaced(WORKBOOK, 'name="Satuan"', 'name="Satuan ini"'),
    ],
    "RU-05": [lambda: replaced(WORKBOOK, "Data!$A$1:$C$10", "OFFSET(Data!$A$1,0,0,10,3)")],
    "VB-01": [
        corrupt_macros,
        lambda: with_part(VBA, b"bukan makro"),
        lambda: with_part(VBA, compound_file({"VBA": {"dir": b"\x00"}, "PROJECT": b""})),
        lambda: with_part(VBA, compound_file({"VBA": {"dir": b"\x01\x00\x00"}, "PROJECT": b""})),
        without_macros,
    ],
    "VB-02": [
        lambda: with_text_in("Pita", "' baris tanpa CR\n"),
        lambda: with_text_in("Pita", "' caf\xe9\r\n"),
        lambda: with_text_in("Pita", f"' {'x' * 1022}\r\n"),
        lambda: with_text_in("Pita", "x = 1" + " + _\r\n 1" * 25 + "\r\n"),
    ],
    "VB-03": [lambda: renamed("Jembatan", "1Jembatan")],
    "VB-04": [lambda: replaced(HOME, 'codeName="Lembar1"', 'codeName="Lembar9"')],
    "VB-05": [lambda: with_text_in("ThisWorkbook", "Private Sub Workbook_Open()\r\nEnd Sub\r\n")],
    "PT-01": [
        lambda: replaced(RIBBON, "office/2009/07/customui", "office/2006/01/customui"),
        lambda: replaced("_rels/.rels", "/2007/relationships/ui/ext", "/2007/relationships/ui/userCustomization/ext"),
    ],
    "PT-02": [
        lambda: replaced(RIBBON, 'size="large"', 'ukuran="large"'),
        lambda: replaced(RIBBON, "<tabs>", '<tabs><pemisah id="x"/>'),
        lambda: replaced(RIBBON, 'label="Data"', f'label="{"x" * 1025}"'),
    ],
    "PT-03": [lambda: replaced(RIBBON, 'id="tombolImporTupoksi"', 'id="tombolImporDpa"')],
    "PT-04": [
        lambda: replaced(RIBBON, 'keytip="DT"', 'keytip="DD"'),
        lambda: replaced(RIBBON, 'keytip="DT"', 'keytip="D"'),
        lambda: replaced(RIBBON, 'keytip="DT"', 'keytip="dt"'),
    ],
    "PT-05": [lambda: replaced(RIBBON, 'imageMso="Help"', 'imageMso="Bantuan"')],
    "PT-06": [
        lambda: replaced(RIBBON, 'onAction="Susun_Klik"', 'onAction="Sosun_Klik"'),
        lambda: replaced(RIBBON, 'onAction="Susun_Klik"', 'onAction="Susun"'),
        lambda: with_text_in("Jembatan", "Sub Susun_Klik(control As IRibbonControl)\r\nEnd Sub\r\n"),
    ],
    "PT-07": [
        lambda: replaced(BUTTONS, "[0]!Susun", "[0]!Sosun"),
        lambda: replaced(BUTTONS, "[0]!Susun", "[0]!Susun_Klik"),
        lambda: replaced(BUTTONS, "[0]!Susun", "[0]!PesanDari"),
        lambda: replaced("xl/drawings/drawing1.xml", 'macro=""', 'macro="[0]!Sosun"'),
    ],
}

# What a workbook can be sent out with; not all of it is seen by one checker alone.
KINDS: dict[str, Damage] = {
    "content type of an .xlsx": DAMAGES["PK-03"][0],
    "elements of a sheet in the wrong order": lambda: replaced(
        HOME,
        "<sheetData>",
        '<cols><col min="1" max="1" width="9"/></cols><sheetFormatPr defaultRowHeight="15"/><sheetData>',
    ),
    "style index out of range": lambda: replaced(HOME, '<c r="A1"', '<c r="A1" s="99"'),
    "unknown attribute in the ribbon": DAMAGES["PT-02"][0],
    "wrong namespace of the ribbon": DAMAGES["PT-01"][0],
    "id used twice in the ribbon": DAMAGES["PT-03"][0],
    "unknown picture in the ribbon": DAMAGES["PT-05"][0],
    "missing shared strings": DAMAGES["PK-04"][0],
    "missing macros": DAMAGES["PK-04"][1],
    "malformed formula of a column": DAMAGES["RU-01"][1],
    "list of choices too long": DAMAGES["LB-02"][0],
    "corrupt macros": corrupt_macros,
    "heading of a table unlike its cell": DAMAGES["TB-01"][0],
    "name defined twice": DAMAGES["RU-04"][0],
    "callback that does not exist": DAMAGES["PT-06"][0],
}
CASES = [(rule, damage) for rule, damages in DAMAGES.items() for damage in damages]


def test_the_good_workbook_has_no_defect() -> None:
    assert periksa(small_workbook()) == []


def test_the_sdk_finds_nothing_in_the_good_workbook(tmp_path: Path) -> None:
    path = tmp_path / "baik.xlsm"
    path.write_bytes(small_workbook())
    assert sdk_errors(path) == []


@pytest.mark.parametrize(("rule", "damage"), CASES, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(CASES)])
def test_a_damage_is_caught_by_its_rule_alone(rule: str, damage: Damage) -> None:
    assert {defect.rule for defect in periksa(damage())} == {rule}


def test_every_rule_has_a_damage() -> None:
    assert [rule.id for rule in RULES] == list(DAMAGES)


@pytest.mark.parametrize("kind", KINDS)
def test_rules_and_sdk_together_catch(kind: str, tmp_path: Path) -> None:
    workbook = KINDS[kind]()
    path = tmp_path / "rusak.xlsm"
    path.write_bytes(workbook)
    assert periksa(workbook) or sdk_errors(path)


def test_a_message_names_the_place_and_what_is_there() -> None:
    (defect,) = periksa(DAMAGES["TB-01"][0]())
    assert str(defect) == "TB-01 Data!C3: sel judul berisi 'Selisih', tabelnya menyebut 'Sisa'"


def test_the_known_pictures_are_read_without_their_heading() -> None:
    assert "FilePrint" in known_icons()
    assert not any(name.startswith("#") for name in known_icons())
