"""Sending forms to units: which are due, what each says, and what the workbook keeps of it.

Takes a Document and gives a Document; the files are the business of ``jobs_unit``.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlpy.book.document import Document, Isi
from xlpy.book.schema import BANDING, LOG, UNIT
from xlpy.book.schema_alur import STATUS_FORM
from xlpy.book.schema_periksa import DISALIN, TAHUN_LALU, TETAP
from xlpy.errors import InputError
from xlpy.forms.unit_isi import FormIsi
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import Kunci, decimal_text, facts, kunci_of, numbered
from xlpy.plan.masa_jabatan import those_in_office
from xlpy.plan.masukan import Pejabat
from xlpy.plan.model import Indikator, RencanaKinerja, SubKegiatan
from xlpy.plan.text import fold
from xlpy.plan.unit_form import Identitas
from xlpy.plan.units import TugasUnit, Unit, find_units, has_form, units_of
from xlpy.prosedur_keadaan import sop_of
from xlpy.sop.pejabat import holders
from xlpy.sop.steps import tanggal_panjang

Baris = Mapping[str, Isi]
NOT_SENT, SENT, RECEIVED, TO_MEND = STATUS_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class Terkirim:
    """A form that was made: for whom, the round, and the file."""

    unit: Unit
    versi: int
    berkas: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rencana:
    """Which forms are to be made.

    Attributes:
        form: what goes into each.
        dilewati: units that get none now, each with the reason.
        tanpa_form: sub kegiatan for which no unit fills a form.
    """

    form: tuple[FormIsi, ...]
    dilewati: tuple[tuple[Unit, str], ...] = ()
    tanpa_form: tuple[SubKegiatan, ...] = ()


def with_id(document: Document) -> Document:
    """The document with a name by which its forms are known again; a log names it already."""
    if document.id or document.tabel.get(LOG.table.name):
        return document
    return replace(document, id=str(uuid.uuid4()))


def due(
    document: Document,
    day: date,
    batas: date | None = None,
    *,
    only: Sequence[str] = (),
    again: bool = False,
    older: RencanaKinerja | None = None,
) -> Rencana:
    """Which forms are to be made, and what each says.

    Args:
        document: the workbook.
        day: on which they are sent.
        batas: until when they are to be back.
        only: the units that are meant; all without any.
        again: whether units get another one that have one already.
        older: last year's plan, for its targets.

    Raises:
        InputError: there is no plan, a unit that is meant is not among those that answer for something, or ``batas``
            lies before ``day``.
    """
    made, skipped = [], []
    last_year = _last_year(document, older)
    for duty in _wanted(_who_answers(document, day, batas), only):
        row = row_of(document, duty.unit)
        if (why := _why_not(row)) and not again:
            skipped.append((duty.unit, why))
        else:
            made.append(_form(document, duty, _next_round(row), (day, batas), last_year))
    left = tuple(sub for sub in document.rencana.sub_kegiatan if not has_form(sub))
    return Rencana(form=tuple(made), dilewati=tuple(skipped), tanpa_form=left)


def _who_answers(document: Document, day: date, batas: date | None) -> Sequence[TugasUnit]:
    """The units that answer for something; refused where none does, or the term is over before it begins."""
    if batas is not None and batas < day:
        raise InputError(f"Batas {batas:%d/%m/%Y} mendahului tanggal kirim {day:%d/%m/%Y}. Perbaiki --batas.")
    units = units_of(document.rencana, document.pengaturan.pejabat)
    if not units:
        raise InputError(
            "Rencana belum memuat sub kegiatan dengan penanggung jawab, jadi belum ada form yang dapat dibuat. "
            "Susun rencananya dulu."
        )
    return units


def _wanted(units: Sequence[TugasUnit], only: Sequence[str]) -> Sequence[TugasUnit]:
    if not only:
        return units
    found, unknown = find_units(only, (duty.unit for duty in units))
    if unknown:
        there = ", ".join(duty.unit.nama for duty in units)
        raise InputError(f"Unit tidak dikenal: {', '.join(unknown)}. Yang punya sub kegiatan: {there}.")
    return [duty for duty in units if duty.unit.kunci in found]


def rows_of(document: Document) -> tuple[Baris, ...]:
    """The rows of the sheet Unit."""
    return document.tabel.get(UNIT.table.name, ())


def unit_of(row: Baris) -> Unit:
    """Whose row of the sheet Unit it is."""
    return Unit(str(row.get("jabatan", "")), str(row.get("unit", "")))


def row_of(document: Document, unit: Unit) -> Baris | None:
    """The row of a unit on the sheet Unit, however it is spelled there; None without one."""
    return next((row for row in rows_of(document) if row.get("jabatan") and unit_of(row).kunci == unit.kunci), None)


def _why_not(row: Baris | None) -> str:
    """Why a unit needs no form now; empty where it does."""
    if row is None or fold(str(row.get("status", ""))) == fold(TO_MEND):
        return ""
    day = row.get("dikirim")
    when = f" pada {day:%d/%m/%Y}" if isinstance(day, date) else ""
    if row.get("diterima"):
        return "formnya sudah diterima"
    return f"formnya sudah dikirim{when}" if day or row.get("versi") else ""


def _next_round(row: Baris | None) -> int:
    last = row.get("versi") if row else None
    return last + 1 if isinstance(last, int) else 1


def _form(
    document: Document,
    duty: TugasUnit,
    versi: int,
    days: tuple[date, date | None],
    last_year: Mapping[Kunci, str],
) -> FormIsi:
    settings, (day, batas) = document.pengaturan, days
    dasar = facts(duty.sub_kegiatan)
    return FormIsi(
        identitas=Identitas(
            dokumen=document.id,
            tahun=settings.tahun,
            versi=versi,
            unit=duty.unit,
            kecamatan=settings.kecamatan,
            kode_skpd=settings.kode_skpd,
            pemerintah=settings.pemerintah,
            dikirim=day.isoformat(),
            batas=batas.isoformat() if batas else "",
        ),
        dasar=dasar,
        teks=_texts(document, duty, versi, day, batas),
        tahun_lalu={kunci: text for kunci, text in last_year.items() if kunci in dasar},
    )


def _texts(document: Document, duty: TugasUnit, versi: int, day: date, batas: date | None) -> dict[str, str | date]:
    """What stands in the head of a form, by placeholder."""
    settings, unit = document.pengaturan, duty.unit
    holder = next(iter(_holders(settings.pejabat, unit, day)), Pejabat(jabatan=unit.jabatan))
    tupoksi = next((j for j in document.tupoksi.jabatan if Unit(j.nama).kunci == unit.kunci), None)
    listed = tupoksi.fungsi if tupoksi else ()
    address = [settings.alamat, f"Telepon {settings.telepon}" if settings.telepon else "", settings.kode_pos]
    return {
        "pemerintah": settings.pemerintah,
        "kecamatan": settings.kecamatan,
        "alamat": " · ".join(filter(None, address)),
        "judul": settings.judul,
        "tahun": str(settings.tahun),
        "tempat": settings.tempat or settings.kecamatan,
        "jabatan": " ".join(filter(None, (holder.sebutan, unit.nama))),
        "unit": unit.unit,
        "nama": holder.nama or "…………………………………",
        "nip": holder.nip,
        "pangkat": holder.pangkat,
        "jumlah": str(len(duty.sub_kegiatan)),
        "pagu": format_rupiah(sum(sub.pagu for sub in duty.sub_kegiatan)),
        "penerima": _collector(document, day),
        "batas": batas or "tidak ditentukan",
        "versi": str(versi),
        "dikirim": tanggal_panjang(day),
        "tugas": tupoksi.tugas if tupoksi and tupoksi.tugas else "Tugas belum ada pada lembar Tupoksi.",
        "fungsi": "\n".join(f"{number}.  {butir.teks}" for number, butir in enumerate(listed, start=1)),
    }


def _holders(pejabat: Iterable[Pejabat], unit: Unit, day: date) -> Iterator[Pejabat]:
    yield from (p for p in those_in_office(pejabat, day) if Unit(p.jabatan, p.unit).kunci == unit.kunci)


def _collector(document: Document, day: date) -> str:
    """To whom the forms come back: who does the step in which units take part."""
    sop = sop_of(document)
    step = next((s for s in sop.langkah if s.bersama), None)
    if step is None:
        return "Kasubbag Keuangan"
    there = holders(sop, step.pelaku, those_in_office(document.pengaturan.pejabat, day))
    return there[0].jabatan if there else sop.nama_pelaku(step.pelaku)


def _last_year(document: Document, older: RencanaKinerja | None) -> dict[Kunci, str]:
    """Last year's target of each indikator: from its workbook, else from what the sheet Banding tells of it."""
    known: dict[tuple[str, str, str], str] = {}
    if older is not None:
        for sub in older.sub_kegiatan:
            known |= {_identity(sub, i): _target(i) for i in sub.indikator}
    told = {} if older is not None else _compared(document)
    found = {}
    for sub in document.rencana.sub_kegiatan:
        for indikator in numbered(sub.indikator):
            identity = _identity(sub, indikator)
            text = known.get(identity) or told.get(identity)
            if text == _SAME:
                text = _target(indikator)
            if text:
                found[kunci_of(sub, indikator.ke)] = text
    return found


_SAME = "="
"""Instead of a target: it is this year's."""


def _compared(document: Document) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for row in document.tabel.get(BANDING.table.name, ()):
        if row.get("pembanding") != TAHUN_LALU:
            continue
        kode, unit, name = (str(row.get(key, "")) for key in ("kode", "unit", "uraian"))
        if row.get("hal") in (DISALIN, TETAP):
            found[fold(unit), kode, fold(name)] = _SAME
        elif row.get("kolom") == "Target":
            found[fold(unit), kode, fold(name)] = str(row.get("lama", ""))
    return found


def _identity(sub: SubKegiatan, indikator: Indikator) -> tuple[str, str, str]:
    return fold(sub.unit), sub.kode, fold(indikator.nama)


def _target(indikator: Indikator) -> str:
    number = "" if indikator.target is None else decimal_text(indikator.target).replace(".", ",")
    return number or indikator.target_teks


def sent(document: Document, made: Iterable[Terkirim], day: date, batas: date | None) -> Document:
    """The document that keeps which forms were sent."""
    rows = list(rows_of(document))
    for each in made:
        new: dict[str, Isi] = {"dikirim": day, "status": SENT, "berkas": each.berkas, "versi": each.versi}
        if batas is not None:
            new["batas"] = batas
        at = next((n for n, row in enumerate(rows) if unit_of(row).kunci == each.unit.kunci), None)
        if at is None:
            who = {"jabatan": each.unit.jabatan, **({"unit": each.unit.unit} if each.unit.unit else {})}
            rows.append({**who, **new})
            continue
        gone = ("diterima", "terlambat", *(() if batas else ("batas",)))  # of the round before
        rows[at] = {**{key: value for key, value in rows[at].items() if key not in gone}, **new}
    return replace(document, tabel={**document.tabel, UNIT.table.name: tuple(rows)})
