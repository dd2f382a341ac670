"""The procedure as data: what is built in, what an office may change, what is refused and on which line."""

import re
from datetime import date

import pytest
from prosedur import IDENTITAS

from xlpy.book.schema_alur import DISTRIBUSI, KOREKSI, STATUS_KOREKSI, SURAT, UNIT
from xlpy.errors import InputError
from xlpy.plan.masukan import Pejabat
from xlpy.sop.koreksi import StatusKoreksi
from xlpy.sop.muat import load_sop
from xlpy.sop.pejabat import holders
from xlpy.sop.steps import Baku, SatuanWaktu, Sop

AWAL = f"""\
{IDENTITAS}[[pelaku]]
kode = "camat"
nama = "Camat"
[[pelaku]]
kode = "staf"
nama = "Staf"
[[kertas]]
kode = "draft"
nama = "Draft"
"""


def langkah(nomor: int, *extra: str, **replaced: str) -> str:
    """One step as TOML; ``replaced`` values stand as they are, None leaves the key out."""
    keys = {
        "nomor": str(nomor),
        "kegiatan": f'"Langkah ke-{nomor}"',
        "pelaku": '"staf"',
        "waktu": '"15 menit"',
        "keluaran": '["Draft"]',
        "kertas": '["draft"]',
        **replaced,
    }
    lines = [f"{key} = {value}" for key, value in keys.items() if value]
    return "\n".join(["[[langkah]]", *lines, *extra, ""])


def refusal(text: str) -> tuple[str, str]:
    """The message that ``text`` is refused with, and the text of the line that it names."""
    with pytest.raises(InputError) as caught:
        load_sop(text, "kantor.toml")
    message = str(caught.value)
    named = re.match(r"kantor\.toml baris (\d+): ", message)
    assert named, message
    return message, text.splitlines()[int(named[1]) - 1]


@pytest.fixture(scope="module")
def sop() -> Sop:
    return load_sop()


def test_the_built_in_procedure_has_eleven_steps_of_165_minutes_and_12_days(sop: Sop) -> None:
    assert [step.nomor for step in sop.langkah] == list(range(1, 12))
    sums = {unit: sum(step.waktu.jumlah for step in sop.langkah if step.waktu.satuan is unit) for unit in SatuanWaktu}
    assert sums == {SatuanWaktu.MENIT: 165, SatuanWaktu.HARI_KERJA: 12}


def test_who_does_each_step(sop: Sop) -> None:
    names = {actor.kode: actor.nama for actor in sop.pelaku}
    assert [names[step.pelaku] for step in sop.langkah] == [
        "Staf Penerima Surat",
        "Staf Penerima Surat",
        "Camat",
        "Kasubbag Keuangan",
        "Staf",
        "Kasubbag Keuangan",
        "Sekretaris",
        "Kasubbag Keuangan",
        "Camat",
        "Staf",
        "Staf",
    ]


def test_correction_leads_back_to_drafting_and_only_the_signature_locks(sop: Sop) -> None:
    assert {step.nomor: step.kembali_ke for step in sop.langkah if step.kembali_ke} == {7: 5}
    assert [step.nomor for step in sop.langkah if step.mengunci] == [9]


def test_both_deliveries_wait_for_the_signature_only(sop: Sop) -> None:
    assert [step.nomor for step in sop.langkah if step.setelah == (9,)] == [10, 11]


def test_dpa_and_tupoksi_are_required_where_the_draft_is_prepared(sop: Sop) -> None:
    assert {step.nomor: step.syarat for step in sop.langkah if step.syarat} == {4: ("DPA", "Tupoksi")}


def test_every_step_records_something_and_produces_a_paper(sop: Sop) -> None:
    assert all(step.mencatat and step.kertas for step in sop.langkah)
    assert {paper for step in sop.langkah for paper in step.kertas} == {paper.kode for paper in sop.kertas}


@pytest.mark.parametrize("sebutan", ["Sekretaris Kecamatan", "SEKRETARIS  CAMAT", "sekretaris"])
def test_other_names_of_an_office_mean_the_same_actor(sop: Sop, sebutan: str) -> None:
    person = Pejabat(jabatan=sebutan)
    assert [actor.kode for actor in sop.pelaku if holders(sop, actor.kode, (person,))] == ["sekretaris"]


def test_an_office_that_nobody_named_is_no_actor(sop: Sop) -> None:
    assert not any(holders(sop, actor.kode, (Pejabat(jabatan="Bupati"),)) for actor in sop.pelaku)


def test_the_effective_date_before_the_making_is_shown_as_given_and_flagged(sop: Sop) -> None:
    assert sop.identitas.tanggal_efektif == date(2022, 3, 1)
    (flag,) = sop.identitas.kejanggalan
    assert "Tanggal Efektif (1 Maret 2022) mendahului Tanggal Pembuatan (5 Januari 2023)" in flag


def test_typing_errors_and_persons_of_the_source_are_not_shown(sop: Sop) -> None:
    shown = repr(sop)
    for wrong in ("Akuntabiitas", "kineja", "Penyusunan Penyusunan", "Pebruari", "Drs.", "NIP"):
        assert wrong not in shown


def test_an_office_with_fewer_steps() -> None:
    small = load_sop(AWAL + langkah(1) + langkah(2, pelaku='"camat"', waktu='"1 hari"'))
    assert [step.setelah for step in small.langkah] == [(), (1,)]
    assert small.langkah[1].waktu == Baku(1, SatuanWaktu.HARI_KERJA)
    assert small.identitas.kejanggalan == ()


def test_an_office_with_one_step_more() -> None:
    built_in = load_sop().langkah
    large = load_sop(AWAL + "".join(langkah(n) for n in range(1, 13)))
    assert len(large.langkah) == len(built_in) + 1


def test_a_step_may_say_that_it_has_no_paper() -> None:
    assert load_sop(AWAL + langkah(1, kertas="[]")).langkah[0].kertas == ()


@pytest.mark.parametrize(
    ("steps", "says", "at"),
    [
        (
            langkah(1, pelaku='"kasi"'),
            'pelaku "kasi" tidak dikenal. Pakai salah satu dari: camat, staf',
            'pelaku = "kasi"',
        ),
        (langkah(1, 'bersama = [\n  "staf",\n  "kasi",\n]'), 'pelaku "kasi" tidak dikenal', '  "kasi",'),
        (langkah(1) + langkah(1), "langkah 1 tertulis dua kali", "nomor = 1"),
        (langkah(1) + langkah(3), "langkah 2 tidak ada", "nomor = 3"),
        (langkah(1) + langkah(2, "setelah = [3]") + langkah(3), "langkah 2 tidak terjangkau", "setelah = [3]"),
        (langkah(1) + langkah(2, "setelah = []"), "langkah 2 tidak terjangkau", "setelah = []"),
        (langkah(1, 'pertanyaan = "Ya?"', "kembali_ke = 4"), "kembali ke langkah 4", "kembali_ke = 4"),
        (
            langkah(1) + langkah(2, 'pertanyaan = "Ya?"', "kembali_ke = 3") + langkah(3),
            "kembali ke langkah 3",
            "kembali_ke = 3",
        ),
        (langkah(1, 'pertanyaan = "Ya?"'), '"pertanyaan" dan "kembali_ke" harus diisi bersama', "[[langkah]]"),
        (langkah(1, kertas=""), '"kertas" belum diisi', "[[langkah]]"),
        (langkah(1, kertas='["nota"]'), 'kertas "nota" tidak dikenal', 'kertas = ["nota"]'),
        (langkah(1, waktu='"2 minggu"'), 'satuan waktu "minggu" tidak dikenal', 'waktu = "2 minggu"'),
        (langkah(1, waktu='"sebentar"'), 'waktu "sebentar" tidak terbaca', 'waktu = "sebentar"'),
        (langkah(1, waktu='"0 menit"'), 'waktu "0 menit" tidak terbaca', 'waktu = "0 menit"'),
        (langkah(1, waktu="15"), '"waktu" harus teks dalam tanda kutip', "waktu = 15"),
        (langkah(1, 'pelakuu = "staf"'), 'kunci "pelakuu" tidak dikenal. Maksud Anda "pelaku"?', 'pelakuu = "staf"'),
        (langkah(1, "mengunci = 1"), '"mengunci" harus true atau false', "mengunci = 1"),
        (langkah(1, "setelah = [true]"), "harus bilangan bulat", "setelah = [true]"),
        (langkah(1, kegiatan='""'), '"kegiatan" kosong', 'kegiatan = ""'),
        (
            langkah(
                1,
                'mencatat = [\n  { kunci = "a", nama = "A", jenis = "teks" },\n'
                '  { kunci = "b", nama = "B", jenis = "foto" },\n]',
            ),
            'jenis isian "foto" tidak dikenal',
            '  { kunci = "b", nama = "B", jenis = "foto" },',
        ),
        (langkah(1, 'mencatat = ["a"]'), "harus berbentuk", 'mencatat = ["a"]'),
        (
            langkah(1) + '[[pelaku]]\nkode = "camat"\nnama = "Camat"\n',
            'kode "camat" tertulis dua kali',
            'kode = "camat"',
        ),
        (langkah(1) + "[langkh]\n", 'bagian "langkh" tidak dikenal', "[langkh]"),
        (langkah(1, "kegiatan kosong"), "bukan TOML yang benar", "kegiatan kosong"),
    ],
)
def test_a_procedure_that_cannot_run_is_refused_with_its_line(steps: str, says: str, at: str) -> None:
    message, line = refusal(AWAL + steps)
    assert says in message
    assert line == at


def test_a_procedure_without_steps_is_refused() -> None:
    message, _ = refusal(AWAL)
    assert "bagian [[langkah]] tidak ada" in message


def test_an_unfinished_text_is_refused_without_a_line_to_name() -> None:
    with pytest.raises(InputError, match="bukan TOML yang benar"):
        load_sop('[sop]\nnomor = "1', "kantor.toml")


def test_a_procedure_without_its_identity_box_is_refused() -> None:
    message, _ = refusal(langkah(1))
    assert "bagian [sop] tidak ada" in message


def test_a_key_above_every_section_is_refused_with_its_line() -> None:
    message, line = refusal(f"versi = 2\n{AWAL}{langkah(1)}")
    assert 'bagian "versi" tidak dikenal' in message
    assert line == "versi = 2"


def test_a_revision_before_the_making_is_flagged() -> None:
    odd = load_sop(AWAL.replace("tanggal_revisi = 2027-01-05", "tanggal_revisi = 2027-01-03") + langkah(1))
    (flag,) = odd.identitas.kejanggalan
    assert flag.startswith("Tanggal Revisi (3 Januari 2027) mendahului Tanggal Pembuatan (4 Januari 2027)")


def test_a_date_in_quotes_is_refused() -> None:
    message, line = refusal(AWAL.replace("tanggal_efektif = 2027-01-06", 'tanggal_efektif = "6 Januari 2027"'))
    assert '"tanggal_efektif" harus tanggal' in message
    assert line == 'tanggal_efektif = "6 Januari 2027"'


def test_what_the_sheets_ask_for_is_recorded_under_the_same_key(sop: Sop) -> None:
    fields = {field.kunci: field for step in sop.langkah for field in step.mencatat}
    assert {name.key for name in SURAT.names} - {"perubahan"} <= fields.keys()
    for key, sheet in (("form_unit", UNIT), ("koreksi", KOREKSI), ("distribusi", DISTRIBUSI)):
        assert set(fields[key].kolom) <= {column.key for column in sheet.table.columns}


def test_what_becomes_of_a_correction_is_said_in_the_words_of_its_sheet() -> None:
    assert tuple(StatusKoreksi) == STATUS_KOREKSI
