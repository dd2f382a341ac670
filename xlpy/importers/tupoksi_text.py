"""Tupoksi from running text: a regulation or a plain list, pasted with all that PDF does to it.

Four kinds of paragraph matter: one that gives an office its tugas ("Camat mempunyai tugas …"), one that announces a
list ("… menyelenggarakan fungsi:"), the items of that list, and the labels of a form ("Jabatan : Camat").  Lists that
nothing announces as tugas, fungsi or uraian tugas of an office (members of the organisation, rules of procedure) are
passed over.
"""

import re
from itertools import zip_longest

from xlpy.importers.grid import Grid
from xlpy.importers.tupoksi_baris import source_sheet
from xlpy.importers.tupoksi_daftar import DutyList, Office
from xlpy.importers.tupoksi_kalimat import (
    announced,
    begins_sentence,
    given_duty,
    head_title,
    sheet_title,
    speaks_of_stranger,
)
from xlpy.importers.tupoksi_label import Bagian, Label, read_label
from xlpy.importers.tupoksi_lines import Paragraf, read_paragraphs
from xlpy.importers.tupoksi_lingkup import Lingkup
from xlpy.importers.tupoksi_tanda import marked_items, read_mark
from xlpy.plan.jabatan import Gelar, Golongan, read_title
from xlpy.plan.masukan import Tupoksi
from xlpy.plan.provenance import Source
from xlpy.plan.temuan import Ditolak, Temuan, Tingkat
from xlpy.plan.text import fold

_AYAT = re.compile(r"tugas\s+sebagaimana\s+dimaksud\s+(?:pada|dalam)\s+ayat\s*\((\d+)\)", re.IGNORECASE)
_UNREAD = re.compile(r"\b(?:uraian|rincian)\s+tugas\b[^:]*:$", re.IGNORECASE)
_SHOWN = 40  # letters of a refused item shown to the user
_RANK = re.compile(r"\s*(?:\(.*|,?\s*\beselon\b.*)$", re.IGNORECASE)


class TextReader:
    """Reads the paragraphs of one text, in order."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._offices: dict[Gelar | str, Office] = {}
        self._current: Office | None = None
        self._list: DutyList | None = None
        self._lingkup = Lingkup()
        self._is_form = self._is_aside = False  # a form names its jabatan by a label; aside: where it says no duties
        self._ayat: dict[str, Paragraf] = {}
        self._warnings: list[Temuan] = []
        self._refused: list[Ditolak] = []

    def read(self) -> Tupoksi:
        """The offices with their duties; none when the text is no Tupoksi."""
        self._read_sheet_name()
        paragraphs, words = read_paragraphs(self._grid)
        for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
            self._read(paragraph, after)
        self._close()
        self._warn_of_words(words.repaired, words.suspicious)
        offices = [
            office.finish()
            for office in self._offices.values()
            if not office.empty and (office.gelar is None or office.gelar.golongan is not Golongan.FUNGSIONAL)
        ]
        return Tupoksi(jabatan=tuple(offices), peringatan=tuple(self._warnings), ditolak=tuple(self._refused))

    def _read_sheet_name(self) -> None:
        """The office that the sheet's name gives, for lists under which nothing else gives one."""
        self._lingkup.note_heading(self._grid.sheet)
        if title := sheet_title(self._grid.sheet):
            self._office(title, Source(self._grid.file, source_sheet(self._grid), "A1"))

    def _read(self, paragraph: Paragraf, after: Paragraf | None) -> None:
        if paragraph.tanda and paragraph.tanda.gaya == "(1)":
            self._ayat[str(paragraph.tanda.nomor)] = paragraph
        if paragraph.kepala:
            self._close()
            self._is_aside = False
            self._read_head(paragraph)
            return
        if label := read_label(paragraph.teks):
            self._read_label(label, paragraph, after)
            return
        self._resume(paragraph)
        if self._list is not None and not self._is_aside and not begins_sentence(paragraph.teks):
            if self._list.take(paragraph):
                return
            self._close(paragraph)
        if self._announces(paragraph, after) or self._gives_duty(paragraph) or self._names_office(paragraph):
            return
        if self._list is None:
            self._pass_over(paragraph)
        elif not self._is_aside and not self._list.take(paragraph):
            self._close(paragraph)

    def _resume(self, paragraph: Paragraf) -> None:
        """Go on with a list after a label that stood inside one of its items ("Hasil kerja: laporan")."""
        if not self._is_aside or self._list is None or paragraph.tanda is None:
            return
        if self._list.continues(paragraph):
            self._is_aside = False
        else:
            self._close()

    def _read_label(self, label: Label, paragraph: Paragraf, after: Paragraf | None) -> None:
        self._is_aside = label.bagian is Bagian.LAIN
        if label.bagian is Bagian.LAIN:  # the list is left open: its next item may follow
            return
        self._close()
        if label.bagian is Bagian.JABATAN:
            self._is_form = True
            self._name_jabatan(label.isi, paragraph.sumber)
        elif self._current is None:
            self._refuse_list(label.bagian, paragraph)
        elif label.isi:
            self._read_labelled(label, self._current, paragraph.sumber)
        elif after is not None:
            self._list = DutyList(label.bagian, self._current)

    def _name_jabatan(self, text: str, source: Source) -> None:
        """The jabatan that a form names, whatever its title; an empty one belongs to nobody."""
        nama = _RANK.sub("", text).strip(" .-")
        self._current = None
        if nama and self._office(nama, source) is None:
            self._current = self._offices.setdefault(fold(nama), Office(self._lingkup.name(nama), None, source))

    def _read_labelled(self, label: Label, office: Office, source: Source) -> None:
        """Duties that stand beside their label: a tugas, or the items of a list or the first of them."""
        items = marked_items(label.isi)
        first, _ = read_mark(items[0])
        if label.bagian is Bagian.TUGAS and (first is None or first.nomor > 1):
            office.take_duty(label.isi, source)
            return
        self._list = DutyList(label.bagian, office)
        for item in items:
            mark, text = read_mark(item)
            self._list.take(Paragraf(source, text, mark))
        if first is None and ";" in label.isi and label.isi.endswith("."):
            self._close()

    def _pass_over(self, paragraph: Paragraf) -> None:
        """A paragraph that says nothing of duties; one that seems to announce a list is reported."""
        if _UNREAD.search(paragraph.teks):
            self._refuse(paragraph, "kalimat ini mengantar daftar, tetapi jabatannya tidak terbaca")
        elif paragraph.teks.isupper():
            self._lingkup.note_heading(paragraph.teks)

    def _read_head(self, paragraph: Paragraf) -> None:
        if paragraph.teks.casefold().startswith("pasal"):
            self._ayat = {}
            return
        self._lingkup.note_heading(paragraph.teks)
        if not self._names_office(paragraph):
            self._pass_over(paragraph)

    def _announces(self, paragraph: Paragraf, after: Paragraf | None) -> bool:
        opens = (
            after is not None and after.tanda is not None and after.tanda.nomor <= 1 and not head_title(after.teks)
        )
        intro = announced(paragraph.teks)
        if intro is None or after is None or not (paragraph.teks.endswith(":") or opens):
            return False
        if self._is_aside and not intro.subjek:
            return False
        self._close()
        if not intro.subjek and speaks_of_stranger(paragraph.teks):
            self._current = None
        office = self._office(intro.subjek, paragraph.sumber)
        if office is None:
            self._refuse_list(intro.kind, paragraph)
            return True
        self._take_duty_from_ayat(office, paragraph)
        self._list = DutyList(intro.kind, office)
        return True

    def _take_duty_from_ayat(self, office: Office, paragraph: Paragraf) -> None:
        """Take the tugas from the ayat to which "tugas sebagaimana dimaksud pada ayat (1)" refers."""
        found = _AYAT.search(paragraph.teks)
        source = self._ayat.get(found[1]) if found else None
        if source is not None and source is not paragraph:
            office.take_duty(source.teks, source.sumber)

    def _gives_duty(self, paragraph: Paragraf) -> bool:
        duty = given_duty(paragraph.teks)
        if duty is not None and self._is_aside and not duty.subjek:
            return False
        office = self._office(duty.subjek, paragraph.sumber) if duty else None
        if duty is None or office is None:
            return False
        self._close()
        office.take_duty(duty.teks, paragraph.sumber)
        if paragraph.teks.endswith(":"):
            self._list = DutyList(Bagian.TUGAS, office)
        return True

    def _names_office(self, paragraph: Paragraf) -> bool:
        title = head_title(paragraph.teks)
        if not title or (self._is_form and self._is_aside):  # there a form lists superiors and colleagues
            return False
        self._close()
        self._office(title, paragraph.sumber)
        return True

    def _office(self, title: str, source: Source) -> Office | None:
        """The office of a title, from now on the current one; the current one where there is no title."""
        if not title or read_title(title) is None:
            return self._current
        nama = self._lingkup.name(title)
        gelar = read_title(nama)
        key = gelar or fold(nama)
        known = self._offices.get(key)
        if known is None or known.empty:  # named before in a list of the organisation: here its duties begin
            self._offices.pop(key, None)
            known = self._offices[key] = Office(nama, gelar, source)
        self._current, self._is_aside = known, False
        return known

    def _close(self, intruder: Paragraf | None = None) -> None:
        """End the list; an ``intruder`` that looked like its next item is reported."""
        if self._list is None:
            return
        if intruder is not None and intruder.tanda is not None and intruder.tanda.gaya == self._list.style:
            self._refuse(
                intruder,
                f"butir {intruder.teks[:_SHOWN]!r} tidak melanjutkan nomor daftar di atasnya; periksa nomornya",
            )
        self._list.close()
        self._list = None

    def _refuse_list(self, kind: Bagian, paragraph: Paragraf) -> None:
        self._refuse(paragraph, f"daftar {kind.value} ini tidak menyebut jabatannya; tulis jabatannya di atasnya")

    def _refuse(self, paragraph: Paragraf, reason: str) -> None:
        sel = f"{source_sheet(self._grid)}!{paragraph.sumber.cell}"
        self._refused.append(Ditolak(sel=sel, alasan=f"{sel}: {reason}.", berkas=self._grid.file))

    def _warn_of_words(self, repaired: dict[str, str], suspicious: list[str]) -> None:
        for rule, words, said, advice in (
            ("kata-dipisah", list(repaired.values()), "Kata yang menempel dipisahkan", "Periksa hasilnya."),
            (
                "kata-menempel",
                suspicious,
                "Kata yang mungkin menempel dibiarkan",
                "Pisahkan di teks asal bila perlu.",
            ),
        ):
            if words:
                self._warnings.append(
                    Temuan(
                        aturan=rule,
                        tingkat=Tingkat.SARAN,
                        sel=source_sheet(self._grid),
                        pesan=f"{said}: {', '.join(words)}.",
                        saran=advice,
                        berkas=self._grid.file,
                    )
                )
