"""Between a step and the sheets: what people typed there is recorded, what was recorded stands there.

The sheets Surat, Unit, Koreksi and Distribusi name their cells and columns as ``sop.toml`` names what a step records.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from xlpy.book.document import Document, Isi
from xlpy.book.schema import DISTRIBUSI, KOREKSI, LOG, SURAT, UNIT
from xlpy.book.schema_alur import STATUS_FORM
from xlpy.book.shapes import Kind, Name, Table
from xlpy.plan.text import fold as folded
from xlpy.sop.catatan import Kejadian, Tindakan
from xlpy.sop.koreksi import KUNCI, StatusKoreksi
from xlpy.sop.steps import Isian, JenisIsian, Langkah, Sop
from xlpy.sop.tindak import Permintaan

Baris = Mapping[str, Isi]
Terbaca = Mapping[str, object]

_SENT, _RECEIVED = STATUS_FORM[1], STATUS_FORM[2]


@dataclass(frozen=True, slots=True)
class _Tempat:
    """Where rows that a step records are shown, and by which columns one of them is known again."""

    tabel: Table
    sama: tuple[str, ...]

    def key(self, row: Terbaca) -> tuple[str, ...]:
        """What tells a row apart, however it is spelled."""
        return tuple(folded(str(row.get(column) or "")) for column in self.sama)


_PLACES: Mapping[str, _Tempat] = {
    KUNCI: _Tempat(KOREKSI.table, ("bagian", "tertulis", "koreksi")),
    "form_unit": _Tempat(UNIT.table, ("jabatan", "unit")),
    "distribusi": _Tempat(DISTRIBUSI.table, ("kepada", "nama")),
}
"""By the key under which the rows are recorded."""
_VERSION = "versi"
_ONCE = (JenisIsian.WAKTU, JenisIsian.TANGGAL)
_OF_ONE_LETTER = ("nomor_pengantar", "penerima")  # the next covering letter has a number of its own
_RECEIPT = ("waktu", "tanda_terima")
"""The columns of the sheet Distribusi that tell of one delivery; who receives is the same the next time."""
VERSION = next(name.name for name in SURAT.names if name.key == _VERSION)
"""The cell that tells the version of the draft."""
_SIGNED_ON = "tanggal_dokumen"
"""The field of the signing step that stands on the sheet Pengaturan, as the date of the signature."""


def gathered(document: Document, sop: Sop, wish: Permintaan) -> dict[str, object]:
    """What an action records: what was given and, where it ends or returns the step, what the sheets say besides."""
    given = dict(wish.data)
    if not 1 <= wish.langkah <= len(sop.langkah):
        return given
    step = sop.langkah[wish.langkah - 1]
    if wish.tindakan is Tindakan.KEMBALIKAN:
        return given | _rows_to_record(document, KUNCI, given)
    if wish.tindakan is not Tindakan.SELESAI:
        return given
    for field in step.mencatat:
        if field.kunci in _PLACES and field.jenis is JenisIsian.TABEL:
            given |= _rows_to_record(document, field.kunci, given, _needed(field, given))
        elif field.kunci not in given:
            given |= _single(document, sop, step, field.kunci) or _derived(document, step, field.kunci)
    return given


def forgotten(document: Document, sop: Sop, steps: Collection[int], dibetulkan: int) -> Document:
    """The document without what ``steps`` recorded for one time only: they will be done again at another time.

    Moments, numbers and versions go from the sheets, lest they be recorded once more; the log keeps them.  The
    moments of step ``dibetulkan`` stay: who reopens a step mostly mends what it recorded.
    """
    single, tables, settings = dict(document.isian), dict(document.tabel), document.pengaturan
    for step in (sop.langkah[number - 1] for number in steps):
        for field in step.mencatat:
            name, again = _name_of(sop, step, field.kunci), step.nomor != dibetulkan
            once = field.jenis in _ONCE or field.kunci in _OF_ONE_LETTER
            if name and (step.mengunci or field.kunci == _VERSION or (once and again)):
                single.pop(name.name, None)
            if field.kunci == "distribusi" and again:
                rows = tables.get(DISTRIBUSI.table.name, ())
                tables[DISTRIBUSI.table.name] = tuple(
                    {key: value for key, value in row.items() if key not in _RECEIPT} for row in rows
                )
        if step.mengunci:
            settings = replace(settings, tanggal="")
    return replace(document, isian=single, tabel={k: v for k, v in tables.items() if v}, pengaturan=settings)


def _derived(document: Document, step: Langkah, key: str) -> dict[str, object]:
    """What the workbook can tell by itself where nobody typed it: files, versions, findings, differences."""
    if key == _VERSION:
        log = document.tabel.get(LOG.table.name, ())
        done = (n for n in log if n.get("langkah") == step.nomor and n.get("tindakan") == Tindakan.SELESAI)
        return {key: str(sum(1 for _ in done) + 1)}
    if key == "jumlah_temuan":
        return {key: len(document.temuan)}
    if key == "selisih_dpa":
        return {key: document.rencana.pagu() - sum(sub.pagu for sub in document.dpa.sub_kegiatan)}
    sources = {
        "dpa": [sub.sumber for sub in document.dpa.sub_kegiatan],
        "tupoksi": [office.sumber for office in document.tupoksi.jabatan],
    }.get(key, [])
    names = sorted({source.file for provenance in sources for source in provenance.sources.values() if source.file})
    return {key: "; ".join(names)} if names else {}


def noted(document: Document, sop: Sop, event: Kejadian) -> Document:
    """The document whose sheets show what ``event`` recorded."""
    step = sop.langkah[event.langkah - 1]
    single, tables = dict(document.isian), dict(document.tabel)
    for key, value in event.data.items():
        if key in _PLACES and not isinstance(value, str):
            place = _PLACES[key]
            shown = [_shown(place, key, row, event) for row in value if isinstance(row, Mapping)]
            tables[place.tabel.name] = _merged(place, tables.get(place.tabel.name, ()), shown)
        elif name := _name_of(sop, step, key):
            text = value if isinstance(value, str) else "; ".join(map(str, value))
            single[name.name] = _cell(name.kind, text)
    settings = document.pengaturan
    if step.mengunci and isinstance(signed := event.data.get(_SIGNED_ON), str):
        settings = replace(settings, tanggal=signed)
    return replace(document, isian=single, tabel=tables, pengaturan=settings)


def _name_of(sop: Sop, step: Langkah, key: str) -> Name | None:
    """The cell of the sheet Surat that shows ``key``: that of the first step which records a field of this name."""
    first = next((s for s in sop.langkah if any(field.kunci == key for field in s.mencatat)), None)
    return next((name for name in SURAT.names if name.key == key), None) if first is step else None


def _single(document: Document, sop: Sop, step: Langkah, key: str) -> dict[str, object]:
    """A single value as the sheets have it; nothing while it is empty."""
    if step.mengunci and key == _SIGNED_ON:
        typed: Isi | None = document.pengaturan.tanggal or None
    else:
        name = _name_of(sop, step, key)
        typed = document.isian.get(name.name) if name else None
    return {} if typed is None else {key: typed}


def _needed(field: Isian, given: Terbaca) -> tuple[str, ...]:
    """The columns that a row must fill to be taken at all, where something else may stand in for the rows."""
    if not (field.atau and given.get(field.atau)):
        return ()
    return tuple(column for column in field.kolom if column not in field.boleh_kosong)


def _rows_to_record(document: Document, key: str, given: Terbaca, needed: Sequence[str] = ()) -> dict[str, object]:
    """The rows of a sheet, and after them those that were given; a row of both is taken as given."""
    place = _PLACES[key]
    rows = given.get(key) or ()
    if not isinstance(rows, Sequence) or not all(isinstance(row, Mapping) for row in rows):
        return {}  # refused where it is read
    known = {place.key(row) for row in rows}
    usual = {"status": StatusKoreksi.BELUM.value} if key == KUNCI else {}
    typed = [
        {**usual, **row}
        for row in document.tabel.get(place.tabel.name, ())
        if any(row.get(column) for column in place.sama) and place.key(row) not in known and all(map(row.get, needed))
    ]
    return {key: [*typed, *rows]} if typed or rows else {}


def _shown(place: _Tempat, key: str, row: Mapping[str, str], event: Kejadian) -> dict[str, Isi]:
    """A recorded row as its sheet shows it, with what the sheet says besides."""
    kinds = {column.key: column.kind for column in place.tabel.columns}
    cells: dict[str, Isi] = {column: _cell(kinds[column], text) for column, text in row.items() if column in kinds}
    if key == KUNCI:
        told: dict[str, Isi] = {"oleh": event.jabatan, "tanggal": event.waktu_kejadian.date()}
        return {**told, "status": StatusKoreksi.BELUM.value, **cells}
    if key == "form_unit":
        return cells | {"status": _RECEIVED if cells.get("diterima") else _SENT}
    return cells


def _merged(place: _Tempat, rows: Sequence[Baris], recorded: Sequence[Baris]) -> tuple[Baris, ...]:
    """The rows of a table with those that were recorded: what people wrote beside one stays."""
    merged = {place.key(row): row for row in rows}
    loose = [row for row in rows if merged[place.key(row)] is not row]  # the same twice: both stay
    numbered = any(column.key == "nomor" for column in place.tabel.columns)
    last = max((n for row in rows if isinstance(n := row.get("nomor"), int)), default=0)
    for row in recorded:
        old = merged.get(place.key(row))
        if old is not None:
            told = {column: value for column, value in row.items() if column not in place.sama}
            keeps = {column: old[column] for column in ("oleh", "tanggal") if column in old}
            merged[place.key(row)] = {**old, **told, **keeps}
            continue
        last += 1
        merged[place.key(row)] = {"nomor": last, **row} if numbered else row
    return (*loose, *merged.values())


def _cell(kind: Kind, text: str) -> Isi:
    """A recorded text as the cell of its kind holds it; one that is none of that kind stays a text."""
    try:
        if kind is Kind.DATE:
            return date.fromisoformat(text)
        if kind is Kind.DATETIME:
            return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        pass
    return text
