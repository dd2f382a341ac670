"""What the user made of our sheets: kept, moved along, or refused with a clear word; never lost."""

import re
from collections.abc import Callable

import pytest
from buku_pengguna import BERGANTI, CATATAN, SENDIRI, SHEET, sheet_edit, table_edit, with_texts
from buku_tambal import DIALEK, ISI, KOLOM, TABEL, buku, open_book, perubahan, with_cells
from dialek_excel import edit, package_of, parts_of

from xlpy.book.tambal.isi import Baris, Isi, IsiTabel, Perubahan
from xlpy.book.tambal.tambal import tambal
from xlpy.errors import InputError


@pytest.mark.parametrize("dialek", DIALEK)
def test_a_column_of_the_user_travels_with_its_rows(dialek: str) -> None:
    data = tambal(buku(CATATAN, dialek, kolom=SENDIRI), perubahan(BERGANTI)).data
    sheet = open_book(data)["Rencana"]
    assert [[c.value for c in row[:4]] for row in sheet["A4:D6"]] == [
        ["c", "tentang c", "Cabai", 3],
        ["z", None, "Zaitun", 26],
        ["a", "tentang a", "Apel", 1],
    ]


@pytest.mark.parametrize("dialek", DIALEK)
def test_a_row_that_goes_is_refused_where_it_holds_a_word_of_the_user(dialek: str) -> None:
    with pytest.raises(InputError, match=r"Rencana!B6: .*“tentang c”.*Pindahkan atau hapus"):
        tambal(buku(CATATAN, dialek, kolom=SENDIRI), perubahan(BERGANTI.replace("c    | Cabai", "q    | Cabai")))


def test_cells_beside_the_table_stay_with_their_row() -> None:
    old = with_cells(buku(), {"H6": "<v>77</v>", "I6": "<f>H6+C6</f><v>80</v>"})
    sheet = open_book(tambal(old, perubahan(BERGANTI)).data)["Rencana"]
    assert (sheet["H4"].value, sheet["I4"].value) == (77, "=H4+C4")
    with pytest.raises(InputError, match=r"Rencana!H6, I6: .*“77”"):
        tambal(old, perubahan("Kode | Nama | Nilai\n a | A | 1"))


def test_moved_columns_are_found_by_their_headings() -> None:
    data = tambal(
        buku(CATATAN, kolom=("Nilai", "Catatan Saya", "Kode", "Nama", "Dua Kali")), perubahan(BERGANTI)
    ).data
    sheet = open_book(data)["Rencana"]
    assert [[c.value for c in row[:4]] for row in sheet["A4:D6"]] == [
        [3, "tentang c", "c", "Cabai"],
        [26, None, "z", "Zaitun"],
        [1, "tentang a", "a", "Apel"],
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: table_edit(d, 'name="Nama"', 'name="Sebutan"'), r"Lembar Rencana, tabel tblSatu: kolom “Nama”"),
        (lambda d: table_edit(d, 'displayName="tblSatu"', 'displayName="Tabel9"'), r"Tabel tblSatu tidak ada lagi"),
        (
            lambda d: edit(d, "xl/workbook.xml", lambda x: x.replace('name="Tahun"', 'name="Tahunan"')),
            r"Nama Tahun tidak ada lagi",
        ),
        (
            lambda d: edit(d, "xl/workbook.xml", lambda x: x.replace("Rencana!$B$1<", "#REF!<")),
            r"Nama Tahun tidak lagi menunjuk sel",
        ),
        (
            lambda d: edit(
                d,
                "xl/workbook.xml",
                lambda x: x.replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main",
                ),
            ),
            r"Strict Open XML",
        ),
        (lambda d: edit(d, SHEET, lambda x: x[:-30]), r"Bagian xl/worksheets/sheet1.xml .* rusak"),
        (
            lambda d: edit(d, "xl/tables/table2.xml", lambda x: x.replace("A12:B13", "G4:H6")),
            r"tabel tblDua \(G4:H6\) berada di samping tabel tblSatu",
        ),
        (
            lambda d: sheet_edit(d, r'<mergeCell ref="[^"]*"', '<mergeCell ref="G5:G9"'),
            r"Rencana!G5:G9: sel gabungan",
        ),
        (
            lambda d: with_cells(d, {"H5": '<f t="array" ref="H5:H6">C5:C6</f><v>1</v>'}),
            r"Rencana!H5: rumus larik",
        ),
    ],
)
def test_what_cannot_be_patched_is_refused_with_a_clear_word(change: Callable[[bytes], bytes], message: str) -> None:
    with pytest.raises(InputError, match=message):
        tambal(
            change(buku()), Perubahan(perubahan(BERGANTI.replace("z    | Z", "b    | Z")).tabel, {"Tahun": Isi(2027)})
        )


def test_an_unknown_look_is_refused() -> None:
    with pytest.raises(InputError, match=r"Gaya “miring” tidak ada di lembar tersembunyi _gaya"):
        tambal(buku(), perubahan(BERGANTI, look="miring"))


def test_a_renamed_sheet_is_found_and_its_references_follow() -> None:
    old = buku(ISI, extra=["lembar"])
    for part in ("xl/workbook.xml", "xl/worksheets/sheet2.xml"):
        old = edit(
            old,
            part,
            lambda x: x.replace("Rencana!", "'Rencana ''Baru'''!").replace('"Rencana"', "\"Rencana 'Baru'\""),
        )
    result = tambal(old, perubahan(BERGANTI.replace("z    | Zaitun| 26", "b | B | 2\nz | Zaitun| 26")))
    book = open_book(result.data)
    assert book["Rencana 'Baru'"]["A7"].value == "a"
    assert book.defined_names["Camat"].attr_text == "'Rencana ''Baru'''!$B$10"
    assert "Punya Saya!A1" in result.catatan[0]


def test_sheets_of_the_user_stay_and_what_to_look_after_is_said() -> None:
    old = buku(ISI, extra=["lembar"])
    result = tambal(old, perubahan(BERGANTI + "b | B | 4\n"))
    assert result.catatan == (
        (
            "Rumus di Punya Saya!A1 menunjuk baris yang bergeser. Lembar Anda sendiri tidak diubah: "
            "sesuaikan rumusnya, atau pakai nama tabel dan nama sel."
        ),
        "Ada grafik yang mengambil data dari baris yang bergeser. Periksa rentang datanya (Pilih Data).",
        "Rumus di lembar “Punya Saya” memakai data yang berubah; nilainya dihitung ulang saat buku dibuka.",
    )
    assert open_book(result.data, values=True)["Punya Saya"]["A2"].value == 6


def test_a_filter_is_cleared_and_an_order_replaced_and_both_are_said() -> None:
    old = table_edit(
        buku(),
        r'<autoFilter ref="A3:D6"/>',
        '<autoFilter ref="A3:D6"><filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn>'
        '<filterColumn colId="1" hiddenButton="1"/></autoFilter>'
        '<sortState ref="A4:D6"><sortCondition ref="A4:A6"/></sortState>',
    )
    old = sheet_edit(old, r'<row r="5"', '<row r="5" hidden="1"')
    old = sheet_edit(old, r'<row r="10"', '<row r="10" hidden="1"')
    result = tambal(old, perubahan(ISI))
    assert result.catatan == (
        "Tabel tblSatu di lembar Rencana: saringan dibersihkan, semua baris ditampilkan lagi.",
        "Tabel tblSatu di lembar Rencana: urutan Anda diganti dengan urutan dokumen.",
    )
    sheet = open_book(result.data)["Rencana"]
    table = parts_of(result.data)["xl/tables/table1.xml"].decode()
    assert '<autoFilter ref="A3:D6"><filterColumn colId="1" hiddenButton="1"/></autoFilter><tableColumns' in table
    assert not sheet.row_dimensions[5].hidden
    assert sheet.row_dimensions[10].hidden


def test_rows_hidden_by_hand_and_outlines_stay_with_their_keys() -> None:
    old = sheet_edit(buku(), r'<row r="6"', '<row r="6" hidden="1" outlineLevel="1" ht="50" customHeight="1"')
    sheet = open_book(tambal(old, perubahan(BERGANTI)).data)["Rencana"]
    found = {n: (d.hidden, d.outlineLevel, d.height) for n, d in sheet.row_dimensions.items() if d.hidden}
    assert found == {4: (True, 1, 50)}


@pytest.mark.parametrize("dialek", DIALEK)
def test_notes_pictures_and_buttons_follow_the_rows(dialek: str) -> None:
    old = buku(ISI, dialek, extra=["komentar", "grafik", "tombol"])
    before, after = parts_of(old), parts_of(tambal(old, perubahan(BERGANTI + "b | B | 4\n d | D | 4\n")).data)
    comments = next(n for n in after if "comments" in n)
    assert re.findall(r'<comment ref="(\w+)"', before[comments].decode()) == ["B5", "B9"]
    assert re.findall(r'<comment ref="(\w+)"', after[comments].decode()) == ["B7", "B11"]
    drawing, vml = "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml"

    def rows(part: str, pattern: str, parts: dict[str, bytes]) -> list[int]:
        return [int(n) for n in re.findall(pattern, parts[part].decode())]

    tops = rows(drawing, r"<xdr:from>.*?<xdr:row>(\d+)<", before)
    assert rows(drawing, r"<xdr:from>.*?<xdr:row>(\d+)<", after) == [tops[0], tops[1] + 2]
    assert rows(vml, r"<x:Row>(\d+)<", after) == [n + 2 for n in rows(vml, r"<x:Row>(\d+)<", before)]
    anchor = r"<x:Anchor>\s*\d+, *\d+, *(\d+)"
    assert rows(vml, anchor, after) == [n + 2 for n in rows(vml, anchor, before)]


def test_a_note_on_a_row_that_goes_is_refused() -> None:
    with pytest.raises(InputError, match=r"Rencana!B5: ada komentar"):
        tambal(buku(ISI, extra=["komentar"]), perubahan(BERGANTI))


def test_a_row_replaced_in_its_place_is_gone_all_the_same() -> None:
    other = perubahan(ISI.replace("b    | Belut", "z    | Zaitun"))
    with pytest.raises(InputError, match=r"Rencana!B5: ada komentar"):
        tambal(buku(ISI, extra=["komentar"]), other)
    data = tambal(with_cells(buku(), {"H10": "<f>C5+C6</f><v>5</v>"}), other).data
    assert open_book(data)["Rencana"]["H10"].value == "=#REF!+C6"
    listed = Perubahan((IsiTabel(TABEL, KOLOM, (), other.tabel[0].baris),))
    data = tambal(with_cells(buku(), {"H10": "<f>C5+C6</f><v>5</v>"}), listed).data
    assert open_book(data)["Rencana"]["H10"].value == "=C5+C6"


def test_a_rule_cut_into_pieces_by_sorting_still_covers_the_body() -> None:
    old = sheet_edit(buku(), r'sqref="C4:C6"', 'sqref="C6 C4:C5"')
    sheet = open_book(tambal(old, perubahan(BERGANTI + "b | B | 4\n")).data)["Rencana"]
    assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == ["C4:C7"]


def test_a_rule_on_one_row_goes_with_that_row() -> None:
    old = sheet_edit(
        buku(),
        r"<dataValidations",
        '<conditionalFormatting sqref="A6:D6"><cfRule type="expression" priority="9"><formula>$C6&gt;$C$7</formula>'
        "</cfRule></conditionalFormatting><dataValidations",
    )
    data = tambal(old, perubahan(BERGANTI + "b | B | 4\n")).data
    found = {str(r.sqref): r.rules[0].formula for r in open_book(data)["Rencana"].conditional_formatting}
    assert found == {"A4:D7": ["$C4>2"], "A4:D4": ["$C4>$C$8"]}


def test_rows_without_a_key_are_never_matched() -> None:
    rows = tuple(Baris((), {"Kunci": Isi("x")}) for _ in range(2))
    change = Perubahan((IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), rows),))
    sheet = open_book(tambal(buku(), change).data)["Rencana"]
    assert [[c.value for c in row[:2]] for row in sheet["A13:B14"]] == [["x", None], ["x", None]]


X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
EXTENSIONS = f"""<extLst><ext xmlns:x14="{X14}" uri="{{1}}"><x14:conditionalFormattings xmlns:xm="{XM}">
<x14:conditionalFormatting><x14:cfRule type="expression" id="{{2}}"><xm:f>$C4&gt;Rencana!$C$7</xm:f></x14:cfRule>
<xm:sqref>C4:C6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>
<ext xmlns:x14="{X14}" uri="{{3}}"><x14:sparklineGroups xmlns:xm="{XM}"><x14:sparklineGroup><x14:sparklines>
<x14:sparkline><xm:f>Rencana!C4:D4</xm:f><xm:sqref>H4</xm:sqref></x14:sparkline>
<x14:sparkline><xm:f>Rencana!C5:D5</xm:f><xm:sqref>H5</xm:sqref></x14:sparkline>
</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"""


def test_rules_and_sparklines_of_later_versions_follow_too() -> None:
    old = sheet_edit(buku(), "</worksheet>", f"{EXTENSIONS}</worksheet>")
    xml = parts_of(tambal(old, perubahan(BERGANTI + "y | Y | 4\n")).data)[SHEET].decode()
    assert re.findall(r"<xm:f>(.*?)</xm:f>", xml) == ["$C4&gt;Rencana!$C$8", "Rencana!C6:D6"]
    assert re.findall(r"<xm:sqref>(.*?)</xm:sqref>", xml) == ["C4:C7", "H6"]


def test_a_filter_of_the_sheet_watches_and_protected_ranges_follow() -> None:
    old = sheet_edit(
        buku(),
        "</sheetData>",
        '</sheetData><protectedRanges><protectedRange name="a" sqref="B10"/>'
        '</protectedRanges><autoFilter ref="A12:B13"><sortState ref="A13:B13"/></autoFilter>',
    )
    old = sheet_edit(
        old,
        "<tableParts",
        '<cellWatches><cellWatch r="B10"/><cellWatch r="A5"/></cellWatches>'
        '<ignoredErrors><ignoredError sqref="A4:A6 B10" numberStoredAsText="1"/></ignoredErrors><tableParts',
    )
    xml = parts_of(tambal(old, perubahan(BERGANTI + "y | Y | 4\n")).data)[SHEET].decode()
    assert 'name="a" sqref="B11"' in xml
    assert '<autoFilter ref="A13:B14"><sortState ref="A14:B14"/></autoFilter>' in xml
    assert '<cellWatches><cellWatch r="B11"/></cellWatches>' in xml
    assert '<ignoredError sqref="A4:A7 B11"' in xml


def test_a_pivot_table_on_rows_that_move_is_refused() -> None:
    parts = parts_of(buku())
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    link = (
        '<Relationship Id="rIdP" Target="../pivotTables/pivotTable1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotTable"/></Relationships>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    pivot = f'<pivotTableDefinition xmlns="{main}" name="P"><location ref="F20:G30"/></pivotTableDefinition>'
    parts["xl/pivotTables/pivotTable1.xml"] = pivot.encode()
    old = package_of(parts)
    assert tambal(old, perubahan(BERGANTI)).diubah
    with pytest.raises(InputError, match=r"Rencana!F20:G30: tabel pivot"):
        tambal(old, perubahan(BERGANTI + "y | Y | 4\n"))


def test_a_heading_without_its_column_is_refused_in_the_totals_too() -> None:
    with pytest.raises(InputError, match="kolom “Lain”"):
        tambal(buku(), perubahan(ISI, jumlah={"Lain": Isi(1)}))


def test_rows_typed_below_a_table_become_rows_of_it() -> None:
    typed = {"A14": "k2", "B14": "ketikan", "A16": "k3", "A17": "catatan saya"}
    old = sheet_edit(buku(), "<dataValidation ", '<dataValidation type="list" sqref="B13"/><dataValidation ')
    rows = tuple(Baris((k,), {"Kunci": Isi(k), "Isi": Isi("baru")}) for k in ("k0", "k1", "k2", "k3", "k4"))
    data = tambal(
        with_texts(old, {**typed, "D14": "lima"}),
        Perubahan((IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), rows),)),
    ).data
    sheet = open_book(data)["Rencana"]
    assert [sheet[f"A{n}"].value for n in range(13, 19)] == ["k0", "k1", "k2", "k3", "k4", "catatan saya"]
    assert (sheet.tables["tblDua"].ref, sheet["D15"].value, sheet["D14"].value) == ("A12:B17", "lima", None)
    assert "B13:B17" in [str(v.sqref) for v in sheet.data_validations.dataValidation]
