"""Labels of a form: "Nama Jabatan : Camat", "URAIAN TUGAS :", "HASIL KERJA"; what follows each belongs to it."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple


class Bagian(Enum):
    """What a part of a Tupoksi holds."""

    JABATAN = "jabatan"
    TUGAS = "tugas"
    FUNGSI = "fungsi"
    URAIAN = "uraian tugas"
    LAIN = "lain"


class Label(NamedTuple):
    """A labelled line: what the label announces, and the text after its colon, or ""."""

    bagian: Bagian
    isi: str


_NAMES: Mapping[Bagian, str] = {
    Bagian.JABATAN: "jabatan, nama jabatan, nama jabatan struktural, jabatan struktural",
    Bagian.TUGAS: """tugas, tugas pokok, tugas jabatan, tugas utama, ikhtisar jabatan, iktisar jabatan,
        ikhtisar tugas, ikhtisar, rumusan tugas, ringkasan tugas""",
    Bagian.FUNGSI: "fungsi, fungsi jabatan",
    Bagian.URAIAN: """uraian tugas, rincian tugas, uraian kegiatan, rincian kegiatan, uraian tugas pokok,
        rincian tugas pokok, uraian tugas jabatan, rincian tugas jabatan""",
    # The other parts of an analisis jabatan and of a uraian jabatan, and the lines at their heads.
    Bagian.LAIN: """kode jabatan, unit kerja, unit organisasi, satuan organisasi, instansi, jenis jabatan,
        kelas jabatan, nama, nama pejabat, nip, pangkat, pangkat/golongan, pangkat/gol, pangkat/gol. ruang,
        golongan, eselon, atasan langsung, bawahan, bawahan langsung, kedudukan, kedudukan jabatan, letak jabatan,
        kedudukan dalam struktur organisasi, kualifikasi, kualifikasi jabatan, syarat jabatan, syarat jabatan lain,
        persyaratan jabatan, pendidikan, pendidikan formal, pelatihan, pendidikan dan pelatihan, diklat,
        pengalaman, pengalaman kerja, pengetahuan kerja, keterampilan, keterampilan kerja, bakat kerja,
        temperamen kerja, minat kerja, upaya fisik, kondisi fisik, fungsi pekerjaan, standar kompetensi,
        hasil kerja, bahan kerja, alat kerja, perangkat kerja, perangkat/alat kerja, peralatan kerja, wewenang,
        kewenangan, tanggung jawab, tanggungjawab, hak, korelasi jabatan, hubungan kerja, hubungan jabatan,
        lingkungan kerja, kondisi lingkungan kerja, keadaan tempat kerja, kondisi tempat kerja, risiko bahaya,
        resiko bahaya, kemungkinan risiko bahaya, prestasi kerja, prestasi kerja yang diharapkan, prestasi,
        butir informasi lain, indikator kinerja, indikator kinerja utama, ditetapkan di, dikeluarkan di, pada tanggal,
        tanggal""",
}
_LABELS = {" ".join(name.split()): bagian for bagian, names in _NAMES.items() for name in names.split(",")}
_LONGEST = max(map(len, _LABELS)) + 2


def read_label(text: str) -> Label | None:
    """The label that a line begins with; None for running text.

    A list has items that read like a label ("b. tanggung jawab;"): those of a form begin with a capital, and without
    a colon every word does.
    """
    name, colon, isi = text.partition(":")
    if len(name) > _LONGEST:
        return None
    bagian = _LABELS.get(name.strip().lower().replace(" / ", "/"))
    if bagian is None:
        return None
    if bagian in {Bagian.JABATAN, Bagian.LAIN} and not (name[0].isupper() if colon else _is_heading(name)):
        return None
    return None if bagian is Bagian.JABATAN and not colon else Label(bagian, isi.strip())


def _is_heading(text: str) -> bool:
    return all(word[0].isupper() or word in {"dan", "dalam", "yang"} for word in text.split())
