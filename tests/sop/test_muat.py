"""Another office's procedure works by editing the file; one that could not be run is refused with its line."""

import re
from dataclasses import replace

import pytest
from prosedur import AKUN, BEKAL, IDENTITAS, Kantor

from xlpy.errors import InputError
from xlpy.plan.masukan import Pejabat
from xlpy.sop.catatan import PADA_LANGKAH, Tindakan
from xlpy.sop.muat import load_sop
from xlpy.sop.pejabat import Pelaksana
from xlpy.sop.tindak import TidakBolehError, decide

# A small office: no Kasubbag Keuangan, no draft of its own for the head, a return from 4 to 2, two deliveries at the
# end, one of them through an actor that stands for many.
TUJUH = (
    f"{IDENTITAS}\n"
    """\
[[pelaku]]
kode = "staf"
nama = "Staf"
[[pelaku]]
kode = "sekretaris"
nama = "Sekretaris"
[[pelaku]]
kode = "camat"
nama = "Camat"
[[pelaku]]
kode = "seksi"
nama = "Semua Kasi"
golongan = ["Kasi"]

[[kertas]]
kode = "rencana"
nama = "Rencana Kinerja"

[[dokumen]]
nama = "Nota Dinas"
[[dokumen]]
nama = "Blangko"
tersedia = true

[[langkah]]
nomor = 1
kegiatan = "Menerima permintaan"
pelaku = "staf"
waktu = "10 menit"
keluaran = ["Permintaan"]
kertas = []
mencatat = [{ kunci = "nomor_surat", nama = "Nomor surat", jenis = "teks" }]

[[langkah]]
nomor = 2
kegiatan = "Menyusun rencana"
pelaku = "sekretaris"
kelengkapan = ["Permintaan", "Nota Dinas", "Blangko"]
syarat = ["DPA"]
waktu = "2 hari"
keluaran = ["Draft"]
kertas = ["rencana"]

[[langkah]]
nomor = 3
kegiatan = "Mengisi bagian seksi"
pelaku = "seksi"
kelengkapan = ["Draft"]
waktu = "1 hari"
keluaran = ["Draft"]
kertas = []

[[langkah]]
nomor = 4
kegiatan = "Memeriksa"
pelaku = "camat"
kelengkapan = ["draft"]
gerbang = ["tanpa-temuan-berat"]
waktu = "30 menit"
keluaran = ["Draft"]
kertas = []
pertanyaan = "Perlu perbaikan?"
kembali_ke = 2

[[langkah]]
nomor = 5
kegiatan = "Menandatangani"
pelaku = "camat"
kelengkapan = ["Draft"]
waktu = "30 menit"
keluaran = ["Rencana Kinerja"]
kertas = ["rencana"]
mengunci = true
mencatat = [
  { kunci = "nomor_dokumen", nama = "Nomor", jenis = "teks" },
  { kunci = "tanggal_dokumen", nama = "Tanggal", jenis = "tanggal" },
  { kunci = "penanda_tangan", nama = "Penanda tangan", jenis = "teks" },
]

[[langkah]]
nomor = 6
kegiatan = "Membagikan"
pelaku = "staf"
waktu = "15 menit"
keluaran = ["Rencana Kinerja"]
kertas = []

[[langkah]]
nomor = 7
kegiatan = "Mengirim"
pelaku = "staf"
setelah = [5]
waktu = "15 menit"
keluaran = ["Rencana Kinerja"]
kertas = []
"""
)
MULAI, SELESAI, TUNDA, KEMBALIKAN, BATAL, BUKA = PADA_LANGKAH


class KantorKecil(Kantor):
    def __init__(self) -> None:
        super().__init__(load_sop(TUJUH, "kecil.toml"))

    def person(self, kode: str) -> Pejabat:
        titles = {"staf": "Staf", "sekretaris": "Sekcam", "camat": "Camat", "seksi": "Kasi Pelayanan Umum"}
        return Pejabat(jabatan=titles[kode], nama=f"Orang {kode}", akun=(AKUN,))


def through(office: Kantor, *numbers: int) -> None:
    for number in numbers:
        office.do(number, MULAI)
        stated = {"kelengkapan": ["nota dinas"]} if number == 2 else {}
        wish = office.wish(number, SELESAI)
        office.do(number, SELESAI, data={**wish.data, **stated})


def test_a_procedure_of_seven_steps_runs_from_end_to_end() -> None:
    office = KantorKecil()
    through(office, 1, 2, 3)
    office.do(4, MULAI)
    office.do(4, KEMBALIKAN)
    assert office.state.koreksi_terbuka
    through(office, 2, 3)
    office.do(4, MULAI)
    assert "1 koreksi belum selesai" in refused(office, 4, SELESAI)
    office.do(4, KEMBALIKAN)


def test_its_signature_is_that_of_its_own_step() -> None:
    office = KantorKecil()
    through(office, 1, 2, 3, 4, 5, 6, 7)
    assert office.state.rampung
    signed = office.state.tanda_tangan
    assert signed is not None
    assert signed.penanda_tangan == "Orang camat"
    office.do(2, BUKA)
    assert office.state.perubahan == 1


def refused(office: Kantor, number: int, action: Tindakan, **changed: object) -> str:
    with pytest.raises(TidakBolehError) as caught:
        decide(office.state, office.wish(number, action, **changed), BEKAL)
    return str(caught.value)


def test_what_comes_from_outside_is_stated_and_what_is_at_hand_is_not_asked_for() -> None:
    office = KantorKecil()
    through(office, 1)
    office.do(2, MULAI)
    assert refused(office, 2, SELESAI) == "langkah 2: kelengkapan belum ada: Nota Dinas."


def test_an_actor_that_stands_for_many_is_each_of_them() -> None:
    office = KantorKecil()
    through(office, 1, 2)
    anybody = Pelaksana(pejabat=Pejabat(jabatan="Kepala Seksi Pemerintahan", nama="Pemi", akun=(AKUN,)))
    assert decide(office.state, office.wish(3, MULAI, oleh=anybody), BEKAL).pelaku == "Pemi"
    lurah = replace(anybody, pejabat=Pejabat(jabatan="Lurah Melati", nama="Luri"))
    assert "hanya oleh Semua Kasi, bukan Lurah Melati (Luri)" in refused(office, 3, MULAI, oleh=lurah)


def test_what_waits_for_what() -> None:
    sop = load_sop()
    assert sop.mendahului(11) == frozenset(range(1, 10))
    assert sop.sesudah(10) == {10}
    assert sop.sesudah(5) == frozenset(range(5, 12))


def test_a_long_web_of_steps_is_followed_once() -> None:
    """Each step waits for all before it: following every path would take 2^40 turns."""
    head = TUJUH.split("[[langkah]]", maxsplit=1)[0]
    steps = "".join(
        f'[[langkah]]\nnomor = {n}\nkegiatan = "x"\npelaku = "staf"\nwaktu = "1 menit"\nkeluaran = []\nkertas = []\n'
        f"setelah = {list(range(1, n))}\n"
        for n in range(1, 41)
    )
    assert load_sop(head + steps).mendahului(40) == frozenset(range(1, 40))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kelengkapan = ["draft"]', 'kelengkapan = ["Telaah"]', 'langkah 4 memerlukan "Telaah", yang bukan keluaran'),
        ("kembali_ke = 2", "kembali_ke = 4", "langkah 4 kembali ke langkah 4, yang tidak mendahuluinya"),
        ("setelah = [5]", "setelah = [7]", "langkah 7 berputar: ia menunggu dirinya sendiri"),
        ("setelah = [5]", "setelah = [8]", "tidak terjangkau: ia menunggu langkah 8"),
        ("mengunci = true\nmencatat = [", "mengunci = true\nmencatat = []\nx = [", 'kunci "x" tidak dikenal'),
        ('kunci = "tanggal_dokumen"', 'kunci = "tanggal"', "langkah 5 mengunci, jadi harus mencatat tanggal_dokumen"),
        ("setelah = [5]", "setelah = [5]\nmengunci = true", "langkah 5 sudah mengunci; hanya satu langkah"),
        ('gerbang = ["tanpa-temuan-berat"]', 'gerbang = ["bebas"]', 'gerbang "bebas" tidak dikenal'),
        ('golongan = ["Kasi"]', 'golongan = ["Bupati"]', 'golongan "Bupati" tidak dikenal'),
        ('kunci = "nomor_surat"', 'kunci = "jam_mundur"', 'kunci "jam_mundur" dipakai oleh log sendiri'),
        (
            'nama = "Nomor surat", jenis = "teks"',
            'nama = "Nomor surat", jenis = "tabel"',
            '"kolom" diisi untuk jenis "tabel"',
        ),
        ('nama = "Nomor surat", jenis = "teks"', 'nama = "x", jenis = "teks", kolom = ["a"]', "hanya untuk itu"),
        (
            'nama = "Nomor surat", jenis = "teks"',
            'nama = "x", jenis = "tabel", kolom = ["a"], boleh_kosong = ["b"]',
            'kolom "b" tidak dikenal',
        ),
        ('jenis = "teks" }]', 'jenis = "teks", atau = "lain" }]', 'isian "lain" tidak dikenal'),
        ("tersedia = true", "tersedia = 1", '"tersedia" harus true atau false'),
        ('kertas = ["rencana"]\nmengunci', 'kertas = ["nota"]\nmengunci', 'kertas "nota" tidak dikenal'),
        ('pelaku = "seksi"', 'pelaku = "lurah"', 'pelaku "lurah" tidak dikenal'),
    ],
)
def test_what_could_not_be_run_is_refused_with_its_line(old: str, new: str, says: str) -> None:
    assert TUJUH.count(old) == 1
    text = TUJUH.replace(old, new)
    with pytest.raises(InputError) as caught:
        load_sop(text, "kecil.toml")
    assert says in str(caught.value)
    named = re.match(r"kecil\.toml baris (\d+): ", str(caught.value))
    assert named
    first = text[: text.index(new)].count("\n") + 1
    assert (
        first <= int(named[1]) <= first + new.count("\n") or text.splitlines()[int(named[1]) - 1] == "mengunci = true"
    )


def test_a_return_to_a_side_branch_would_undo_nothing() -> None:
    text = TUJUH.replace("kembali_ke = 2", "kembali_ke = 3\nsetelah = [2]")
    with pytest.raises(InputError, match="langkah 4 kembali ke langkah 3, yang tidak mendahuluinya"):
        load_sop(text)
