"""Reading what the program keeps in the workbook: findings, conflicts, the base of the merge, the procedure."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlpy.book.schema import DASAR, DASAR_DPA, DASAR_RENCANA, DASAR_UNIT, META, RENCANA, TEMUAN
from xlpy.book.tables import Cell, Found, Row, Rows, as_text, is_blank
from xlpy.book.versi import META_CONTOH, META_ID, META_SOP, meta_rows, read_version
from xlpy.errors import InputError
from xlpy.plan.facts import Konflik, Kunci
from xlpy.plan.temuan import Ditolak, Temuan, Tingkat

_HEADINGS = {column.key: column.heading for column in RENCANA.table.columns}
# Facts that no single column of the form holds.
_LABELS = {
    **_HEADINGS,
    "nama": "Nama atau Indikator",
    "target_teks": "Target (predikat)",
    "triwulan": "Target TW I–IV",
    "bulanan": "Rencana per bulan",
}
_FIELDS = {label: name for name, label in _LABELS.items()}


def label_of_field(name: str) -> str:
    """How a fact is called on the sheet Temuan."""
    return _LABELS.get(name, name)


def read_findings(
    rows: Rows, issues: list[Temuan]
) -> tuple[tuple[Temuan, ...], tuple[Ditolak, ...], tuple[Konflik, ...]]:
    """The three lists of the sheet Temuan."""
    findings, rejected, conflicts = _stacked(rows, issues)
    return (
        tuple(_finding(row) for row in findings.rows()),
        tuple(
            Ditolak(sel=row.text("sel"), alasan=row.text("alasan"), berkas=row.text("berkas"))
            for row in rejected.rows()
        ),
        tuple(_conflict(row) for row in conflicts.rows()),
    )


def _stacked(rows: Rows, issues: list[Temuan]) -> Iterator[Found]:
    """The tables of the sheet, each ending at its first blank row."""
    start = 0
    for table in TEMUAN.tables:
        found = Found(TEMUAN, table, rows, issues, start)
        found.stop_at(_is_blank_row)
        start = found.head + 1
        yield found


def _is_blank_row(cells: Sequence[Cell]) -> bool:
    return all(map(is_blank, cells))


def _finding(row: Row) -> Temuan:
    tingkat = row.choice("tingkat")
    return Temuan(
        aturan=row.text("aturan"),
        tingkat=Tingkat(tingkat) if tingkat else Tingkat.RINGAN,
        sel=row.text("sel"),
        pesan=row.text("pesan"),
        saran=row.text("saran"),
        dasar=row.text("dasar"),
        berkas=row.text("berkas"),
        identitas=row.text("identitas"),
        keadaan=row.text("keadaan"),
        pengecualian=row.text("pengecualian"),
        isi=_content(row),
    )


def _content(row: Row) -> str | Decimal | None:
    """What stood in the cell: as it was written."""
    cell = row.raw("isi")
    if is_blank(cell):
        return None
    return Decimal(repr(cell)) if isinstance(cell, float) else str(cell)


def _conflict(row: Row) -> Konflik:
    kolom = row.text("kolom")
    return Konflik(
        kunci=Kunci(row.text("jenjang"), row.text("unit"), row.text("kode"), row.whole("ke") or 0),
        kolom=_FIELDS.get(kolom, kolom),
        lama=row.text("lama"),
        anda=row.text("anda"),
        baru=row.text("baru"),
        pilihan=row.choice("pilihan"),
    )


def read_base(rows: Rows, issues: list[Temuan]) -> dict[str, dict[Kunci, dict[str, str]]]:
    """The facts last generated, those of the DPA last imported, and those that units last answered.

    Raises:
        InputError: a row is damaged: regenerating upon it could lose edits.
    """
    found = Found(DASAR, DASAR.table, rows, issues)
    base: dict[str, dict[Kunci, dict[str, str]]] = {DASAR_RENCANA: {}, DASAR_DPA: {}, DASAR_UNIT: {}}
    rows_read = list(found.rows())
    for row, fields in zip(rows_read, _all_fields(rows_read), strict=True):
        # Only this program writes here: what stands in a cell is what was written.
        kunci = Kunci(str(row.raw("jenjang")), str(row.raw("unit")), str(row.raw("kode")), row.whole("ke") or 0)
        base.get(str(row.raw("lembar")), base[DASAR_RENCANA])[kunci] = fields
    return base


def _all_fields(rows: Sequence[Row]) -> list[dict[str, str]]:
    """The facts of every row: parsed at one stroke, row by row only where something is damaged."""
    try:
        parsed = json.loads(f"[{','.join(str(row.raw('isi')) for row in rows)}]")
    except ValueError:
        parsed = []
    if len(parsed) != len(rows):
        parsed = [_parsed(row) for row in rows]
    return [_checked(row, fields) for row, fields in zip(rows, parsed, strict=True)]


def _parsed(row: Row) -> object:
    try:
        return json.loads(str(row.raw("isi")))
    except ValueError:
        return None


def _checked(row: Row, fields: object) -> dict[str, str]:
    if not isinstance(fields, dict) or not {*map(type, fields.values())} <= {str}:
        raise InputError(
            f"{DASAR.name}!A{row.number}: isi lembar tersembunyi ini berubah dan tidak terbaca. "
            "Buka cadangan buku kerja, atau susun buku kerja baru dari DPA dan Tupoksi."
        )
    return fields


def read_meta(rows: Rows) -> tuple[str, str]:
    """The document's id and the text of its procedure.

    Raises:
        InputError: the workbook was made by a newer version of this program.
    """
    read_version(META.name, rows)
    values = {key: row.raw("isi") for key, row in meta_rows(rows).items()}
    chunks = sorted(
        (int(key.removeprefix(META_SOP)), str(cell)) for key, cell in values.items() if key.startswith(META_SOP)
    )
    return as_text(values.get(META_ID)), "".join(text for _, text in chunks)


def read_sample_mark(rows: Rows) -> str:
    """When the sample was loaded; empty where there is none in the workbook."""
    return next((as_text(row[1]) for row in rows if len(row) > 1 and row[0] == META_CONTOH), "")
