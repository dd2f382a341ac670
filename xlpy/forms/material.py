"""What papers are made from: the workbook's document, where its procedure stands, and the codes in the foot line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from xlpy.book.document import Document, Isi
from xlpy.book.schema import KALENDER, SURAT
from xlpy.build.sah import BERUBAH, DRAFT, differences, is_signed
from xlpy.forms import words
from xlpy.forms.layout import Font
from xlpy.forms.templat import built_in
from xlpy.plan.jabatan import read_title
from xlpy.plan.masa_jabatan import those_in_office
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.model import RencanaKinerja
from xlpy.plan.text import fold, split_list
from xlpy.sop.kalender_tabel import read_kalender
from xlpy.sop.keadaan import Keadaan
from xlpy.sop.kode import KodeKertas
from xlpy.sop.pejabat import holders
from xlpy.sop.status import BarisStatus
from xlpy.sop.steps import Langkah
from xlpy.sop.tahun_kerja import length


@dataclass(frozen=True, slots=True, kw_only=True)
class Bahan:
    """What a paper may draw from.

    Attributes:
        document: the workbook.
        keadaan: where its procedure stands.
        status: the table of its steps.
        hari: the day of printing.
        sidik: the fingerprint of what is printed of the plan, shortened; empty without a plan.
        kode_log: the head of the log, shortened; empty while the log is.
        lambang: the emblem as a PNG or JPEG; empty for none.
        font: of the letters.
        kata: wordings by name, those of the office.
        tanpa_kolom: columns that the office leaves out of a paper, by the paper's code and the column's key.
    """

    document: Document
    keadaan: Keadaan
    status: Sequence[BarisStatus] = ()
    hari: date
    sidik: str = ""
    kode_log: str = ""
    lambang: bytes = b""
    font: Font = Font.ARIAL
    kata: Mapping[str, str] = field(default_factory=lambda: built_in().kata)
    tanpa_kolom: Mapping[str, Collection[str]] = field(default_factory=dict)

    @property
    def settings(self) -> Pengaturan:
        """The office's settings."""
        return self.document.pengaturan

    @property
    def plan(self) -> RencanaKinerja:
        """The plan."""
        return self.document.rencana

    @property
    def kertas(self) -> str:
        """The size of paper, "F4" or "A4"."""
        return self.settings.kertas

    def typed(self, name: str) -> Isi:
        """A single value kept as typed, by its defined name; "" where nothing is."""
        return self.document.isian.get(name, "")

    def rows(self, table: str) -> Sequence[Mapping[str, Isi]]:
        """The rows of a table kept as typed."""
        return self.document.tabel.get(table, ())

    def dicatat(self, kunci: str) -> object:
        """What a step recorded under ``kunci``; before that, what the sheet Surat says; "" where nothing does."""
        recorded = next((p.data[kunci] for p in self.keadaan.posisi if kunci in p.data), None)
        if recorded is not None:
            return recorded
        return next((self.typed(name.name) for name in SURAT.names if name.key == kunci), "")

    def teks(self, kunci: str) -> str:
        """The same as a letter has it: days and moments in words."""
        value = self.dicatat(kunci)
        return "; ".join(map(str, value)) if isinstance(value, list) else words.shown(value)

    def daftar(self, kunci: str) -> tuple[str, ...]:
        """The same as several texts."""
        value = self.dicatat(kunci)
        return tuple(map(str, value)) if isinstance(value, list) else split_list(str(value))

    def langkah(self, kunci: str) -> Langkah | None:
        """The step that records something under ``kunci``; None where the office's procedure has none."""
        return next((s for s in self.keadaan.sop.langkah if any(f.kunci == kunci for f in s.mencatat)), None)

    @property
    def sehari(self) -> int:
        """How many minutes a usual working day of this office has."""
        hours = self.document.tabel.get(KALENDER.tables[0].name)
        return max(map(length, read_kalender(jam_kerja=hours, ramadan=(), libur=()).jam.values()))

    @property
    def menjabat(self) -> tuple[Pejabat, ...]:
        """Those in office on the day of the document, without one on that of printing, in the list's order."""
        return those_in_office(self.settings.pejabat, self.hari_dokumen)

    def pejabat(self, jabatan: str) -> Pejabat:
        """Who holds an office on the day of the document, without one on that of printing; nameless if unlisted.

        The title may be spelled in any usual way; of several who hold it, who took it last.
        """
        title = read_title(jabatan)
        listed = self.settings.pejabat
        named = [p for p in listed if fold(p.jabatan) == fold(jabatan)]
        named = named or [p for p in listed if title and read_title(p.jabatan) == title]
        serving = [p for p in named if p in self.menjabat] or named
        return max(serving, key=lambda p: p.mulai, default=Pejabat(jabatan=jabatan))

    def pelaksana(self, nomor: int) -> Pejabat:
        """Who did a step; before anybody does, who holds the office that does it."""
        position, sop = self.keadaan.posisi[nomor - 1], self.keadaan.sop
        if position.pelaku:
            known = [p for p in self.settings.pejabat if fold(p.nama) == fold(position.pelaku)]
            own = [p for p in known if fold(f"{p.sebutan} {p.jabatan}") == fold(position.jabatan)]
            if own or len(known) != 1:
                return next(iter(own), Pejabat(jabatan=position.jabatan, nama=position.pelaku))
            return replace(known[0], jabatan=position.jabatan, sebutan="", unit="")  # under the title of that day
        actor = sop.langkah[nomor - 1].pelaku
        return next(iter(holders(sop, actor, self.menjabat)), Pejabat(jabatan=sop.nama_pelaku(actor)))

    @property
    def tanda(self) -> str:
        """What stands on top: a draft and its version, or that the signature is void; empty on a signed paper."""
        if is_signed(self.document):
            return BERUBAH if differences(self.document) else ""
        return self.tanda_draft

    @property
    def tanda_draft(self) -> str:
        """What stands on top of a draft, with its version once it has one."""
        version = str(self.typed("Draft_Versi"))
        return f"{DRAFT} VERSI {version}" if version else DRAFT

    @property
    def hari_dokumen(self) -> date:
        """The day of the document; without one that of printing."""
        iso = self.settings.tanggal
        return date.fromisoformat(iso) if iso else self.hari

    @property
    def nomor(self) -> str:
        """The number of the document; empty before it is signed."""
        return str(self.typed("Dokumen_Nomor")) if is_signed(self.document) else ""

    @property
    def kaki(self) -> str:
        """The foot line: number, version, fingerprint, head of the log."""
        return self._kode.teks(" · ", titik=True)

    @property
    def teks_kode(self) -> str:
        """The same with the document's name, as the QR code has it; empty where there is nothing to verify."""
        if not (self.sidik or self.kode_log):
            return ""
        settings = self.settings
        return f"{settings.judul} {settings.tahun} / {self._kode.teks(' / ')}"

    @property
    def _kode(self) -> KodeKertas:
        version = str(self.typed("Draft_Versi"))
        return KodeKertas(nomor=self.nomor, versi=version, sidik=self.sidik, log=self.kode_log)
