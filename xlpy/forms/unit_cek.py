"""The check of each row of a unit's form: a formula that says what is still missing, written with its value.

A form that comes by mail opens in Protected View, where Excel computes nothing: without their values the cells would
be empty there.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from xlpy.book.schema_form_unit import TRIWULAN
from xlpy.book.shapes import column_letter
from xlpy.forms.unit_isi import Nilai
from xlpy.plan.facts import decimal_text
from xlpy.plan.model import JenisTarget

GOOD_SIGN, WARNING_SIGN = "✔", "▲"
REQUIRED = ("indikator", "satuan", "target", "jenis_target", "rencana_aksi")
_CALLED = {
    "indikator": "indikator", "satuan": "satuan", "target": "target", "jenis_target": "jenis target",
    "rencana_aksi": "rencana aksi",
}  # fmt: skip


def check_formula(row: int, at: Mapping[str, int]) -> str:
    """The formula that says whether a row is complete and its quarters agree with its target."""
    cell = {key: f"{column_letter(column - 1)}{row}" for key, column in at.items()}
    text = f'"{GOOD_SIGN} lengkap"'
    if {"target", "jenis_target", *TRIWULAN} <= cell.keys():
        text = _quarters(cell, text)
    for key in reversed([key for key in REQUIRED if key in cell]):
        text = f'IF(TRIM({cell[key]}&"")="","{WARNING_SIGN} isi {_CALLED[key]}",{text})'
    return f"={text}"


def _quarters(cell: Mapping[str, str], good: str) -> str:
    """Whether the quarters agree with the target, by jenis target; a predicate needs none."""
    quarters = [cell[key] for key in TRIWULAN]
    target, jenis, total = cell["target"], cell["jenis_target"], f"SUM({','.join(quarters)})"
    differing = ",".join(f"ROUND(N({quarter})-{target},6)<>0" for quarter in quarters)
    last = quarters[-1]
    rules = (
        (JenisTarget.KUMULATIF, f"ROUND({total}-{target},6)<>0", f'"jumlah TW "&{total}&", target "&{target}'),
        (JenisTarget.KONSTAN, f"OR({differing})", f'"tiap TW harus "&{target}'),
        (JenisTarget.POSISI_AKHIR, f"ROUND(N({last})-{target},6)<>0", f'"TW IV harus "&{target}'),
    )
    text = good
    for kind, wrong, said in rules:
        text = f'IF(AND({jenis}="{kind}",{wrong}),"{WARNING_SIGN} "&{said},{text})'
    return f"IF(ISNUMBER({target}),{text},{good})"


def progress_formula(tables: Sequence[tuple[str, int, Mapping[str, int]]], count: int) -> str:
    """The formula that counts the complete rows; a plain text where the template has no column Cek."""
    for sheet, head, at in tables:
        if "cek" in at:
            letter = column_letter(at["cek"] - 1)
            area = f"'{sheet.replace(chr(39), chr(39) * 2)}'!{letter}{head + 1}:{letter}{head + count}"
            return f'=COUNTIF({area},"{GOOD_SIGN}*")&" dari {count} baris lengkap"'
    return f"{count} baris"


def check_text(row: Mapping[str, Nilai], columns: Sequence[str]) -> str:
    """What the formula gives for a row of a form with these columns."""
    for key in REQUIRED:
        if key in columns and row.get(key) in (None, ""):
            return f"{WARNING_SIGN} isi {_CALLED[key]}"
    target, jenis = row.get("target"), row.get("jenis_target")
    if not isinstance(target, Decimal) or not {"jenis_target", *TRIWULAN} <= set(columns):
        return f"{GOOD_SIGN} lengkap"
    quarters = [value if isinstance(value := row.get(key), Decimal) else Decimal(0) for key in TRIWULAN]
    if jenis == JenisTarget.KUMULATIF and sum(quarters) != target:
        return f"{WARNING_SIGN} jumlah TW {_shown(Decimal(sum(quarters)))}, target {_shown(target)}"
    if jenis == JenisTarget.KONSTAN and any(quarter != target for quarter in quarters):
        return f"{WARNING_SIGN} tiap TW harus {_shown(target)}"
    if jenis == JenisTarget.POSISI_AKHIR and quarters[-1] != target:
        return f"{WARNING_SIGN} TW IV harus {_shown(target)}"
    return f"{GOOD_SIGN} lengkap"


def progress_text(checks: Sequence[str]) -> str:
    """What the formula of the progress gives."""
    return f"{sum(check.startswith(GOOD_SIGN) for check in checks)} dari {len(checks)} baris lengkap"


def with_values(data: bytes, values: Sequence[Mapping[str, str]]) -> bytes:
    """The workbook ``data`` whose formulas have their values.

    Args:
        data: as openpyxl writes it, which gives formulas no value.
        values: of each sheet, in the order of the tabs, the text of a formula's cell by its address.
    """
    return _edited(data, lambda number, xml: _filled(xml, values[number] if number < len(values) else {}))


def _edited(data: bytes, edit: Callable[[int, bytes], bytes]) -> bytes:
    """A package with the XML of each sheet edited, which is told the position of its tab from 0."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if found := _SHEET_PART.fullmatch(item.filename):
                content = edit(int(found[1]) - 1, content)
            new.writestr(item, content)
    return out.getvalue()


_SHEET_PART = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"((?: s="\d+")?)><f>(.*?)</f><v ?/?>(?:</v>)?</c>')


def _filled(xml: bytes, values: Mapping[str, str]) -> bytes:
    def filled(found: re.Match[bytes]) -> bytes:
        text = values.get(found[1].decode())
        if text is None:
            return found[0]
        value = escape(text).encode()
        return b'<c r="%b"%b t="str"><f>%b</f><v>%b</v></c>' % (found[1], found[2], found[3], value)

    return _FORMULA.sub(filled, xml) if values else xml


def with_growing_rows(data: bytes, sheets: Mapping[int, range]) -> bytes:
    """The workbook ``data`` in which rows of tables have a height that grows with what is typed.

    openpyxl marks every height as a person's own, which Excel then keeps.

    Args:
        data: as openpyxl writes it.
        sheets: the rows, by the position of their sheet from 0.
    """
    return _edited(data, lambda number, xml: _growing(xml, sheets.get(number, range(0))))


_ROW = re.compile(rb'(<row r="(\d+)"[^>]*?) customHeight="1"')


def _growing(xml: bytes, rows: range) -> bytes:
    return _ROW.sub(lambda found: found[1] if int(found[2]) in rows else found[0], xml) if rows else xml


def _shown(value: Decimal) -> str:
    return decimal_text(value).replace(".", ",")
