"""A unit's form: what stands in it, what may be typed, what comes back. openpyxl reads as the second reader."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from contoh import dokumen
from form_unit import KASI, KASUBAG, KODE_KASI, LURAH, address, change, columns, isi_of, make, put, sheet_of, sub
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import indikator
from validator import sdk_errors

from xlpy.book.document import Document
from xlpy.build.form_unit import form_template
from xlpy.errors import InputError
from xlpy.forms.unit_fill import fill_form
from xlpy.forms.unit_lembar import hidden_rows
from xlpy.forms.unit_read import read_unit_form
from xlpy.plan.facts import facts, numbered
from xlpy.plan.unit_form import UnitForm
from xlpy.resources import form_template as template_file


@pytest.fixture(scope="module")
def lurah(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of a Lurah, as sent."""
    return make(tmp_path_factory.mktemp("form"), LURAH)


@pytest.fixture
def kasi(tmp_path: Path) -> Path:
    """The form of a Kasi, to be typed into."""
    return make(tmp_path)


def answer(form: UnitForm, kolom: str, ke: int = 1) -> str:
    return form.isian[sub(ke=ke)].get(kolom, "")


def refused(form: UnitForm) -> dict[str, str]:
    return {d.sel: d.alasan for d in form.ditolak}


# ── as it is sent ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_committed_template_is_the_one_the_sources_make() -> None:
    assert template_file().read_bytes() == form_template()


def test_template_and_form_please_the_open_xml_sdk(lurah: Path) -> None:
    assert sdk_errors(template_file()) == []
    # openpyxl writes the parts of a font in an order of its own, which Excel has always taken.
    assert [error for error in sdk_errors(lurah) if not error.startswith("/xl/styles.xml")] == []


def test_a_form_holds_only_the_unit_s_sub_kegiatan(lurah: Path) -> None:
    form = read_unit_form(lurah)
    assert {(s.kode, s.unit) for s in form.sub_kegiatan} == {
        ("7.01.03.2.02.0001", "Ditotrunan"),
        ("7.01.03.2.02.0002", "Ditotrunan"),
    }
    everything = "\n".join(str(c.value) for s in openpyxl.load_workbook(lurah) for row in s.iter_rows() for c in row)
    assert "7.01.01.2.01.0001" not in everything
    assert "Jogoyudan" not in everything


def test_it_is_filled_from_the_plan_and_the_settings(lurah: Path) -> None:
    book = openpyxl.load_workbook(lurah)
    said = [str(c.value) for row in book["Mulai di Sini"].iter_rows() for c in row if c.value is not None]
    assert "PEMERINTAH KABUPATEN LUMAJANG" in said
    assert "LURAH DITOTRUNAN" in said
    assert datetime(2026, 1, 8) in [c.value for row in book["Mulai di Sini"].iter_rows() for c in row]  # noqa: DTZ001
    assert not [text for text in said if "{" in text], "a placeholder was left"
    sheet = sheet_of(book, "target")
    head, at = columns(sheet)
    row = {key: sheet.cell(head + 1, column).value for key, column in at.items()}
    assert (row["kode"], row["pagu"], row["target"]) == ("7.01.03.2.02.0001", 15_000_000, 1)
    assert (row["jenis_target"], row["triwulan_4"]) == ("Posisi Akhir", 1)


def test_nothing_changed_reads_as_nothing_changed(lurah: Path) -> None:
    form = read_unit_form(lurah)
    assert form.isian == form.dasar
    assert not form.berisi
    assert form.ditolak == ()


def test_only_the_unit_s_cells_are_unlocked_and_there_is_no_password(lurah: Path) -> None:
    book = openpyxl.load_workbook(lurah)
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
    sheet = sheet_of(book, "target")
    head, at = columns(sheet)
    unlocked = {key for key, column in at.items() if not sheet.cell(head + 1, column).protection.locked}
    assert unlocked == {
        *("indikator", "satuan", "target", "jenis_target", "rencana_aksi"),
        *("triwulan_1", "triwulan_2", "triwulan_3", "triwulan_4"),
    }
    free = [c.coordinate for s in book for row in s.iter_rows() for c in row if not c.protection.locked]
    assert len(free) == 2 * 9 + 2 * 4 + 3, "two rows of two tables, and three single cells"


def test_what_must_be_filled_is_marked_by_colour_and_sign(lurah: Path) -> None:
    sheet = sheet_of(openpyxl.load_workbook(lurah), "target")
    head, at = columns(sheet)
    for key, sign in (("target", "●"), ("rencana_aksi", "●"), ("kode", "Kode"), ("pagu", "Pagu")):
        heading = sheet.cell(head, at[key])
        assert str(heading.value).startswith(sign)
    fills = {key: sheet.cell(head + 1, at[key]).fill.fgColor.rgb for key in ("target", "kode")}
    assert fills == {"target": "FFFFFBEB", "kode": "FFF3F4F6"}


def test_the_file_checks_what_is_typed(lurah: Path) -> None:
    sheet = sheet_of(openpyxl.load_workbook(lurah), "target")
    head, at = columns(sheet)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}

    def rule_of(key: str) -> object:
        letter = openpyxl.utils.get_column_letter(at[key])
        return rules[f"{letter}{head + 1}:{letter}{head + 2}"]

    assert rule_of("jenis_target").formula1 == '"Kumulatif,Konstan,Posisi Akhir"'  # type: ignore[attr-defined]
    assert rule_of("triwulan_1").type == "decimal"  # type: ignore[attr-defined]
    assert all(rule.prompt for rule in rules.values())


def test_it_has_no_macros_and_no_links(lurah: Path) -> None:
    import zipfile  # noqa: PLC0415

    names = zipfile.ZipFile(lurah).namelist()
    assert not [n for n in names if "vba" in n.lower() or "external" in n.lower()]


def test_rows_grow_with_what_is_typed(lurah: Path) -> None:
    import re  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    xml = zipfile.ZipFile(lurah).read("xl/worksheets/sheet2.xml").decode()
    head = re.search(r'<row r="3"[^>]*>', xml)
    first = re.search(r'<row r="4"[^>]*>', xml)
    assert head and first  # noqa: PT018 - both are there
    assert "customHeight" in head[0]
    assert 'ht="' in first[0]
    assert "customHeight" not in first[0]


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    document = dokumen()
    first, *rest = document.rencana.sub_kegiatan
    evil = replace(first.indikator[0], nama='=HYPERLINK("http://x","y")', rencana_aksi="+62 334")
    plan = replace(document.rencana, sub_kegiatan=(replace(first, indikator=(evil,)), *rest))
    path = make(tmp_path, KASUBAG, replace(document, rencana=plan))
    sheet = sheet_of(openpyxl.load_workbook(path), "indikator")
    head, at = columns(sheet)
    cell = sheet.cell(head + 1, at["indikator"])
    assert (cell.data_type, cell.value) == ("s", evil.nama)
    assert read_unit_form(path).isian == read_unit_form(path).dasar


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(indikator(), min_size=0, max_size=3), st.booleans())
def test_whatever_the_plan_says_comes_back_the_same(tmp_path: Path, measures: list, named: bool) -> None:
    document = dokumen()
    subs = [s for s in document.rencana.sub_kegiatan if s.penanggung_jawab == KASI]
    node = replace(subs[0], indikator=tuple(numbered(measures)), keterangan="Catatan" if named else "")
    others = tuple(s for s in document.rencana.sub_kegiatan if s.penanggung_jawab != KASI)
    plan = replace(document.rencana, sub_kegiatan=(*others, node))
    form = read_unit_form(make(tmp_path, document=replace(document, rencana=plan)))
    assert form.dasar == facts((node,))
    assert (list(form.diubah()), form.ditolak) == ([], ())


# ── as it comes back ─────────────────────────────────────────────────────────────────────────────────────────────


def test_what_the_unit_typed_is_read_with_its_cell(kasi: Path) -> None:
    put(kasi, {"target": 6, "triwulan_1": 2, "jenis_target": "kumulatif", "rencana_aksi": "Rapat\ntiap bulan"})
    form = read_unit_form(kasi)
    assert (answer(form, "target"), answer(form, "jenis_target")) == ("6", "Kumulatif")
    assert answer(form, "triwulan") == "2 |  |  | 4"
    assert answer(form, "rencana_aksi") == "Rapat tiap bulan"
    assert form.diisi_oleh == "Nama Pengisi"
    assert form.letak[sub(), "target"] == address(kasi, "target")
    (told,) = form.sub_kegiatan
    assert told.indikator[0].target == Decimal(6)
    assert str(told.indikator[0].sumber.source("target")) == f"kasi-pemerintahan.xlsx › {address(kasi, 'target')}"


@pytest.mark.parametrize(
    ("key", "typed", "why"),
    [
        ("triwulan_2", "tiga", "“tiga” bukan angka"),
        ("triwulan_2", -1, "“-1” kurang dari nol"),
        ("target", "banyak", "“banyak” bukan angka"),
        ("target", None, "dikosongkan, semula “4”"),
        ("triwulan_1", date(2026, 4, 3), "bukan angka"),
        ("jenis_target", "Bulanan", "“Bulanan” bukan pilihan"),
        ("satuan", None, "dikosongkan"),
        ("satuan", True, "bukan isian"),
        ("pagu", 99, "pagu hanya dari DPA"),
        ("nama", "Kegiatan lain", "nama sub kegiatan menurut DPA"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_and_its_old_value_stands(
    kasi: Path, key: str, typed: object, why: str
) -> None:
    put(kasi, {key: typed, "rencana_aksi": "Rapat"})
    form = read_unit_form(kasi)
    assert why in refused(form)[address(kasi, key)]
    assert form.isian[sub()] == {**form.dasar[sub()], "rencana_aksi": "Rapat"}, "the rest goes on"


@pytest.mark.parametrize(("typed", "read"), [(0.96, "96"), ("96%", "96"), ("96,5", "96.5"), (1, "1")])
def test_a_percent_is_read_as_people_write_it(kasi: Path, typed: object, read: str) -> None:
    put(kasi, {"satuan": "%", "target": typed})
    assert answer(read_unit_form(kasi), "target") == read


def test_an_optional_cell_may_be_emptied(tmp_path: Path) -> None:
    document = dokumen()
    subs = tuple(
        replace(s, indikator=(replace(s.indikator[0], sumber_data="Laporan"),)) for s in document.rencana.sub_kegiatan
    )
    path = make(tmp_path, document=replace(document, rencana=replace(document.rencana, sub_kegiatan=subs)))
    put(path, {"sumber_data": None})
    form = read_unit_form(path)
    assert list(form.diubah()) == [(sub(), "sumber_data")]


def test_required_cells_that_stay_empty_are_named(kasi: Path) -> None:
    assert read_unit_form(kasi).kosong == (address(kasi, "rencana_aksi"),)


def _row(sheet: openpyxl.worksheet.worksheet.Worksheet, number: int, values: dict[str, object]) -> None:
    _, at = columns(sheet)
    for key, value in values.items():
        sheet.cell(number, at[key]).value = value


def test_an_answer_outside_the_unit_s_sub_kegiatan_is_refused_and_named(kasi: Path) -> None:
    def paste(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book, "target")
        head, _ = columns(sheet)
        _row(sheet, head + 2, {"kode": "7.01.01.2.01.0001", "target": 99, "tanda": "7.01.01.2.01.0001 | - | 1"})

    form = read_unit_form(change(kasi, paste))
    assert refused(form) == {
        address(kasi, "target", 2): f"“99” tidak diambil: 7.01.01.2.01.0001 bukan sub kegiatan {KASI}."
    }


def test_a_row_that_slid_against_its_mark_is_refused(kasi: Path) -> None:
    put(kasi, {"kode": "7.01.02.2.01.0002", "target": 9})
    form = read_unit_form(kasi)
    assert "barisnya tergeser" in refused(form)[address(kasi, "target")]
    assert answer(form, "target") == "4"


def test_a_row_of_the_unit_s_own_code_that_was_not_sent_is_refused(kasi: Path) -> None:
    def insert(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book, "target")
        head, _ = columns(sheet)
        _row(sheet, head + 2, {"kode": KODE_KASI, "indikator": "Indikator kedua", "target": 3})

    form = read_unit_form(change(kasi, insert))
    assert set(refused(form)) == {address(kasi, "indikator", 2), address(kasi, "target", 2)}
    assert "mintalah Kasubbag menambahkannya" in refused(form)[address(kasi, "target", 2)]


def test_a_hidden_sheet_that_was_changed_makes_the_form_unusable(kasi: Path) -> None:
    def forge(book: openpyxl.Workbook) -> None:
        for row in book["_unit"].iter_rows():
            if row[0].value == "jabatan":
                row[1].value = "Kasi Trantib"

    with pytest.raises(InputError, match="lembar tersembunyi form ini berubah"):
        read_unit_form(change(kasi, forge))


def test_a_forged_form_whose_old_values_are_none_is_refused(tmp_path: Path) -> None:
    isi = isi_of(dokumen())
    for field, value in (("target", "dua belas"), ("pagu", "banyak"), ("jenis_target", "Entah")):
        forged = {k: {f: value if f == field else v for f, v in fields.items()} for k, fields in isi.dasar.items()}
        path = tmp_path / f"{field}.xlsx"
        path.write_bytes(fill_form(template_file(), isi))

        def forge(book: openpyxl.Workbook, dasar: dict = forged) -> None:
            for name, rows in hidden_rows(replace(isi, dasar=dasar).hidden(("target",))).items():
                del book[name]
                sheet = book.create_sheet(name)
                for row in rows:
                    sheet.append(row)

        with pytest.raises(InputError, match="rusak dan tidak terbaca"):
            read_unit_form(change(path, forge))


def test_another_workbook_is_no_form(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "lain.xlsx")
    with pytest.raises(InputError, match="bukan form unit"):
        read_unit_form(tmp_path / "lain.xlsx")


def test_a_form_of_a_newer_program_says_so(kasi: Path) -> None:
    def renew(book: openpyxl.Workbook) -> None:
        for row in book["_unit"].iter_rows():
            if row[0].value == "bentuk":
                row[1].value = "2"

    with pytest.raises(InputError, match="program yang lebih baru"):
        read_unit_form(change(kasi, renew))


def test_last_year_s_targets_are_shown_where_they_are_known(tmp_path: Path) -> None:
    isi = isi_of(dokumen())
    known = replace(isi, tahun_lalu={sub(): "3"})
    for name, content, hidden in (("tahu", known, False), ("tidak", isi, True)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(fill_form(template_file(), content))
        sheet = sheet_of(openpyxl.load_workbook(path), "target")
        head, at = columns(sheet)
        letter = openpyxl.utils.get_column_letter(at["tahun_lalu"])
        assert bool(sheet.column_dimensions[letter].hidden) is hidden
        assert sheet.cell(head + 1, at["tahun_lalu"]).value == (None if hidden else "3")


def _empty(document: Document) -> Document:
    return replace(document, rencana=replace(document.rencana, sub_kegiatan=()))


def test_without_a_plan_there_is_no_form() -> None:
    with pytest.raises(InputError, match="Susun rencananya dulu"):
        isi_of(_empty(dokumen()))
