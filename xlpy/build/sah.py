"""The signed copy, the hidden sheet ``_sah``: what the papers said when signed, and what of it differs now.

Its formulas compare, so the form shows a broken signature with macros off too.  Above stands the head, value by
value; below the rows of the form, compared column by column.  What differs only in blanks counts as the same, as it
does for the fingerprint.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from xlpy.book.document import Document, Isi
from xlpy.book.schema import DPA, RENCANA, SAH, SASARAN, SURAT, TUPOKSI
from xlpy.book.shapes import Column, cell_position
from xlpy.build.baris import name_values, typed_records
from xlpy.build.baris_form import form_records
from xlpy.build.cells import Formula, Record, Value, write_cell
from xlpy.build.formulas import of_signer
from xlpy.plan.masa_jabatan import signer_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from xlpy.build.styles import Styles

DRAFT, TIDAK_SAH = "DRAFT", "TIDAK SAH"
BERUBAH = f"{TIDAK_SAH} – isi berubah setelah ditandatangani"
_NAMES = {name.key: name.name for name in SAH.names}
_ORDER, *_COLUMNS = SAH.table.columns
_TOTAL_ROW = 0
_NOW, _DIFFERS = 2, 3  # columns


@dataclass(frozen=True, slots=True)
class _Kepala:
    """A value of the head that is compared: the formula that tells it now, as text, and the same computed here."""

    rumus: str
    kini: Callable[[Document], str]


def _setting(key: str, name: str) -> _Kepala:
    return _Kepala(f'{name}&""', lambda document: str(getattr(document.pengaturan, key)))


def _surat(key: str) -> _Kepala:
    name = next(n.name for n in SURAT.names if n.key == key)
    return _Kepala(f'{name}&""', lambda document: str(document.isian.get(name, "")))


def _of_signer(key: str) -> _Kepala:
    return _Kepala(of_signer(key), lambda document: str(getattr(signer_of(document.pengaturan), key)))


# A date as eight digits: what TEXT() makes of it hangs on the language of the machine.
_SIGNED_ON = _Kepala(
    'IF(ISNUMBER(Tanggal),YEAR(Tanggal)*10000+MONTH(Tanggal)*100+DAY(Tanggal),Tanggal)&""',
    lambda document: document.pengaturan.tanggal.replace("-", ""),
)
_HEAD: Mapping[str, _Kepala] = {
    "nomor": _surat("nomor_dokumen"),
    "perubahan": _surat("perubahan"),
    "judul": _setting("judul", "Judul"),
    "tahun": _setting("tahun", "Tahun"),
    "pemerintah": _setting("pemerintah", "Pemerintah"),
    "kecamatan": _setting("kecamatan", "Kecamatan"),
    "kode_skpd": _setting("kode_skpd", "Kode_SKPD"),
    "alamat": _setting("alamat", "Alamat"),
    "telepon": _setting("telepon", "Telepon"),
    "kode_pos": _setting("kode_pos", "Kode_Pos"),
    "tempat": _setting("tempat", "Tempat"),
    "tanggal": _SIGNED_ON,
    "penanda_tangan": _setting("penanda_tangan", "Penanda_Tangan"),
    "sebutan": _of_signer("sebutan"),
    "nama": _of_signer("nama"),
    "pangkat": _of_signer("pangkat"),
    "nip": _of_signer("nip"),
}


def head_now(document: Document) -> dict[str, str]:
    """What the head of the papers says now, by key."""
    return {key: entry.kini(document) for key, entry in _HEAD.items()}


TERKUNCI = (SASARAN, DPA, TUPOKSI, RENCANA)
"""The sheets that are protected from accidents while the document is signed."""


def is_signed(document: Document) -> bool:
    """Whether the workbook holds a signed copy."""
    return bool(document.isian.get(_NAMES["waktu"]))


def with_copy(document: Document, *, waktu: datetime, oleh: str, sidik: str) -> Document:
    """The document with itself as the signed copy.

    Args:
        document: what is signed.
        waktu: when.
        oleh: the name of who signed.
        sidik: the fingerprint of what is signed.
    """
    told = {"waktu": waktu.isoformat(timespec="seconds"), "oleh": oleh, "sidik": sidik, **head_now(document)}
    single = {_NAMES[key]: text for key, text in told.items() if text}
    rows = tuple({_ORDER.key: n, **_row(record)} for n, record in enumerate(form_records(document.rencana), start=1))
    bare = without_copy(document)
    return replace(bare, isian={**bare.isian, **single}, tabel={**bare.tabel, SAH.table.name: rows})


def without_copy(document: Document) -> Document:
    """The document without a signed copy."""
    gone = set(_NAMES.values())
    single = {name: value for name, value in document.isian.items() if name not in gone}
    tables = {name: rows for name, rows in document.tabel.items() if name != SAH.table.name}
    return replace(document, isian=single, tabel=tables)


def differences(document: Document) -> int:
    """How much differs from the signed copy, counted as the sheet's formulas count; 0 while there is none."""
    return sum(_differing(document).values())


def status_line(document: Document) -> Formula:
    """What the form says of itself: a draft, a signed document with its number, or one that is void."""
    version = str(document.isian.get("Draft_Versi", ""))
    said = f"{DRAFT} VERSI {version}" if version else DRAFT
    if is_signed(document):
        said = BERUBAH if differences(document) else f"Nomor {document.isian.get(_NAMES['nomor'], '')}"
    waktu, nomor = _NAMES["waktu"], _NAMES["nomor"]
    draft = f'"{DRAFT}"&IF(Draft_Versi="",""," VERSI "&Draft_Versi)'
    return Formula(f'=IF({waktu}="",{draft},IF(Sah_Beda>0,"{BERUBAH}","Nomor "&{nomor}))', said)


def write_signed(sheet: "Worksheet", formats: "Styles", document: Document) -> None:
    """Write the sheet ``_sah``: its head, what compares, and the rows of the copy below."""
    plain, text = formats.get(), formats.get({"num_format": "@"})
    values, differs = name_values(SAH, document), _differing(document)
    row = _TOTAL_ROW
    for name in SAH.names:
        row, col = cell_position(name.cell)
        write_cell(sheet, row, col - 1, name.label, plain)
        write_cell(sheet, row, col, values[name.key], text)
        if entry := _HEAD.get(name.key):
            write_cell(sheet, row, _NOW, Formula(f"={entry.rumus}", entry.kini(document)), plain)
            write_cell(sheet, row, _DIFFERS, Formula(_head_formula(row + 1), differs[name.key]), plain)
    first = row + 1
    for row, column in enumerate(_COLUMNS, start=first):
        write_cell(sheet, row, _NOW, column.heading, plain)
        write_cell(sheet, row, _DIFFERS, Formula(_column_formula(column), differs[column.heading]), plain)
    total = Formula(f'=IF({_NAMES["waktu"]}="",0,SUM(D2:D{row + 1}))', sum(differs.values()))
    write_cell(sheet, _TOTAL_ROW, _DIFFERS, total, plain)
    _write_rows(sheet, formats, row + 2, typed_records(document, SAH.table))


def _write_rows(sheet: "Worksheet", formats: "Styles", top: int, records: list[Record]) -> None:
    table, plain = SAH.table, formats.get()
    options = {
        "name": table.name,
        "style": None,
        "columns": [{"header": c.heading} for c in table.columns],
        "autofilter": False,
    }
    sheet.add_table(top, 0, top + max(len(records), 1), len(table.columns) - 1, options)
    for number, record in enumerate(records, start=top + 1):
        for col, column in enumerate(table.columns):
            write_cell(sheet, number, col, record.values.get(column.key), plain)


def _head_formula(row: int) -> str:
    """1 where a value of the head is not that of the copy."""
    return f'=IF({_NAMES["waktu"]}="",0,IFERROR(IF(EXACT(TRIM(B{row}),TRIM(C{row})),0,1),1))'


def _column_formula(column: Column) -> str:
    """1 where a column of the form is not that of the copy, cell by cell."""
    now, then = (f"{table.name}[{column.heading}]" for table in (RENCANA.table, SAH.table))
    wrong = f"SUMPRODUCT(--ISERROR({now}))>0"  # an error differs from everything, yet EXACT would not say so
    cells = f"SUMPRODUCT(--NOT(EXACT(TRIM({now}),TRIM({then}))))>0"
    differs = f"IF(ROWS({now})<>ROWS({then}),1,IF({wrong},1,IF({cells},1,0)))"
    return f'=IF({_NAMES["waktu"]}="",0,IFERROR({differs},1))'


def _differing(document: Document) -> dict[str, int]:
    """What the formulas compute: by key of the head and heading of the form, 1 where it differs."""
    if not is_signed(document):
        return dict.fromkeys((*_HEAD, *(column.heading for column in _COLUMNS)), 0)
    then, now = document.tabel.get(SAH.table.name, ()), [_row(r) for r in form_records(document.rencana)]
    signed = {key: str(document.isian.get(_NAMES[key], "")) for key in _HEAD}
    head = {key: int(_trimmed(signed[key]) != _trimmed(text)) for key, text in head_now(document).items()}
    columns = {c.heading: int([_text(r.get(c.key)) for r in now] != [_text(r.get(c.key)) for r in then])
               for c in _COLUMNS}  # fmt: skip
    return head | columns


def _row(record: Record) -> dict[str, Isi]:
    """A row of the form as its copy holds it, without what is blank."""
    cells = {column.key: _plain(record.values.get(column.key)) for column in _COLUMNS}
    return {key: value for key, value in cells.items() if value not in (None, "")}


def _plain(value: Value) -> Isi | None:
    computed = value.value if isinstance(value, Formula) else value
    assert computed is None or isinstance(computed, Isi)  # noqa: S101 - the form holds neither links nor fractions
    return computed


def _text(value: Isi | None) -> str:
    return "" if value is None else _trimmed(value.isoformat() if isinstance(value, date) else str(value))


def _trimmed(text: str) -> str:
    """A text as TRIM() leaves it."""
    return " ".join(part for part in text.split(" ") if part)
