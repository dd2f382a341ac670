"""The signed copy, the hidden sheet ``_sah``: what the papers said when signed, and what of it differs now.

Its formulas compare, so the form shows a broken signature with macros off too.  Above stands the head, value by
value; then the columns of the form, the lines around its table, and below them the signed rows.  What differs only
in blanks counts as the same, as it does for the fingerprint.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from xlpy.book.document import Document, Isi
from xlpy.book.schema import DPA, RENCANA, SAH, SASARAN, SURAT, TUPOKSI
from xlpy.book.schema_alur import PERUBAHAN_KE
from xlpy.book.shapes import cell_position, column_letter
from xlpy.build import sah_form
from xlpy.build.baris import name_values, typed_records
from xlpy.build.cells import Formula, Record, write_cell
from xlpy.build.formulas import of_signer
from xlpy.build.sah_form import COLUMNS, Garis, cell_text
from xlpy.plan.masa_jabatan import signer_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from xlpy.build.styles import Styles

DRAFT, TIDAK_SAH = "DRAFT", "TIDAK SAH"
BERUBAH = f"{TIDAK_SAH} – isi berubah setelah ditandatangani"
_NAMES = {name.key: name.name for name in SAH.names}
_ORDER = SAH.table.columns[0]
_TOTAL_ROW = 0
_NOW, _DIFFERS = 2, 3  # columns
_OTHERS = "tambahan"
"""The key of the head that counts what people put beside our lines below the table of the form."""


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
    told = {**seal(waktu, oleh, sidik), **head_now(document), _OTHERS: _others(document)}
    single = {_NAMES[key]: text for key, text in told.items() if text}
    made = cast("list[Mapping[str, Isi]]", sah_form.made(document))  # the form holds neither links nor fractions
    rows = tuple({_ORDER.key: n, **row} for n, row in enumerate(made, start=1))
    bare = without_copy(document)
    tables = {**bare.tabel, SAH.table.name: rows}
    return replace(bare, isian={**bare.isian, **single}, tabel=tables, terbaca=None)  # its cells are written anew


def without_copy(document: Document) -> Document:
    """The document without a signed copy."""
    gone = set(_NAMES.values())
    single = {name: value for name, value in document.isian.items() if name not in gone}
    tables = {name: rows for name, rows in document.tabel.items() if name != SAH.table.name}
    return replace(document, isian=single, tabel=tables)


def seal(waktu: datetime, oleh: str, sidik: str) -> dict[str, str]:
    """What the copy says of its signature, by key of the head."""
    return {"waktu": waktu.isoformat(timespec="seconds"), "oleh": oleh, "sidik": sidik}


def sealed(document: Document) -> dict[str, str]:
    """The same as the copy has it."""
    return {key: _signed_text(document, key) for key in ("waktu", "oleh", "sidik")}


def differences(document: Document) -> int:
    """How much differs from the signed copy, counted as the sheet's formulas count; 0 while there is none."""
    return sum(map(bool, _differing(document).values()))


def differing(document: Document) -> tuple[str, ...]:
    """What differs from the signed copy: the cell, what it says and what it said, or what else it is."""
    return tuple(dict.fromkeys(filter(None, _differing(document).values())))


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
    plain, differs = formats.get(), _differing(document)
    total = _TOTAL_ROW + len(SAH.names) + len(COLUMNS) + len(_lines(document))
    _write_head(sheet, formats, document, differs)
    first = _TOTAL_ROW + 1 + len(SAH.names)
    for row, column in enumerate(COLUMNS, start=first):
        write_cell(sheet, row, _NOW, column.heading, plain)
        formula = f'=IF({_NAMES["waktu"]}="",0,IFERROR({sah_form.column_differs(column)},1))'
        write_cell(sheet, row, _DIFFERS, Formula(formula, int(bool(differs[column.heading]))), plain)
    wrong = {line.nama: line for line in sah_form.around(document.terbaca).tertimpa}
    for row, (line, cell) in enumerate(_lines(document), start=first + len(COLUMNS)):
        now = wrong[line.nama].isi if line.nama in wrong else cell_text(line.isi.value)
        write_cell(sheet, row, 0, line.nama, plain)
        write_cell(sheet, row, 1, line.isi, plain)
        write_cell(sheet, row, _NOW, Formula(f'={cell}&""', now), plain)
        write_cell(sheet, row, _DIFFERS, Formula(_head_formula(row + 1), int(bool(differs[line.nama]))), plain)
    count = Formula(f'=IF({_NAMES["waktu"]}="",0,SUM(D2:D{total + 1}))', sum(map(bool, differs.values())))
    write_cell(sheet, _TOTAL_ROW, _DIFFERS, count, plain)
    _write_rows(sheet, formats, total + 2, typed_records(document, SAH.table))


def _write_head(sheet: "Worksheet", formats: "Styles", document: Document, differs: Mapping[str, str]) -> None:
    plain, text = formats.get(), formats.get({"num_format": "@"})
    values = name_values(SAH, document)
    for name in SAH.names:
        row, col = cell_position(name.cell)
        write_cell(sheet, row, col - 1, name.label, plain)
        write_cell(sheet, row, col, values[name.key], text)
        now = None
        if entry := _HEAD.get(name.key):
            now = Formula(f"={entry.rumus}", entry.kini(document))
        elif name.key == _OTHERS:
            now = Formula(f"={_count_others(document)}", _others(document))
        if now is not None:
            write_cell(sheet, row, _NOW, now, plain)
            write_cell(sheet, row, _DIFFERS, Formula(_head_formula(row + 1), int(bool(differs[name.key]))), plain)


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
    """1 where a value of the head, or a line of the form, is not what it should be."""
    then, now = (_tidied(f"{column}{row}") for column in "BC")
    return f'=IF({_NAMES["waktu"]}="",0,IFERROR(IF(EXACT({then},{now}),0,1),1))'


def _tidied(cell: str) -> str:
    """The formula of a text as it is read: line breaks and hard blanks are blanks."""
    return f'TRIM(SUBSTITUTE(SUBSTITUTE({cell},CHAR(10)," "),"\N{NO-BREAK SPACE}"," "))'


def _lines(document: Document) -> list[tuple[Garis, str]]:
    """The lines of the form around its table, each with its cell as built."""
    settings, total = document.pengaturan, sah_form.total_row(document)
    title = sah_form.above(settings, str(document.isian.get(PERUBAHAN_KE, "")))
    block = sah_form.below(settings, document.rencana.pagu())
    places = [(line, sah_form.place(line.kolom, line.baris)) for line in title]
    return places + [(line, sah_form.place(line.kolom, total + line.baris)) for line in block]


def _count_others(document: Document) -> str:
    """The formula that counts what stands below the table, down to the last line of the form, besides our lines."""
    last = max(line.baris for line, _ in _lines(document) if line.kolom != RENCANA.table.columns[0].key)
    printed, total = RENCANA.table.printed_columns, sah_form.total_row(document)
    area = f"{sah_form.place(printed[0].key, total)}:${column_letter(len(printed) - 1)}${total + last + 1}"
    ours = "-".join(
        f"(LEN(TRIM({cell}))>0)" for line, cell in _lines(document) if line.kolom != RENCANA.table.columns[0].key
    )
    return f'(SUMPRODUCT(--(LEN(TRIM({area}))>0))-{ours})&""'


def _others(document: Document) -> str:
    """How many of them there are; in a document that was not read as many as when it was signed."""
    if document.terbaca is None:
        return _signed_text(document, _OTHERS) or "0"
    return str(sah_form.around(document.terbaca).tambahan)


def _differing(document: Document) -> dict[str, str]:
    """What the formulas compare, by key of the head, heading of the form, name of the line: what differs, or ""."""
    if not is_signed(document):
        keys = (*_HEAD, _OTHERS, *(c.heading for c in COLUMNS), *(line.nama for line, _ in _lines(document)))
        return dict.fromkeys(keys, "")
    labels = {name.key: name.label for name in SAH.names}
    told = {**head_now(document), _OTHERS: _others(document)}
    head = {key: _difference(labels[key], text, _signed_text(document, key)) for key, text in told.items()}
    now, then = sah_form.shown(document), document.tabel.get(SAH.table.name, ())
    columns = {column.heading: sah_form.differing(document, column, now, then) for column in COLUMNS}
    wrong = {
        line.nama: f"{line.sel} berisi “{line.isi}” (seharusnya “{line.seharusnya}”)"
        for line in sah_form.around(document.terbaca).tertimpa
    }
    return head | columns | {line.nama: wrong.get(line.nama, "") for line, _ in _lines(document)}


def others_signed(document: Document) -> int:
    """How many cells people had filled below the table of the form, besides our lines, when it was signed."""
    told = _signed_text(document, _OTHERS)
    return int(told) if told.isdecimal() else 0


def _difference(label: str, now: str, then: str) -> str:
    return "" if cell_text(now) == cell_text(then) else f"{label} “{now}” (semula “{then}”)"


def _signed_text(document: Document, key: str) -> str:
    return str(document.isian.get(_NAMES[key], ""))
