"""A small good .xlsm with our ribbon and macros, and ways to damage it."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import xlsxwriter

from xlpy.build.paket import package, read_parts, with_ribbon
from xlpy.build.pita import ribbon_xml
from xlpy.build.sumber import macro_project
from xlpy.build.vba.compound_file import compound_file
from xlpy.build.vba.compression import compress
from xlpy.build.vba.dir_stream import dir_stream
from xlpy.build.vba.model import Module, Project
from xlpy.build.vba.project import vba_project
from xlpy.build.vba.project_stream import project_stream, projectwm_stream
from xlpy.build.vba.source import stored_text

SHEETS = {"Beranda": "Lembar1", "Data": "Lembar2"}
PROJECT = macro_project(tuple(SHEETS.values()))

_ROWS = [["5.01", 100, 1], ["5.02", 200, 2]]
_COLUMNS = [
    {"header": "Kode"},
    {"header": "Pagu (Rp)"},
    {"header": "Sisa", "formula": "=tblSub[[#This Row],[Pagu (Rp)]]-1"},
]


@cache
def small_workbook() -> bytes:
    """Two sheets; a button, a table with a formula, a validation, names, a merged title, a link and a foot line."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    home, data = (book.add_worksheet(name) for name in SHEETS)
    book.set_vba_name("ThisWorkbook")
    for sheet, code_name in zip((home, data), SHEETS.values(), strict=True):
        sheet.set_vba_name(code_name)
    home.insert_button("B2", {"macro": "Susun", "caption": "Susun"})
    home.write_formula("A1", '=IF(SUM(tblSub[Pagu (Rp)])=300,"cocok","tidak")', None, "cocok")
    home.write_url("A3", "internal:Data!A1", string="ke Data")
    home.write_url("A4", "internal:Tahun", string="ke tahunnya")
    data.merge_range("A1:C1", "Judul", book.add_format({"bold": True}))
    data.add_table("A3:C5", {"name": "tblSub", "columns": _COLUMNS, "data": _ROWS})
    data.add_table("A9:A10", {"name": "tblUnit", "columns": [{"header": "Unit"}], "data": [["Kepuharjo"]]})
    data.data_validation("E3", {"validate": "list", "source": ["Januari", "Februari"], "input_title": "Bulan"})
    data.print_area("A1:C10")
    home.insert_textbox("D2", "Langkah berikutnya")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Data!$B$4:$B$5"})
    home.insert_chart("D8", chart)
    home.conditional_format(
        "B9", {"type": "data_bar", "data_bar_2010": True, "min_type": "formula", "min_value": "=$E$4"}
    )
    data.set_footer("&CHalaman &P dari &N")
    book.define_name("Tahun", "=Data!$E$4")
    book.define_name("Satuan", "=Data!$E$5:$E$6")
    book.add_vba_project(io.BytesIO(vba_project(PROJECT)), is_stream=True)
    book.close()
    return with_ribbon(file.getvalue(), ribbon_xml())


def without(part: str) -> bytes:
    """The workbook without a part."""
    parts = read_parts(small_workbook())
    del parts[part]
    return package(parts)


def with_part(part: str, content: bytes) -> bytes:
    """The workbook with another content of a part, or with one part more."""
    return package(read_parts(small_workbook()) | {part: content})


def replaced(part: str, old: str, new: str, workbook: bytes | None = None) -> bytes:
    """The workbook, or another, with one text in a part replaced by another."""
    parts = read_parts(workbook or small_workbook())
    content = parts[part].decode()
    assert old in content, f"{part} does not hold {old!r}"
    return package(parts | {part: content.replace(old, new, 1).encode()})


def with_macros(change: Callable[[str, str], tuple[str, str]]) -> bytes:
    """The workbook with names and stored texts of its modules changed, past everything that our writer checks."""
    texts = [change(module.name, stored_text(module)) for module in PROJECT.modules]
    modules = (Module(name, "", module.kind) for (name, _), module in zip(texts, PROJECT.modules, strict=True))
    project = Project(PROJECT.name, tuple(modules))
    vba = {"_VBA_PROJECT": b"\xcc\x61\xff\xff\x00\x00\x00", "dir": compress(dir_stream(project))}
    vba |= {name: compress(text.encode("cp1252")) for name, text in texts}
    content = compound_file({"VBA": vba, "PROJECT": project_stream(project), "PROJECTwm": projectwm_stream(project)})
    return with_part("xl/vbaProject.bin", content)


def with_text_in(module: str, text: str) -> bytes:
    """The workbook with ``text`` added at the end of one of its modules."""
    return with_macros(lambda name, stored: (name, stored + text if name == module else stored))
