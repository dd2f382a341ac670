"""The papers of a document: which are asked for, laid out with their codes, and what the log says of earlier prints.

Takes a Document and gives papers; ``jobs_cetak`` prints them.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from xlpy.book.document import TANDA_CONTOH, Document
from xlpy.errors import InputError
from xlpy.forms import kode, lambang, templat
from xlpy.forms.catalogue import Kertas, Varian, in_order, is_called, of_step, papers, without_maker
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.forms.pages import page_count
from xlpy.plan.text import fold
from xlpy.prosedur_keadaan import content_fingerprint, kalender_of, log_of, state_of
from xlpy.sop.banding import short_code
from xlpy.sop.cetakan import Cetakan, Lembaran, earlier
from xlpy.sop.rantai import head
from xlpy.sop.status import status, turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Pesanan:
    """Which papers are asked for.

    Attributes:
        kertas: codes or names; none for those of the steps whose turn it is.
        semua: every paper there is.
        jabatan, unit: only those of this office, of this kelurahan.
        untuk: only the one that is called so on its sheet.
    """

    kertas: tuple[str, ...] = ()
    semua: bool = False
    jabatan: str = ""
    unit: str = ""
    untuk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helai:
    """A paper that is ready to be printed.

    Attributes:
        nama: as a person reads it.
        berkas: the name of its file, without an ending.
        lembar: laid out, with its codes.
        lembaran: as the log names it.
        dulu: its earlier prints with the very same content.
    """

    nama: str
    berkas: str
    lembar: Lembar
    lembaran: Lembaran
    dulu: tuple[Cetakan, ...] = ()

    @property
    def halaman(self) -> int:
        """How many pages it has."""
        return page_count(self.lembar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terpilih:
    """The papers that were asked for, in the order of the steps; and what the user should know of the others."""

    kertas: tuple[tuple[Kertas, Varian], ...]
    catatan: tuple[str, ...] = ()


def material(document: Document, folder: Path, moment: datetime) -> tuple[Bahan, tuple[str, ...]]:
    """What the papers of a document are made from, and what could not be had.

    Args:
        document: the workbook.
        folder: where it lies, with the office's own ``kertas.toml`` and its emblem.
        moment: now.

    Raises:
        InputError: ``kertas.toml``, the procedure or the calendar in the workbook cannot be understood.
    """
    template, state, log = templat.of_office(folder), state_of(document), log_of(document)
    picture, notes = b"", tuple[str, ...]()
    try:
        picture = lambang.read_emblem(str(document.isian.get(lambang.ISIAN, "")), folder)
    except InputError as fault:  # an office without its emblem prints all the same
        notes = (str(fault),)
    content = content_fingerprint(document)
    bahan = Bahan(
        document=document,
        keadaan=state,
        status=status(state, kalender_of(document), moment),
        hari=moment.date(),
        sidik=short_code(content) if content else "",
        kode_log=short_code(head(log)) if log else "",
        lambang=picture,
        font=template.font,
        kata=template.kata,
        tanpa_kolom=template.tanpa_kolom,
    )
    return bahan, notes


def chosen(bahan: Bahan, asked: Pesanan) -> Terpilih:
    """The papers that are asked for.

    Raises:
        InputError: a paper or an office is not known, or there is nothing to print; says what there is.
    """
    kinds, notes = _kinds(bahan, asked)
    found: list[tuple[Kertas, Varian]] = []
    offered: list[Varian] = []
    for kertas in kinds:
        variants = kertas.varian(bahan)
        if not variants:
            notes.append(f"{kertas.nama} tidak dicetak: {kertas.alasan}")
        offered += variants
        meant = [varian for varian in variants if _is_for(varian, asked)]
        if variants and not meant and asked.kertas:  # somebody named it
            notes.append(f"{kertas.nama} tidak dicetak: tidak ada untuk yang diminta.")
        found += [(kertas, varian) for varian in meant]
    if not found:
        raise InputError(_nothing(asked, offered, notes))
    return Terpilih(kertas=tuple(found), catatan=tuple(notes))


def laid_out(bahan: Bahan, selected: Sequence[tuple[Kertas, Varian]]) -> list[Helai]:
    """Papers laid out with their codes; each knows its earlier prints."""
    order = {kertas.kode: number for number, kertas in enumerate(in_order(bahan.keadaan.sop), start=1)}
    taken: set[str] = set()
    return [_sheet(bahan, kertas, varian, order[kertas.kode], taken) for kertas, varian in selected]


def _sheet(bahan: Bahan, kertas: Kertas, varian: Varian, number: int, taken: set[str]) -> Helai:
    # What changes with every print is no content: a paper that says the same has the same fingerprint.
    plain = kertas.buat(replace(bahan, sidik="", kode_log=""), varian)
    content = kode.content_of(plain)
    lembar = kertas.buat(bahan, varian) if kertas.berkode else replace(plain, kaki=bahan.kaki)
    if bahan.teks_kode:
        lembar = kode.with_code(lembar, bahan.teks_kode, bahan.kata[kode.KETERANGAN])
    lembar = marked(bahan, lembar)
    lembaran = Lembaran(kertas=kertas.kode, varian=varian.kode, sidik=content)
    return Helai(
        nama=f"{kertas.nama} – {varian.nama}" if varian.nama else kertas.nama,
        berkas=_file_name(f"{number:02d} {kertas.kode}-{varian.kode}".rstrip("-"), taken),
        lembar=lembar,
        lembaran=lembaran,
        dulu=earlier(bahan.keadaan.cetakan, lembaran),
    )


def marked(bahan: Bahan, lembar: Lembar) -> Lembar:
    """A paper as it goes out: one that is made of the sample says so above every page."""
    if not bahan.document.contoh:
        return lembar
    return replace(lembar, tanda=" · ".join(text for text in (TANDA_CONTOH, lembar.tanda) if text))


def _file_name(wanted: str, taken: set[str]) -> str:
    """A name that every system takes, and no other paper has."""
    plain = re.sub(r"[^\w .-]+", "-", wanted)
    name, count = plain, 1
    while name.casefold() in taken:
        count += 1
        name = f"{plain} ({count})"
    taken.add(name.casefold())
    return name


def _kinds(bahan: Bahan, asked: Pesanan) -> tuple[Sequence[Kertas], list[str]]:
    """The kinds of paper that are asked for, in the order of the steps, and what is not among them."""
    sop = bahan.keadaan.sop
    names = {kertas.kode: kertas.nama for kertas in sop.kertas}
    missing = without_maker(sop)
    if asked.kertas:
        wanted = {_named(text).kode for text in asked.kertas}
        return [kertas for kertas in in_order(sop) if kertas.kode in wanted], []
    if asked.semua:
        return in_order(sop), [_no_maker(names[code]) for code in missing]
    numbers = turns(bahan.keadaan)
    if not numbers:
        raise InputError(f"Semua langkah sudah selesai. Sebutkan kertasnya, atau --semua. Yang ada: {_all()}.")
    codes = {code for number in numbers for code in sop.langkah[number - 1].kertas}
    kinds = {kertas.kode: kertas for number in numbers for kertas in of_step(sop, number)}
    return list(kinds.values()), [_no_maker(names[code]) for code in missing if code in codes]


def _no_maker(name: str) -> str:
    return f"{name} disebut oleh SOP, tetapi program ini tidak dapat membuatnya."


def _named(text: str) -> Kertas:
    """The kind of paper that is called so, by code or name."""
    known = papers()
    wanted = fold(text.replace("-", " "))
    found = next((k for k in known.values() if wanted in {fold(k.kode.replace("-", " ")), fold(k.nama)}), None)
    if found is None:
        near = difflib.get_close_matches(fold(text).replace(" ", "-"), known, n=2, cutoff=0.5)
        hint = f" Maksud Anda {' atau '.join(near)}?" if near else ""
        raise InputError(f'Kertas "{text}" tidak ada.{hint} Yang ada: {_all()}.')
    return found


def _all() -> str:
    return ", ".join(papers())


def _is_for(varian: Varian, asked: Pesanan) -> bool:
    """Whether a paper is that of the office and the kelurahan that are asked for."""
    named = all(is_called(varian, text) for text in (asked.jabatan, asked.untuk) if text)
    return named and (not asked.unit or fold(varian.unit) == fold(asked.unit))


def _nothing(asked: Pesanan, offered: Sequence[Varian], notes: Sequence[str]) -> str:
    """Why there is nothing to print."""
    if not (asked.jabatan or asked.unit or (asked.untuk and offered)):
        return " ".join(notes) or "Langkah ini tidak menghasilkan kertas. Sebutkan kertasnya, atau --semua."
    key, text = next(
        (k, t) for k, t in (("jabatan", asked.jabatan), ("unit", asked.unit), ("nama", asked.untuk)) if t
    )
    there = list(dict.fromkeys(filter(None, (getattr(varian, key) for varian in offered))))
    if not there:
        return f"Kertas yang diminta tidak dibuat untuk {key} tertentu. Hapus --{key}."
    by_fold = {fold(name): name for name in there}
    near = difflib.get_close_matches(fold(text), by_fold, n=2, cutoff=0.5)
    hint = f" Maksud Anda {' atau '.join(by_fold[name] for name in near)}?" if near else ""
    whom = f'"{text}"' if asked.untuk else f'{key} "{text}"'
    return f"Tidak ada kertas untuk {whom}.{hint} Yang ada: {', '.join(there)}."


def listed(bahan: Bahan) -> Iterator[tuple[Kertas, tuple[int, ...], Sequence[Varian]]]:
    """Every kind of paper with the steps that need it and its variants."""
    for kertas in in_order(bahan.keadaan.sop):
        steps = tuple(step.nomor for step in bahan.keadaan.sop.langkah if kertas.kode in step.kertas)
        yield kertas, steps, kertas.varian(bahan)
