"""Hypothesis strategies for the whole domain: anything that an importer or a person may leave in a workbook."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import resources

from hypothesis import strategies as st

from xlpy.book.document import Document
from xlpy.book.form import in_form_order
from xlpy.plan.facts import Konflik, Kunci, numbered
from xlpy.plan.masukan import Dpa, Pejabat, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.model import (
    Asal,
    Butir,
    Indikator,
    Jabatan,
    JenisTarget,
    Jenjang,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Ditolak, Temuan, Tingkat
from xlpy.plan.text import tidy

# Text that a spreadsheet is tempted to take for something else.
_TEMPTING = (
    "=1+1",
    "+62 812",
    "-",
    "@SUM(A1)",
    "'kutip",
    "<b>&amp;",
    "_x0041_",
    "Rp 1.000",
    "7.01",
    "2026",
    "TRUE",
    "é",
)

teks = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=20).map(tidy).filter(
    bool
).filter(lambda t: t.upper() != "JUMLAH") | st.sampled_from(_TEMPTING)
teks_atau_kosong = st.just("") | teks
_item = teks.filter(lambda t: ";" not in t)
daftar = st.lists(_item, max_size=3, unique=True).map(tuple)
unit = st.sampled_from(("", "", "Kelurahan Ditotrunan", "Kelurahan Jogoyudan", "Kepuharjo"))
rupiah = st.integers(0, 10**13)
bulanan = st.none() | st.tuples(*[st.integers(0, 10**12)] * 12)
_desimal = st.tuples(st.integers(-(10**12) + 1, 10**12 - 1), st.integers(0, 6)).map(
    lambda pair: Decimal(pair[0]).scaleb(-pair[1])
)
sumber = st.just(Provenance()) | st.dictionaries(
    st.sampled_from(("nama", "pagu", "target")),
    st.builds(Source, teks_atau_kosong, teks_atau_kosong, teks),
    min_size=1,
).map(Provenance.of)
# A predicate, not "12 Dokumen": what reads as a number comes back as one.
_predikat = st.text("ABCdef", min_size=1, max_size=3)


_asal = st.sampled_from(Asal)


@st.composite
def indikator(draw: st.DrawFn, asal: st.SearchStrategy[Asal] = _asal) -> Indikator:
    target = draw(st.none() | _desimal)
    return Indikator(
        nama=draw(teks),
        satuan=draw(teks_atau_kosong),
        target=target,
        target_teks=draw(st.just("") | _predikat) if target is None else "",
        jenis_target=draw(st.none() | st.sampled_from(JenisTarget)),
        triwulan=draw(st.tuples(*[st.none() | _desimal] * 4)),
        formulasi=draw(teks_atau_kosong),
        definisi_operasional=draw(teks_atau_kosong),
        sumber_data=draw(teks_atau_kosong),
        rencana_aksi=draw(teks_atau_kosong),
        asal=draw(asal),
        sumber=draw(sumber),
    )


def _ukuran(asal: st.SearchStrategy[Asal] = _asal) -> st.SearchStrategy[tuple[Indikator, ...]]:
    return st.lists(indikator(asal), max_size=3).map(tuple)


def _bernomor(asal: st.SearchStrategy[Asal] = _asal) -> st.SearchStrategy[tuple[Indikator, ...]]:
    """As in a form, where each indikator has the number it is known by."""
    return _ukuran(asal).map(lambda measures: tuple(numbered(measures)))


_angka2 = st.integers(1, 4).map("{:02d}".format)
kode_program = st.builds("7.01.{}".format, _angka2)
kode_kegiatan = st.builds("{}.2.{}".format, kode_program, _angka2)
kode_sub = st.builds("{}.{}".format, kode_kegiatan, st.integers(1, 9999).map("{:04d}".format))


def _kunci(node: object) -> object:
    return node.kunci  # type: ignore[attr-defined]


def _simpul(kind: type, kode: st.SearchStrategy[str], **more: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    fields = {
        "kode": kode,
        "nama": teks_atau_kosong,
        "unit": unit,
        "indikator": _bernomor(),
        "keterangan": teks_atau_kosong,
        "sumber": sumber,
    }
    return st.lists(st.builds(kind, **(fields | more)), max_size=4, unique_by=_kunci).map(tuple)


rencana = st.builds(
    RencanaKinerja,
    tahun=st.just(2026),
    tujuan=_simpul(Tujuan, teks),
    sasaran=_simpul(
        Sasaran, teks, tujuan=teks_atau_kosong, program=st.lists(kode_program, max_size=3, unique=True).map(tuple)
    ),
    program=_simpul(Program, kode_program),
    kegiatan=_simpul(Kegiatan, kode_kegiatan),
    sub_kegiatan=_simpul(
        SubKegiatan,
        kode_sub,
        pagu=rupiah,
        bulanan=bulanan,
        sumber_dana=daftar,
        seksi=teks_atau_kosong,
        penanggung_jawab=teks_atau_kosong,
        dasar_penanggung_jawab=teks_atau_kosong,
        yakin=st.booleans(),
    ),
)


@st.composite
def dpa(draw: st.DrawFn) -> Dpa:
    """A DPA in the order of its sheet, its totals those of its rows."""
    ukuran = st.lists(
        indikator(st.just(Asal.DPA)).map(
            lambda i: Indikator(
                nama=i.nama, satuan=i.satuan, target=i.target, target_teks=i.target_teks, asal=i.asal, sumber=i.sumber
            )
        ),
        max_size=2,
    ).map(tuple)
    more = {"indikator": ukuran, "keterangan": st.just("")}
    money = {"pagu": rupiah, "bulanan": bulanan, "sumber_dana": daftar, "seksi": teks_atau_kosong}
    coded = draw(_simpul(SubKegiatan, kode_sub, **more, **money))
    uncoded = draw(
        st.lists(
            st.builds(SubKegiatan, kode=st.just(""), nama=teks, unit=unit, sumber=sumber, indikator=ukuran),
            max_size=1,
        )
    )
    program = draw(_simpul(Program, kode_program, **more))
    kegiatan = draw(_simpul(Kegiatan, kode_kegiatan, **more))
    subs = (*sorted(coded, key=lambda s: (s.kode, s.unit)), *uncoded)
    codes = [n.kode for n in (*program, *kegiatan, *coded)]
    return Dpa(
        tahun=draw(st.none() | st.integers(2020, 2099)),
        nomor=draw(teks_atau_kosong),
        skpd=draw(teks_atau_kosong),
        perubahan=draw(st.booleans()),
        kolom_pagu=draw(teks_atau_kosong),
        pagu=sum(s.pagu for s in subs),
        urusan=("7",) if codes else (),
        bidang=("7.01",) if codes else (),
        program=tuple(sorted(program, key=lambda p: (p.kode, p.unit))),
        kegiatan=tuple(sorted(kegiatan, key=lambda k: (k.kode, k.unit))),
        sub_kegiatan=subs,
    )


@st.composite
def sasaran_strategis(draw: st.DrawFn) -> SasaranStrategis:
    """Tujuan with their sasaran in the order of the sheet; a sasaran always has its tujuan there."""
    ukuran = _ukuran(st.just(Asal.SASARAN))
    fixed = {"unit": st.just(""), "keterangan": st.just(""), "indikator": ukuran}
    tujuan = draw(_simpul(Tujuan, teks, **fixed))
    if not tujuan:
        return SasaranStrategis()
    places = st.integers(0, len(tujuan) - 1)
    sasaran = draw(_simpul(Sasaran, teks, program=daftar, **fixed))
    placed = sorted(((draw(places), s) for s in sasaran), key=lambda pair: pair[0])
    return SasaranStrategis(tujuan=tujuan, sasaran=tuple(replace(s, tujuan=tujuan[i].kode) for i, s in placed))


_butir = st.lists(st.builds(Butir, teks=teks, rutin=st.booleans(), sumber=sumber), max_size=3).map(tuple)
tupoksi = st.builds(
    Tupoksi,
    jabatan=st.lists(
        st.builds(Jabatan, nama=teks, tugas=teks_atau_kosong, fungsi=_butir, uraian_tugas=_butir, sumber=sumber),
        max_size=3,
        unique_by=lambda j: j.nama,
    ).map(tuple),
)
_hari = st.just("") | st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat)
pejabat = st.builds(
    Pejabat,
    jabatan=teks,
    nama=teks_atau_kosong,
    nip=st.just("") | st.text("0123456789", min_size=18, max_size=18),
    pangkat=teks_atau_kosong,
    unit=unit,
    atasan=teks_atau_kosong,
    sebutan=st.sampled_from(("", "Plt.", "Plh.")),
    mulai=_hari,
    selesai=_hari,
    akun=daftar,
)
pengaturan = st.builds(
    Pengaturan,
    tahun=st.just(2026),
    judul=teks_atau_kosong,
    pemerintah=teks_atau_kosong,
    kecamatan=teks_atau_kosong,
    kode_skpd=teks_atau_kosong,
    alamat=teks_atau_kosong,
    telepon=teks_atau_kosong,
    kode_pos=teks_atau_kosong,
    tempat=teks_atau_kosong,
    tanggal=st.just("") | st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    kertas=st.sampled_from(("F4", "A4")),
    penanda_tangan=teks_atau_kosong,
    pejabat=st.lists(pejabat, max_size=3, unique_by=lambda p: p.jabatan).map(tuple),
)
kunci = st.builds(Kunci, st.sampled_from(Jenjang).map(str), unit, teks_atau_kosong, st.integers(0, 3))
fakta = st.dictionaries(
    kunci, st.dictionaries(st.sampled_from(("nama", "pagu", "triwulan")), teks, max_size=3), max_size=4
)
_followed = st.sampled_from(
    (
        {},
        {"keadaan": "Baru", "isi": Decimal("2.5")},
        {"keadaan": "Masih", "isi": "12"},
        {"keadaan": "Dikecualikan", "pengecualian": "sebab — Sekar, 05/01/2026"},
        {"keadaan": "Selesai sejak 05/01/2026"},
    )
)
"""What became of a finding, and what stood in its cell."""
_found = st.builds(
    Temuan,
    aturan=teks,
    tingkat=st.sampled_from(Tingkat),
    sel=st.sampled_from(("", "DPA!F23", "Rencana Kinerja!F12", "Sheet1!A1", "DPA", "DPA!bukan sel")),
    pesan=teks,
    saran=teks_atau_kosong,
    dasar=teks_atau_kosong,
    berkas=teks_atau_kosong,
    identitas=st.just("") | st.from_regex(r"RK-[1-8]0[1-9]-[0-9a-f]{10}", fullmatch=True),
)
temuan = st.builds(lambda found, followed: replace(found, **followed), _found, _followed)
konflik = st.builds(
    Konflik,
    kunci=kunci,
    kolom=st.sampled_from(("nama", "pagu", "triwulan", "bulanan", "target_teks", "yakin", "asal", "lain")),
    lama=teks_atau_kosong,
    anda=teks_atau_kosong,
    baru=teks_atau_kosong,
    pilihan=st.sampled_from(("", "Anda", "Baru")),
)
_SOP = (resources.files("xlpy.sop") / "sop.toml").read_text(encoding="utf-8")
# The text is kept letter for letter: blanks, tabs, line ends and all.
_line_end = st.sampled_from(("\n", "\r\n", "\t\n"))
_comment = st.text("ab _x00D1é\t😀", max_size=40)
sop = st.just("") | st.builds("{}{}# {}{}".format, st.just(_SOP), _line_end, _comment, _line_end)

document = st.builds(
    Document,
    pengaturan=pengaturan,
    sasaran=sasaran_strategis(),
    dpa=dpa(),
    tupoksi=tupoksi,
    rencana=rencana.map(in_form_order),
    dasar=fakta,
    dasar_dpa=fakta,
    temuan=st.lists(temuan, max_size=3).map(tuple),
    ditolak=st.lists(st.builds(Ditolak, sel=teks, alasan=teks, berkas=teks_atau_kosong), max_size=2).map(tuple),
    konflik=st.lists(konflik, max_size=2).map(tuple),
    id=teks,
    sop=sop,
)
