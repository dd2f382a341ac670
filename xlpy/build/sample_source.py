"""The sources of the sample, read from ``build/contoh``: an invented kecamatan with seven kelurahan.

Only what a person decides stands in the sources.  A pagu is the sum of its items; names, indikator and satuan are the
nomenclature's, so that they cannot drift from it.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from importlib import resources

from xlpy.plan.kode import Kedalaman, Kode
from xlpy.plan.model import BULAN, Bulanan
from xlpy.plan.nomenclature import Entri, Nomenklatur, nomenklatur


@dataclass(frozen=True, slots=True)
class Kantor:
    """The office, as its settings say: the year, "Kabupaten …", the name of the kecamatan, its code and town."""

    tahun: int
    pemerintah: str
    kecamatan: str
    kode_skpd: str
    tempat: str


@dataclass(frozen=True, slots=True)
class JabatanContoh:
    """One office of the regulation."""

    nama: str
    tugas: str
    fungsi: tuple[str, ...]
    uraian: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the detail: ``volume`` of ``satuan`` at ``harga`` rupiah each."""

    rekening: str
    uraian: str
    spesifikasi: str
    volume: int
    satuan: str
    harga: int

    @property
    def jumlah(self) -> int:
        """The amount in rupiah."""
        return self.volume * self.harga


@dataclass(frozen=True, slots=True, kw_only=True)
class SubContoh:
    """One sub kegiatan of one unit; ``kelurahan`` is empty for the kecamatan itself, amounts are rupiah."""

    entri: Entri
    kelurahan: str
    target: str
    sumber_dana: str
    mulai: str
    sampai: str
    alokasi_lalu: int
    alokasi_depan: int
    bulanan: Bulanan
    rincian: tuple[Item, ...]

    @property
    def pagu(self) -> int:
        """The sum of the items in rupiah."""
        return sum(item.jumlah for item in self.rincian)


@dataclass(frozen=True, slots=True, kw_only=True)
class KegiatanContoh:
    """A kegiatan with the measures of its block "Indikator dan Tolak Ukur Kinerja" and its sub kegiatan."""

    program: Entri
    entri: Entri
    capaian: str
    target_capaian: str
    hasil: str
    target_hasil: str
    sub: tuple[SubContoh, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anggaran:
    """The budget of the sample: its office, its kegiatan, the names of its accounts, the codes of its kelurahan."""

    kantor: Kantor
    kegiatan: tuple[KegiatanContoh, ...]
    rekening: Mapping[str, str]
    kelurahan: Mapping[str, str]


def read_text(name: str) -> str:
    """The text of one source."""
    return (resources.files("xlpy.build") / "contoh" / name).read_text(encoding="utf-8")


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a source that is a table."""
    return csv.DictReader(read_text(name).splitlines())


def read_kantor() -> Kantor:
    """The office, from the settings that travel with the sample."""
    settings = tomllib.loads(read_text("pengaturan-contoh.toml"))
    return Kantor(*(settings[field.name] for field in fields(Kantor)))


def read_jabatan() -> Iterator[JabatanContoh]:
    """The offices with tugas, fungsi and uraian; that of the Lurah once for every kelurahan."""
    for office in tomllib.loads(read_text("tupoksi.toml"))["jabatan"]:
        jabatan = JabatanContoh(office["nama"], office["tugas"], tuple(office["fungsi"]), tuple(office["uraian"]))
        if office.get("per_kelurahan", False):
            yield from (_named(jabatan, row["nama"]) for row in read_rows("kelurahan.csv"))
        else:
            yield jabatan


def _named(office: JabatanContoh, kelurahan: str) -> JabatanContoh:
    def fill(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(text.replace("{kelurahan}", kelurahan) for text in texts)

    nama, tugas = fill((office.nama, office.tugas))
    return JabatanContoh(nama, tugas, fill(office.fungsi), fill(office.uraian))


def read_anggaran() -> Anggaran:
    """The whole budget."""
    kantor = read_kantor()
    daftar = nomenklatur(kantor.tahun)
    items: dict[tuple[str, str], list[Item]] = {}
    for row in read_rows("rincian.csv"):
        item = Item(
            row["rekening"], row["uraian"], row["spesifikasi"], int(row["volume"]), row["satuan"], int(row["harga"])
        )
        items.setdefault((row["kode"], row["kelurahan"]), []).append(item)
    subs = [_sub(row, daftar, items[row["kode"], row["kelurahan"]]) for row in read_rows("sub_kegiatan.csv")]
    return Anggaran(
        kantor=kantor,
        kegiatan=tuple(_kegiatan(row, daftar, subs) for row in read_rows("kegiatan.csv")),
        rekening={row["kode"]: row["nama"] for row in read_rows("rekening.csv")},
        kelurahan={row["nama"]: row["kode"] for row in read_rows("kelurahan.csv")},
    )


def _sub(row: Mapping[str, str], daftar: Nomenklatur, items: list[Item]) -> SubContoh:
    return SubContoh(
        entri=daftar.entri[row["kode"]],
        kelurahan=row["kelurahan"],
        target=row["target"],
        sumber_dana=row["sumber_dana"],
        mulai=row["mulai"],
        sampai=row["sampai"],
        alokasi_lalu=int(row["alokasi_lalu"]),
        alokasi_depan=int(row["alokasi_depan"]),
        bulanan=tuple(int(row[bulan.lower()]) for bulan in BULAN),
        rincian=tuple(items),
    )


def _kegiatan(row: Mapping[str, str], daftar: Nomenklatur, subs: list[SubContoh]) -> KegiatanContoh:
    kode = Kode(row["kode"])
    return KegiatanContoh(
        program=daftar.entri[kode.induk(Kedalaman.PROGRAM)],
        entri=daftar.entri[kode.teks],
        capaian=row["capaian"],
        target_capaian=row["target_capaian"],
        hasil=row["hasil"],
        target_hasil=row["target_hasil"],
        sub=tuple(s for s in subs if Kode(s.entri.kode).induk(Kedalaman.KEGIATAN) == kode.teks),
    )
