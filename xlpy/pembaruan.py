"""An older workbook as the present schema would have it: what it says, what is added to it, what becomes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xlpy import buku, prosedur
from xlpy.book import closed
from xlpy.book.document import Document
from xlpy.book.schema import LEMBAR, RENCANA, SAH, XLWINGS
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.book.skema import Susunan, fixed_texts, rekaman, susunan
from xlpy.book.skema_langkah import steps_from
from xlpy.book.tambal.pembaruan import Pembaruan, renew
from xlpy.build import sah
from xlpy.errors import InputError
from xlpy.sop.keadaan import TandaTangan, signature_fault
from xlpy.sop.waktu_kerja import to_wib

_MADE = tuple(sheet for sheet in LEMBAR if sheet.hidden or not (sheet.names or sheet.tables))
"""Sheets on which nothing is the user's."""


@dataclass(frozen=True, slots=True)
class Lama:
    """An older workbook, read.

    Attributes:
        path: the file.
        document: what it says, as it stands.
        utuh: the same with its signed copy as the present schema has it.
        skema: the version of its schema.
    """

    path: Path
    document: Document
    utuh: Document
    skema: int


def read_old(path: Path, skema: int, document: Document | None = None) -> Lama:
    """Read a workbook of an older schema.

    Args:
        path: the file.
        skema: the version of its schema.
        document: what it says, where an application has it open and it was read there.

    Raises:
        InputError: it is no workbook of ours, a cell cannot be read, or its signature could not be kept.
        WorkbookError: it cannot be read from the disk.
    """
    document = document or closed.read(path, lama=True)
    buku.refuse_unreadable(path.name, document)
    return Lama(path, document, _with_whole_copy(path.name, document), skema)


def renewed(lama: Lama, data: bytes) -> Pembaruan:
    """The bytes of an older workbook, brought to the present schema.

    Raises:
        InputError: something of the user's stands in the way, or does not fit.
    """
    has_macros = lama.path.suffix.casefold() == buku.WITH_MACROS
    return renew(
        data,
        buku.new_bytes(lama.utuh, macros=has_macros),
        polos={name.lower() for name in (*(sheet.name for sheet in _MADE), *_filled_anew(lama))},
        tetap={XLWINGS.name, *LEMBAR_KERTAS.values(), *_unchanged(lama.skema)},
        teks={name.lower(): fixed_texts(name, lama.skema) for name in susunan()},
        makro=_macros if has_macros else None,
    )


def _filled_anew(lama: Lama) -> Iterator[str]:
    """The sheets that a check fills and that came blank, since another table stood there."""
    there = closed.structure(lama.path)
    for step in steps_from(lama.skema):
        for name, gone in step.isi_ulang.items():
            if any(set(gone) <= set(columns) for columns in there.get(name, {}).get("tabel", {}).values()):
                yield name


def _unchanged(skema: int) -> Iterator[str]:
    """The sheets of a recorded version that are the same now; version 1 grew without being recorded."""
    old = rekaman().get(skema, {})
    computed = {RENCANA.name, *(sheet.name for sheet in _MADE)}  # the form and its signed copy belong together
    if skema > 1:
        yield from (name for name, now in susunan().items() if name not in computed and old.get(name) == now)


def _macros(names: Sequence[str]) -> bytes:
    from xlpy.build.sumber import macro_project  # noqa: PLC0415 - only an .xlsm has macros
    from xlpy.build.vba.project import vba_project  # noqa: PLC0415

    return vba_project(macro_project(names))


# ── what changes ─────────────────────────────────────────────────────────────────────────────────────────────────


def additions(path: Path) -> list[str]:
    """What the present schema has that a workbook does not, and how many macros come; told to its user."""
    return list(_additions(closed.structure(path), susunan()))


def _additions(there: Susunan, wanted: Susunan) -> Iterator[str]:
    sheets = [name for name in wanted if name not in there]
    if sheets:
        yield f"lembar baru: {', '.join(sheets)}"
    hidden = {sheet.name for sheet in LEMBAR if sheet.hidden}
    for name, found in ((name, found) for name, found in there.items() if name not in hidden):
        for table, columns in wanted.get(name, {}).get("tabel", {}).items():
            old = found["tabel"].get(table)
            if old is None:
                yield f"tabel baru di lembar {name}: {table}"
            elif new := [column for column in columns if column not in old]:
                yield f"kolom baru di lembar {name}, tabel {table}: {', '.join(new)}"
        labels = wanted.get(name, {}).get("nama", {})
        if new := [label for key, label in labels.items() if key not in found["nama"]]:
            yield f"isian baru di lembar {name}: {', '.join(new)}"


# ── the signature ────────────────────────────────────────────────────────────────────────────────────────────────


def _with_whole_copy(name: str, document: Document) -> Document:
    """The document with what its signed copy lacks, where the signature holds all that the copy has.

    Older programs kept less in the copy; the log's fingerprint covers the plan all the same.

    Raises:
        InputError: the copy says something else than the form, though the log's fingerprint fits.
    """
    state = prosedur.state_of(document)
    signed = state.tanda_tangan
    if signed is None or not prosedur.void_by(document, state):
        return document
    if signature_fault(state, prosedur.content_fingerprint(document)) or not sah.is_signed(document):
        return document  # void already, and it stays so
    whole = _signed_again(document, signed)
    if prosedur.void_by(whole, state) or not _continues(document, whole):
        raise InputError(
            f"{name}: rencana ini ditandatangani {signed.penanda_tangan}, dan salinan bertanda tangannya tidak dapat "
            "dilengkapi tanpa membatalkannya; buku tidak diubah. Buka kembali langkah penandatanganan dengan program "
            f"yang lama (rencana-kinerja langkah {name} … buka-kembali), perbarui, lalu tandatangani lagi."
        )
    return whole


def _signed_again(document: Document, signed: TandaTangan) -> Document:
    whole = sah.with_copy(document, waktu=to_wib(signed.waktu), oleh=signed.penanda_tangan, sidik=signed.sidik_isi)
    return replace(whole, terbaca=document.terbaca)


def _continues(document: Document, whole: Document) -> bool:
    """Whether all that the copy said is still said."""
    table = SAH.table.name
    old, new = document.tabel.get(table, ()), whole.tabel.get(table, ())
    names = {name.name for name in SAH.names}
    singles = all(whole.isian.get(key) == value for key, value in document.isian.items() if key in names)
    return singles and len(old) == len(new) and all(a.items() <= b.items() for a, b in zip(old, new, strict=True))
