"""Tupoksi from running text: a regulation or a plain list, pasted with all that PDF does to it.

Three kinds of paragraph matter: one that gives an office its tugas ("Camat mempunyai tugas …"), one that announces a
list ("… menyelenggarakan fungsi:"), and the items of that list.  Lists that nothing announces as tugas, fungsi or
uraian tugas of an office (members of the organisation, rules of procedure) are passed over.
"""

import re
from dataclasses import replace
from itertools import zip_longest

from xlpy.importers.grid import Grid
from xlpy.importers.tupoksi_butir import clean_item
from xlpy.importers.tupoksi_daftar import Daftar, DutyList, Office
from xlpy.importers.tupoksi_kalimat import announced, begins_sentence, given_duty, head_title, is_label
from xlpy.importers.tupoksi_lines import Paragraf, read_paragraphs, source_sheet
from xlpy.plan.jabatan import Gelar, Golongan, capitalised, read_title
from xlpy.plan.masukan import Tupoksi
from xlpy.plan.temuan import Ditolak, Temuan, Tingkat

_AYAT = re.compile(r"tugas\s+sebagaimana\s+dimaksud\s+(?:pada|dalam)\s+ayat\s*\((\d+)\)", re.IGNORECASE)
_UNREAD = re.compile(r"\b(?:uraian|rincian)\s+tugas\b[^:]*:$", re.IGNORECASE)
_SHOWN = 40  # letters of a refused item shown to the user
_IN_KELURAHAN = frozenset({Golongan.SEKRETARIS, Golongan.KASUBAG, Golongan.KASI})


class TextReader:
    """Reads the paragraphs of one text, in order."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._offices: dict[Gelar, Office] = {}
        self._current: Office | None = None
        self._list: DutyList | None = None
        self._in_kelurahan = False
        self._ayat: dict[str, Paragraf] = {}
        self._warnings: list[Temuan] = []
        self._refused: list[Ditolak] = []

    def read(self) -> Tupoksi:
        """The offices with their duties; none when the text is no Tupoksi."""
        paragraphs, words = read_paragraphs(self._grid)
        for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
            self._read(paragraph, after)
        self._close()
        self._warn_of_words(words.repaired, words.suspicious)
        offices = [
            office.finish()
            for office in self._offices.values()
            if not office.empty and office.gelar.golongan is not Golongan.FUNGSIONAL
        ]
        return Tupoksi(jabatan=tuple(offices), peringatan=tuple(self._warnings), ditolak=tuple(self._refused))

    def _read(self, paragraph: Paragraf, after: Paragraf | None) -> None:
        if paragraph.tanda and paragraph.tanda.gaya == "(1)":
            self._ayat[str(paragraph.tanda.nomor)] = paragraph
        if paragraph.kepala:
            self._close()
            self._read_head(paragraph)
            return
        if self._list is not None and not begins_sentence(paragraph.teks):
            if self._list.take(paragraph):
                return
            self._close(paragraph)
        if self._announces(paragraph, after) or self._gives_duty(paragraph) or self._names_office(paragraph):
            return
        if self._list is not None and not self._list.take(paragraph):
            self._close(paragraph)
        elif self._list is None:
            self._pass_over(paragraph)

    def _pass_over(self, paragraph: Paragraf) -> None:
        """A paragraph that says nothing of duties; one that seems to announce a list is reported."""
        if _UNREAD.search(paragraph.teks):
            self._refuse(paragraph, "kalimat ini mengantar daftar, tetapi jabatannya tidak terbaca")
        elif paragraph.teks.isupper():
            self._note_scope(paragraph.teks)

    def _read_head(self, paragraph: Paragraf) -> None:
        if paragraph.teks.casefold().startswith("pasal"):
            self._ayat = {}
            return
        self._note_scope(paragraph.teks)
        if not self._names_office(paragraph):
            self._pass_over(paragraph)

    def _note_scope(self, text: str) -> None:
        """Under a heading on the kelurahan the offices that follow are those of a kelurahan."""
        folded = text.casefold()
        if "kelurahan" in folded or "kecamatan" in folded:
            self._in_kelurahan = "kecamatan" not in folded

    def _announces(self, paragraph: Paragraf, after: Paragraf | None) -> bool:
        opens = after is not None and after.tanda is not None and after.tanda.nomor <= 1
        intro = announced(paragraph.teks)
        if intro is None or after is None or not (paragraph.teks.endswith(":") or opens or is_label(paragraph.teks)):
            return False
        self._close()
        office = self._office(intro.subjek, paragraph)
        if office is None:
            self._refuse(
                paragraph, f"daftar {intro.kind.value} ini tidak menyebut jabatannya; tulis jabatannya di atasnya"
            )
            return True
        self._take_duty_from_ayat(office, paragraph)
        self._list = DutyList(intro.kind, office)
        return True

    def _take_duty_from_ayat(self, office: Office, paragraph: Paragraf) -> None:
        """Take the tugas from the ayat to which "tugas sebagaimana dimaksud pada ayat (1)" refers."""
        found = _AYAT.search(paragraph.teks)
        source = self._ayat.get(found[1]) if found else None
        if source is not None and source is not paragraph and not office.tugas:
            office.tugas, office.sumber_tugas = clean_item(source.teks), source.sumber

    def _gives_duty(self, paragraph: Paragraf) -> bool:
        duty = given_duty(paragraph.teks)
        office = self._office(duty.subjek, paragraph) if duty else None
        if duty is None or office is None:
            return False
        self._close()
        if not office.tugas:
            office.tugas, office.sumber_tugas = duty.teks, paragraph.sumber
        if paragraph.teks.endswith(":"):
            self._list = DutyList(Daftar.TUGAS, office)
        return True

    def _names_office(self, paragraph: Paragraf) -> bool:
        title = head_title(paragraph.teks)
        if not title:
            return False
        self._close()
        self._office(title, paragraph)
        return True

    def _office(self, title: str, paragraph: Paragraf) -> Office | None:
        """The office of a title, from now on the current one; the current one where there is no title."""
        gelar = read_title(title) if title else None
        if gelar is None:
            return self._current
        nama = capitalised(title)
        if gelar.golongan in {Golongan.LURAH, Golongan.CAMAT}:
            self._in_kelurahan = gelar.golongan is Golongan.LURAH
        elif self._in_kelurahan and gelar.golongan in _IN_KELURAHAN and not gelar.kelurahan:
            gelar, nama = replace(gelar, kelurahan=True), f"{nama} Kelurahan"
        known = self._offices.get(gelar)
        if known is None or known.empty:  # named before in a list of the organisation: here its duties begin
            self._offices.pop(gelar, None)
            known = self._offices[gelar] = Office(nama, gelar, paragraph.sumber)
        self._current = known
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
