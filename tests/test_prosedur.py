"""The procedure of a document: what is in hand, what a step takes from the sheets and leaves on them."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from contoh import dokumen
from prosedur import AKUN, PEJABAT, at

from xlpy.book.document import Document
from xlpy.book.schema import DISTRIBUSI, KOREKSI, SURAT, UNIT
from xlpy.errors import InputError
from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.prosedur import bekal_of, content_fingerprint, log_of, pelaku_of, sop_of, state_of, step, verify_document
from xlpy.prosedur_lembar import noted
from xlpy.sop.catatan import Kejadian, Tindakan
from xlpy.sop.cermin import Cermin
from xlpy.sop.muat import built_in_text, load_sop
from xlpy.sop.pejabat import Pelaksana, find_holder
from xlpy.sop.steps import JenisIsian
from xlpy.sop.tindak import Permintaan, TidakBolehError

SENIN = at("2026-01-05 08:00")
LETTER = {
    "Surat_Nomor_Agenda": "012",
    "Surat_Nomor": "050/1/2026",
    "Surat_Tanggal": date(2026, 1, 2),
    "Surat_Tentang": "Penyusunan",
    "Surat_Diterima": datetime(2026, 1, 5, 8, 0),  # noqa: DTZ001 - as a cell says it
}


def office(**changed: object) -> Document:
    """A document with a plan, without findings, whose people are known."""
    document = dokumen(temuan=())
    settings = replace(document.pengaturan, pejabat=PEJABAT)
    return replace(document, **{"pengaturan": settings, **changed})  # type: ignore[arg-type]


def do(document: Document, number: int, action: Tindakan, by: str, **changed: object) -> Document:
    """One step, done and written at once."""
    wish = Permintaan(
        langkah=number,
        tindakan=action,
        oleh=Pelaksana(pejabat=find_holder(PEJABAT, by, SENIN.date())),
        waktu_kejadian=SENIN,
        waktu_catat=SENIN,
        pencatat=AKUN,
    )
    return step(document, replace(wish, **changed)).document  # type: ignore[arg-type]


def event(number: int, data: dict[str, object], action: Tindakan = Tindakan.SELESAI) -> Kejadian:
    return Kejadian(
        waktu_catat=SENIN,
        waktu_kejadian=SENIN,
        langkah=number,
        tindakan=action,
        pelaku="Sekar",
        jabatan="Sekretaris",
        pencatat="ana@pc",
        data=data,  # type: ignore[arg-type]
    )


def test_what_the_sheet_surat_says_is_recorded() -> None:
    document = do(office(isian=LETTER), 1, Tindakan.MULAI, "Petugas Agenda")
    document = do(document, 1, Tindakan.SELESAI, "Petugas Agenda")
    assert log_of(document)[1].read().data == {
        "nomor_agenda": "012",
        "nomor_surat": "050/1/2026",
        "tanggal_surat": "2026-01-02",
        "tentang": "Penyusunan",
        "diterima": "2026-01-05T08:00:00+07:00",
    }
    assert document.isian == LETTER, "what was typed stays as it is"


def test_what_is_given_goes_before_what_the_sheet_says() -> None:
    document = do(office(isian=LETTER), 1, Tindakan.MULAI, "Petugas Agenda")
    document = do(document, 1, Tindakan.SELESAI, "Petugas Agenda", data={"nomor_agenda": "99"})
    assert log_of(document)[1].read().data["nomor_agenda"] == "99"
    assert document.isian["Surat_Nomor_Agenda"] == "99"


def test_every_value_that_surat_asks_for_is_shown_there_when_it_was_recorded() -> None:
    sop = load_sop()
    document = office()
    for number in range(1, 12):
        fields = sop.langkah[number - 1].mencatat
        data = {f.kunci: "2026-01-05T08:00:00+07:00" if f.jenis is JenisIsian.WAKTU else "2026-01-05" for f in fields}
        document = noted(document, sop, event(number, data))
    assert set(document.isian) == {name.name for name in SURAT.names if name.key != "perubahan"}


def test_step_six_does_not_overwrite_when_the_letter_was_handed_over() -> None:
    sop = load_sop()
    document = noted(office(), sop, event(2, {"diserahkan": "2026-01-05T08:20:00+07:00"}))
    assert noted(document, sop, event(6, {"diserahkan": "2026-01-21T08:45:00+07:00"})) == document


@pytest.mark.parametrize(
    ("number", "key", "sheet"), [(4, "form_unit", UNIT), (7, "koreksi", KOREKSI), (10, "distribusi", DISTRIBUSI)]
)
def test_recorded_rows_stand_on_their_sheet_once(number: int, key: str, sheet: object) -> None:
    sop = load_sop()
    field = next(f for f in sop.langkah[number - 1].mencatat if f.kunci == key)
    row = {column: f"{column} 1" for column in field.kolom}
    again = noted(noted(office(), sop, event(number, {key: [row]})), sop, event(number, {key: [row]}))
    (shown,) = again.tabel[sheet.table.name]  # type: ignore[attr-defined]
    assert {column: shown[column] for column in field.kolom if column != "status"} == {
        column: text for column, text in row.items() if column != "status"
    }


def test_what_somebody_wrote_beside_a_correction_stays() -> None:
    typed = {"nomor": 4, "bagian": "Target", "tertulis": 12, "koreksi": 15, "tindak_lanjut": "sudah diganti"}
    rows = {"koreksi": [{"bagian": "Target", "tertulis": "12", "koreksi": "15", "status": "Sudah"}]}
    document = noted(office(tabel={"tblKoreksi": (typed,)}), load_sop(), event(7, rows))  # type: ignore[arg-type]
    (row,) = document.tabel["tblKoreksi"]
    assert {**typed, "status": "Sudah"}.items() <= row.items()


def test_a_correction_of_the_sheet_that_nobody_settled_keeps_the_step_open() -> None:
    wish = {"bagian": "Target", "koreksi": "15"}
    with pytest.raises(TidakBolehError, match="belum dimulai"):
        do(office(tabel={"tblKoreksi": (wish,)}), 7, Tindakan.KEMBALIKAN, "Sekretaris")


def test_what_is_in_hand_is_seen() -> None:
    hand = bekal_of(office())
    assert hand.ada == {"DPA": True, "Tupoksi": True}
    assert set(hand.form_kurang) == {"Kasubag Keuangan", "Kasi Pemerintahan"}, "asked by the SOP, none is in"
    units = ({"jabatan": "Kasi A", "status": "Diterima"}, {"jabatan": "Lurah B", "unit": "B", "status": "Dikirim"})
    assert bekal_of(office(tabel={"tblUnit": units})).form_kurang == ("Lurah B B",)


def test_blocking_findings_are_those_of_the_document_and_not_of_its_sheet() -> None:
    document = office()
    stale = Temuan(aturan="RK-104", tingkat=Tingkat.BERAT, pesan="sudah lama selesai", identitas="RK-104-0000000000")
    said = Temuan(aturan="sel-tidak-terbaca", tingkat=Tingkat.BERAT, pesan="dikatakan ketika mengimpor")
    before = bekal_of(document).temuan_berat
    assert before == 1, "RK-106: an indikator of the sasaran without quarterly targets"
    assert bekal_of(replace(document, temuan=(stale,))).temuan_berat == before
    assert bekal_of(replace(document, temuan=(said,))).temuan_berat == before + 1


def test_what_a_plan_lacks_is_named() -> None:
    document = office()
    assert bekal_of(document).belum_lengkap == ("Pengaturan kantor 3 dari 7",)
    nobody = replace(document, pengaturan=replace(document.pengaturan, pejabat=()))
    assert "nama Camat" in bekal_of(nobody).belum_lengkap


def test_the_fingerprint_covers_what_is_printed_and_nothing_else() -> None:
    document = office()
    whole = content_fingerprint(document)
    settings = document.pengaturan
    assert content_fingerprint(replace(document, pengaturan=replace(settings, kertas="A4"))) == whole
    assert content_fingerprint(replace(document, isian=LETTER, temuan=dokumen().temuan)) == whole
    assert content_fingerprint(replace(document, pengaturan=replace(settings, tanggal="2026-02-01"))) != whole
    plan = document.rencana
    fewer = replace(document, rencana=replace(plan, sub_kegiatan=plan.sub_kegiatan[1:]))
    assert content_fingerprint(fewer) != whole
    assert content_fingerprint(replace(document, rencana=replace(plan, sub_kegiatan=()))) == ""


def test_the_first_line_puts_the_procedure_in_force_into_the_document() -> None:
    document = do(office(), 1, Tindakan.MULAI, "Petugas Agenda")
    assert document.sop == built_in_text()
    assert sop_of(document) == load_sop()
    mirror = Cermin(log_of(document))
    assert verify_document(document, mirror).utuh
    changed = replace(document, sop=built_in_text().replace("5 menit", "6 menit"))
    assert [k.jenis for k in verify_document(changed, mirror).kerusakan] == ["asal-berbeda"]


def test_a_step_on_a_broken_log_is_refused() -> None:
    document = do(office(), 1, Tindakan.MULAI, "Petugas Agenda")
    (line,) = document.tabel["tblLog"]
    broken = replace(document, tabel={"tblLog": ({**line, "pelaku": "Orang Lain"},)})
    with pytest.raises(InputError, match="Log baris 1 berubah"):
        do(broken, 1, Tindakan.TUNDA, "Petugas Agenda", alasan="x")
    assert state_of(broken).baris == 1


def test_who_acts_by_the_account_is_known_where_it_is_one_person() -> None:
    settings = office().pengaturan
    day = SENIN.date()
    one = replace(PEJABAT[2], akun=("keke",))
    document = office(pengaturan=replace(settings, pejabat=(one, replace(PEJABAT[0], akun=()))))
    assert pelaku_of(document, AKUN, day) == one
    assert pelaku_of(document, "lain@pc", day) is None
    assert pelaku_of(office(), AKUN, day) is None, "all of them share it"


def test_a_predecessor_and_a_successor_have_one_form_between_them() -> None:
    settings = office().pengaturan
    again = replace(PEJABAT[3], nama="Baru", mulai="2026-02-01")
    document = office(pengaturan=replace(settings, pejabat=(*PEJABAT, again)))
    assert sorted(bekal_of(document).form_kurang) == ["Kasi Pemerintahan", "Kasubag Keuangan"]


def test_the_signature_of_a_predecessor_holds_when_the_successor_comes() -> None:
    document = office()
    signed = content_fingerprint(document)
    settings = document.pengaturan
    left = replace(PEJABAT[0], selesai="2026-05-31")
    follows = replace(PEJABAT[0], nama="Baru", mulai="2026-06-01")
    later = replace(document, pengaturan=replace(settings, pejabat=(left, *PEJABAT[1:], follows)))
    assert content_fingerprint(later) == signed
    redated = replace(later, pengaturan=replace(later.pengaturan, tanggal="2026-06-01"))
    assert content_fingerprint(redated) != signed
