"""A small office that runs a procedure: its people, what each step records, and a log that grows."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from xlpy.plan.masukan import Pejabat
from xlpy.sop.bekal import Bekal
from xlpy.sop.catatan import Catatan, Tindakan
from xlpy.sop.kanonik import fingerprint
from xlpy.sop.keadaan import Keadaan, fold
from xlpy.sop.muat import load_sop
from xlpy.sop.pejabat import Pelaksana
from xlpy.sop.rantai import append
from xlpy.sop.steps import Isian, JenisIsian, Langkah, Sop
from xlpy.sop.tindak import Permintaan, TidakBolehError, actor_of, decide
from xlpy.sop.waktu_kerja import WIB

AKUN = "keke@pc-1"
PEJABAT = (
    Pejabat(jabatan="Camat", nama="Cahya", nip="197012181991011002", akun=(AKUN,)),
    Pejabat(jabatan="Sekretaris Kecamatan", nama="Sekar", akun=(AKUN,)),
    Pejabat(jabatan="Kasubag Keuangan", nama="Keke", akun=(AKUN,)),
    Pejabat(jabatan="Kasi Pemerintahan", nama="Pemi", akun=(AKUN,)),
    Pejabat(jabatan="Staf", nama="Stefan", akun=(AKUN,)),
    Pejabat(jabatan="Petugas Agenda", nama="Peni", akun=(AKUN,)),
)
"""One person for each actor of the built-in procedure, and one who is none; they share a computer."""

SIDIK = fingerprint("isi rencana")
BEKAL = Bekal(ada={"DPA": True, "Tupoksi": True}, sidik_isi=SIDIK)
KOREKSI = {"bagian": "Target 7.01", "tertulis": "12", "koreksi": "15", "status": "Belum"}
SENIN = datetime(2026, 1, 5, 8, 0, tzinfo=WIB)
UJUNG = (
    "2026-01-05 08:05",
    "2026-01-05 08:20",
    "2026-01-05 08:30",
    "2026-01-09 08:30",
    "2026-01-21 08:30",
    "2026-01-21 08:45",
    "2026-01-22 08:45",
    "2026-01-22 09:00",
    "2026-01-22 09:30",
    "2026-01-22 09:45",
    "2026-01-22 10:45",
)
"""When each step of the built-in procedure ends, each taking its standard time, if it begins at SENIN and 11 follows
10; worked out by hand: 16 January is a holiday, so step 5 takes 12, 13, 14, 15, 19, 20, 21 January."""
IDENTITAS = """\
[sop]
nomor = "1/2027"
nama = "Prosedur"
instansi = ["Kecamatan Contoh"]
bagian = "Sub Bagian Keuangan"
disahkan_oleh = "Camat Contoh"
tanggal_pembuatan = 2027-01-04
tanggal_revisi = 2027-01-05
tanggal_efektif = 2027-01-06
dasar_hukum = ["PermenPANRB 88/2021"]
kualifikasi = ["Memahami prosedur"]
keterkaitan = "Internal"
peralatan = ["DPA"]
peringatan = "Tepat"
pencatatan = "Excel"
"""
"""How a procedure of another office begins, as TOML."""


def at(text: str) -> datetime:
    """A moment in WIB, as "2026-01-05 08:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def sample(field: Isian) -> object:
    """Something that may be typed into a field."""
    if field.jenis is JenisIsian.TABEL:
        return [{column: "Sudah" if column == "status" else f"{column} 1" for column in field.kolom}]
    return {
        JenisIsian.TEKS: f"isi {field.kunci}",
        JenisIsian.ANGKA: "3",
        JenisIsian.TANGGAL: "05/01/2026",
        JenisIsian.WAKTU: "05/01/2026 08:15",
        JenisIsian.DAFTAR: "satu; dua",
    }[field.jenis]


def filled(step: Langkah) -> dict[str, object]:
    """Everything that a step must record."""
    required = (field for field in step.mencatat if field.wajib and field.kunci != "penanda_tangan")
    return {field.kunci: sample(field) for field in required}


class Kantor:
    """An office with its log; every action takes a minute."""

    def __init__(self, sop: Sop | None = None, hand: Bekal = BEKAL, start: datetime = SENIN) -> None:
        self.sop = sop or load_sop()
        self.hand = hand
        self.now = start
        self.log: list[Catatan] = []
        self._state = fold(self.sop, ())

    @property
    def state(self) -> Keadaan:
        if self._state.baris != len(self.log):
            self._state = fold(self.sop, self.log)
        return self._state

    def wish(self, nomor: int, tindakan: Tindakan, **changed: object) -> Permintaan:
        """What the right person asks for, with all that it takes; ``changed`` in some respect."""
        step = self.sop.langkah[nomor - 1]
        kode = actor_of(self.state, step, tindakan)
        data: Mapping[str, object] = {}
        if tindakan is Tindakan.SELESAI:
            data = filled(step)
        elif tindakan is Tindakan.KEMBALIKAN:
            data = {"koreksi": [KOREKSI]}
        usual = Permintaan(
            langkah=nomor,
            tindakan=tindakan,
            oleh=Pelaksana(pejabat=self.person(kode)),
            waktu_kejadian=self.now,
            waktu_catat=self.now,
            pencatat=AKUN,
            alasan="sebab",
            data=data,
        )
        return replace(usual, **changed)  # type: ignore[arg-type]

    def person(self, kode: str) -> Pejabat:
        names = {"penerima-surat": 5, "staf": 4, "kasubbag-keuangan": 2, "sekretaris": 1, "camat": 0}
        return PEJABAT[names[kode]]

    def do(self, nomor: int, tindakan: Tindakan, hand: Bekal | None = None, **changed: object) -> Catatan:
        event = decide(self.state, self.wish(nomor, tindakan, **changed), hand or self.hand, PEJABAT)
        self.log.append(append(self.log, event))
        self.now += timedelta(minutes=1)
        return self.log[-1]

    def finish(self, *numbers: int) -> "Kantor":
        """Begin and finish these steps, one after the other."""
        for number in numbers:
            self.do(number, Tindakan.MULAI)
            self.do(number, Tindakan.SELESAI)
        return self


def whole_log() -> list[Catatan]:
    """All eleven steps, with a return from 7 to 5 and a reopening."""
    office = Kantor().finish(1, 2, 3, 4, 5, 6)
    office.do(7, Tindakan.MULAI)
    office.do(7, Tindakan.KEMBALIKAN)
    office.finish(5, 6)
    office.do(7, Tindakan.MULAI)
    office.do(7, Tindakan.SELESAI, data={"koreksi": [{**KOREKSI, "status": "Sudah"}]})
    return office.finish(8, 9, 10, 11).log


def rechained(lines: Sequence[Catatan], start: int = 0) -> list[Catatan]:
    """The log with every line from ``start`` on sealed anew, as somebody would who can compute fingerprints."""
    log = list(lines[:start])
    for line in lines[start:]:
        log.append(append(log, line.read()))
    return log


@functools.cache
def office(number: int, stage: str) -> Kantor:
    """An office in which this step stands so, and those before it are finished."""
    last = 9 if number == 11 else number - 1
    made = Kantor().finish(*range(1, last if stage == "menunggu" else last + 1))
    if stage in ("berjalan", "ditunda"):
        made.do(number, Tindakan.MULAI)
    if stage == "ditunda":
        made.do(number, Tindakan.TUNDA)
    if stage == "selesai":
        made.finish(number)
    return made


def refusal(made: Kantor, number: int, action: Tindakan, hand: Bekal = BEKAL, **changed: object) -> tuple[str, ...]:
    """Every reason why the right person may not do this, ``changed`` in some respect."""
    with pytest.raises(TidakBolehError) as caught:
        decide(made.state, made.wish(number, action, **changed), hand, PEJABAT)
    return caught.value.alasan


def one(made: Kantor, number: int, action: Tindakan, hand: Bekal = BEKAL, **changed: object) -> str:
    """The one reason why not."""
    (reason,) = refusal(made, number, action, hand, **changed)
    return reason
