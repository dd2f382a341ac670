"""Corrections and the signature: what a return, an end, a reopening leave behind."""

from dataclasses import replace

import pytest
from prosedur import BEKAL, KOREKSI, PEJABAT, SIDIK, Kantor, filled, office, one

from xlpy.sop.catatan import PADA_LANGKAH
from xlpy.sop.keadaan import signature_fault
from xlpy.sop.pejabat import Pelaksana
from xlpy.sop.urutan import Tahap

MULAI, SELESAI, TUNDA, KEMBALIKAN, BATAL, BUKA = PADA_LANGKAH
ORANG = {p.nama: p for p in PEJABAT}

# ── corrections ──────────────────────────────────────────────────────────────────────────────────────────────────


def returned() -> Kantor:
    made = Kantor().finish(1, 2, 3, 4, 5, 6)
    made.do(7, MULAI)
    made.do(7, KEMBALIKAN)
    return made


def test_a_return_leads_back_to_step_5_and_says_so() -> None:
    made = returned()
    assert made.state.tahap[4:] == (Tahap.BELUM,) * 7
    assert made.log[-1].read().data == {"keputusan": "ya", "kembali_ke": "5", "koreksi": [KOREKSI]}
    assert [k.bagian for k in made.state.koreksi_terbuka] == ["Target 7.01"]
    assert made.state.posisi[4].diulang == 1


@pytest.mark.parametrize("rows", [[], [{**KOREKSI, "status": "Sudah"}]])
def test_a_return_needs_something_to_correct(rows: list[dict[str, str]]) -> None:
    says = "kembalikan memerlukan paling sedikit satu koreksi"
    assert says in one(office(7, "berjalan"), 7, KEMBALIKAN, data={"koreksi": rows})


def test_a_correction_needs_its_place_and_what_it_should_be() -> None:
    reason = one(office(7, "berjalan"), 7, KEMBALIKAN, data={"koreksi": [{"tertulis": "12"}]})
    assert "Isi kolom bagian, koreksi pada baris 1" in reason


def test_a_correction_without_status_is_open() -> None:
    made = Kantor().finish(1, 2, 3, 4, 5, 6)
    made.do(7, MULAI)
    made.do(7, KEMBALIKAN, data={"koreksi": [{"bagian": "Sasaran 1", "koreksi": "Meningkatnya …"}]})
    assert len(made.state.koreksi_terbuka) == 1


@pytest.mark.parametrize("status", ["Sudah", "Tidak diubah"])
def test_the_correction_ends_when_all_are_settled(status: str) -> None:
    made = returned().finish(5, 6)
    made.do(7, MULAI)
    assert one(made, 7, SELESAI) == (
        "langkah 7 menunggu: 1 koreksi belum selesai (Target 7.01). Tandai yang sudah, atau kembalikan ke langkah 5."
    )
    made.do(7, SELESAI, data={"koreksi": [{**KOREKSI, "status": status}]})
    assert made.log[-1].read().data["keputusan"] == "tidak"
    assert made.state.koreksi_terbuka == ()


def test_a_second_return_does_not_forget_the_first() -> None:
    made = returned().finish(5, 6)
    made.do(7, MULAI)
    made.do(7, KEMBALIKAN, data={"koreksi": [{**KOREKSI, "bagian": "Sasaran"}]})
    assert [k.bagian for k in made.state.koreksi_terbuka] == ["Target 7.01", "Sasaran"]


# ── the signature ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_signature_keeps_number_date_signer_and_content() -> None:
    signed = office(9, "selesai").state.tanda_tangan
    assert signed is not None
    assert (signed.nomor_dokumen, signed.tanggal_dokumen) == ("isi nomor_dokumen", "2026-01-05")
    assert (signed.penanda_tangan, signed.jabatan) == ("Cahya", "Camat")
    assert (signed.sidik_isi, signed.perubahan, signed.baris) == (SIDIK, 0, 18)


def test_the_signature_is_void_when_the_content_changes_and_holds_again_when_it_comes_back() -> None:
    state = office(9, "selesai").state
    assert signature_fault(state, SIDIK) == ""
    assert signature_fault(state, "0" * 64).startswith("TIDAK SAH – isi berubah setelah ditandatangani Cahya")
    assert signature_fault(state, "")
    assert signature_fault(office(9, "berjalan").state, "0" * 64) == ""


def test_somebody_else_than_the_signer_is_refused() -> None:
    made = office(9, "berjalan")
    data = {**filled(made.sop.langkah[8]), "penanda_tangan": "Orang Lain"}
    assert (
        one(made, 9, SELESAI, data=data) == 'langkah 9: penanda tangan "Orang Lain" bukan pelaku langkah ini (Cahya).'
    )


@pytest.mark.parametrize("sidik", ["", "abc", "Z" * 64])
def test_nothing_is_signed_where_there_is_no_plan(sidik: str) -> None:
    reason = one(office(9, "berjalan"), 9, SELESAI, replace(BEKAL, sidik_isi=sidik))
    assert "belum ada rencana yang dapat ditandatangani" in reason


def test_reopening_takes_the_signature_out_of_force_and_begins_a_change() -> None:
    made = Kantor().finish(*range(1, 12))
    made.do(5, BUKA, alasan="DPPA terbit")
    state = made.state
    assert (state.tanda_tangan, len(state.dicabut), state.perubahan) == (None, 1, 1)
    assert state.tahap[:5] == (*[Tahap.SELESAI] * 4, Tahap.BELUM)
    made.finish(*range(5, 10))
    signed = made.state.tanda_tangan
    assert signed is not None
    assert signed.perubahan == 1


def test_only_who_signed_reopens_what_voids_the_signature() -> None:
    made = Kantor().finish(*range(1, 10))
    reason = one(made, 5, BUKA, oleh=Pelaksana(pejabat=ORANG["Stefan"]))
    assert reason.startswith("langkah 5: buka-kembali hanya oleh Camat (Cahya), bukan Staf (Stefan).")


def test_delivering_again_leaves_the_corrections() -> None:
    made = returned().finish(5, 6)
    made.do(7, MULAI)
    made.do(7, SELESAI, data={"koreksi": [{**KOREKSI, "status": "Sudah"}]})
    made.finish(8, 9, 10)
    made.do(10, BUKA)
    assert len(made.state.koreksi) == 1
    made.do(5, BUKA)
    assert made.state.koreksi == ()


def test_delivering_again_leaves_the_signature_and_the_other_delivery() -> None:
    made = Kantor().finish(*range(1, 12))
    made.do(10, BUKA)
    state = made.state
    assert state.tanda_tangan is not None
    assert state.tahap[9:] == (Tahap.BELUM, Tahap.SELESAI)


def test_reopening_what_is_not_signed_is_no_change() -> None:
    made = Kantor().finish(*range(1, 7))
    made.do(5, BUKA)
    assert made.state.perubahan == 0
