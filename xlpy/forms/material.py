"""What papers are made from: the workbook's document, where its procedure stands, and the codes in the foot line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xlpy.book.document import Document, Isi
from xlpy.build.sah import BERUBAH, DRAFT, differences, is_signed
from xlpy.forms.layout import Font
from xlpy.plan.masa_jabatan import those_in_office
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.model import RencanaKinerja
from xlpy.plan.text import fold
from xlpy.sop.keadaan import Keadaan
from xlpy.sop.status import BarisStatus


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
        kata: wordings that the office changed, by name.
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
    kata: Mapping[str, str] = field(default_factory=dict)
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

    def pejabat(self, jabatan: str) -> Pejabat:
        """Who holds an office on the day of the document, without one on that of printing; nameless if unlisted."""
        named = [p for p in self.settings.pejabat if fold(p.jabatan) == fold(jabatan)]
        serving = those_in_office(named, self.hari_dokumen) or named
        return max(serving, key=lambda p: p.mulai, default=Pejabat(jabatan=jabatan))

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
        version = str(self.typed("Draft_Versi"))
        parts = {"No.": self.nomor, "Versi": version, "Sidik": self.sidik, "Log": self.kode_log}
        return " · ".join(f"{name} {text}" for name, text in parts.items() if text)
