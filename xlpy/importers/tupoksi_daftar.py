"""Offices and their lists while a text is read."""

from dataclasses import dataclass, field

from xlpy.importers.tupoksi_butir import clean_item, make_butir
from xlpy.importers.tupoksi_label import Bagian
from xlpy.importers.tupoksi_lines import Paragraf
from xlpy.importers.tupoksi_tanda import Tanda, parted
from xlpy.plan.jabatan import Gelar
from xlpy.plan.model import Butir, Jabatan
from xlpy.plan.provenance import Provenance, Source

_LISTS = (Bagian.TUGAS, Bagian.FUNGSI, Bagian.URAIAN)
_LARGEST_GAP = 3  # numbers missing in a list before a mark is taken for something else


@dataclass(slots=True)
class Office:
    """An office while its duties are gathered."""

    nama: str
    gelar: Gelar | None
    sumber: Source
    tugas: str = ""
    sumber_tugas: Source | None = None
    daftar: dict[Bagian, list[Butir]] = field(default_factory=lambda: {kind: [] for kind in _LISTS})

    def take_duty(self, text: str, source: Source) -> None:
        """Take the tugas; the first one stated counts."""
        if not self.tugas:
            self.tugas, self.sumber_tugas = clean_item(text), source

    def finish(self) -> Jabatan:
        """The office as understood; a list under "tugas" is its uraian tugas when there is no other."""
        uraian, duties = self.daftar[Bagian.URAIAN], self.daftar[Bagian.TUGAS]
        tugas = self.tugas
        if duties and not uraian:
            uraian = duties
        elif duties:
            tugas = f"{tugas} {'; '.join(b.teks for b in duties)}".strip()
        sources = {"nama": self.sumber}
        if self.sumber_tugas:
            sources["tugas"] = self.sumber_tugas
        return Jabatan(
            nama=self.nama,
            tugas=tugas,
            fungsi=tuple(self.daftar[Bagian.FUNGSI]),
            uraian_tugas=tuple(uraian),
            sumber=Provenance.of(sources),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was said of it."""
        return not self.tugas and not any(self.daftar.values())


@dataclass(slots=True)
class DutyList:
    """The list being read: whose, of what, and where in its numbering it stands."""

    kind: Bagian
    office: Office
    style: str = ""
    last: int = 0
    inner: Tanda | None = None
    texts: list[tuple[str, Source]] = field(default_factory=list)

    def take(self, paragraph: Paragraf) -> bool:
        """Take a paragraph as an item or as part of one; False when it belongs to the list no more."""
        mark = paragraph.tanda
        if not self.texts:
            return self._begin(paragraph)
        if mark is None:
            return self._take_unmarked(paragraph)
        if mark.gaya != self.style:
            return self._take_inner(paragraph, mark)
        if self._opens_inner(mark) or self.inner == Tanda(mark.gaya, mark.nomor - 1):
            return self._take_inner(paragraph, mark)
        if mark.nomor and not self.last <= mark.nomor <= self.last + _LARGEST_GAP:
            return False
        self._add(paragraph, mark)
        return True

    def continues(self, paragraph: Paragraf) -> bool:
        """Whether the paragraph has just the number that comes next."""
        return bool(self.texts) and paragraph.tanda == Tanda(self.style, self.last + 1)

    def _begin(self, paragraph: Paragraf) -> bool:
        mark = paragraph.tanda
        if mark is not None and mark.nomor > 1:
            return False
        self.style = mark.gaya if mark else ""
        self._add(paragraph, mark)
        return True

    def _add(self, paragraph: Paragraf, mark: Tanda | None) -> None:
        self.last, self.inner = mark.nomor if mark else 0, None
        self.texts.append((paragraph.teks, paragraph.sumber))

    def _take_unmarked(self, paragraph: Paragraf) -> bool:
        """In a list without marks each paragraph is an item; in others it ends the list."""
        if self.style:
            return False
        self._add(paragraph, None)
        return True

    def _opens_inner(self, mark: Tanda) -> bool:
        """A list of the same style inside an item: it begins at one after a colon."""
        return mark.nomor == 1 and self.last >= 1 and self.texts[-1][0].rstrip(" ;,").endswith((":", "meliputi"))

    def _take_inner(self, paragraph: Paragraf, mark: Tanda) -> bool:
        """Add the paragraph to the item above: "1. …" under "e. …:" is part of e."""
        if mark.gaya == "(1)" or mark.capital:
            return False
        text, source = self.texts[-1]
        self.texts[-1] = (f"{text} {mark} {paragraph.teks}", source)
        self.inner = mark
        return True

    def close(self) -> None:
        """Give the items to the office; one unmarked paragraph under "Tugas" is its tugas."""
        if self.kind is Bagian.TUGAS and not self.style and len(self.texts) == 1 and not self.office.tugas:
            self.office.take_duty(*self.texts[0])
            return
        texts = self.texts if self.style else [(part, source) for text, source in self.texts for part in parted(text)]
        self.office.daftar[self.kind] += [make_butir(text, source) for text, source in texts if clean_item(text)]
