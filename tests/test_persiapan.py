"""The questions of the first run: in whichever order one answers, skips and stops, no answer is lost."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from contoh import dokumen
from hypothesis import given, settings
from hypothesis import strategies as st

from xlpy import actions, jobs_persiapan
from xlpy.book import closed
from xlpy.book.document import Document, dokumen_kosong
from xlpy.build.beranda_keadaan import AWAL, BERISI_CONTOH, beginning, completeness
from xlpy.errors import InputError
from xlpy.persiapan import Pertanyaan, belum, jawab, pertanyaan, tanyakan
from xlpy.plan.masukan import JABATAN_AWAL, Pejabat, Pengaturan
from xlpy.report_persiapan import next_click
from xlpy.resources import empty_workbook
from xlpy.sop.muat import load_sop

JAWABAN = {
    "tahun": "2027",
    "pemerintah": "Kabupaten Lumajang",
    "kecamatan": "Lumajang",
    "kode_skpd": "7.01.0.00.0.00.01.0000",
    "alamat": "Jalan Alun-Alun 1",
    "telepon": "(0334) 881234",
    "kode_pos": "67311",
    "tempat": "Lumajang",
    "camat.nama": "Ana Contoh, S.STP.",
    "camat.nip": "197012181991011002",
    "camat.pangkat": "Pembina",
    "camat.mulai": "01/03/2024",
    "sekretaris.nama": "Budi Contoh",
    "sekretaris.nip": "197501131999031001",
    "sekretaris.mulai": "01/02/2023",
    "kasubbag-keuangan.nama": "Cici Contoh",
    "kasubbag-keuangan.nip": "198001012005012003",
    "kasubbag-keuangan.mulai": "05/01/2022",
}
OFFICES = st.lists(
    st.builds(
        Pejabat,
        jabatan=st.sampled_from([*JABATAN_AWAL, "Kasi Pemerintahan", "Kepala Sub Bagian Keuangan", "Sekcam"]),
        nama=st.sampled_from(["", "Dedi"]),
    ),
    max_size=4,
    unique_by=lambda p: p.jabatan,
)


def all_at_once(document: Document) -> Document:
    for key, answer in JAWABAN.items():
        document = jawab(document, key, answer)
    return document


def answering(run: list[bool]) -> Callable[[Pertanyaan, str], str | None]:
    """Answers or skips, as the run says, then stops."""
    left = iter(run)

    def ask(question: Pertanyaan, _wrong: str) -> str | None:
        answers = next(left, None)
        return None if answers is None else JAWABAN[question.kunci] if answers else ""

    return ask


def test_every_question_is_answered_here() -> None:
    assert list(JAWABAN) == [q.kunci for q in pertanyaan(dokumen_kosong())]


def test_the_offices_asked_for_are_actors_of_the_procedure() -> None:
    assert set(JABATAN_AWAL) <= {actor.nama for actor in load_sop().pelaku}


@given(order=st.permutations(list(JAWABAN)), offices=OFFICES)
def test_in_any_order_the_document_is_the_same(order: list[str], offices: list[Pejabat]) -> None:
    start = Document(pengaturan=Pengaturan(tahun=2026, pejabat=tuple(offices)), rencana=dokumen_kosong().rencana)
    document = start
    for key in order:
        document = jawab(document, key, JAWABAN[key])
    assert document == all_at_once(start)
    assert {p.jabatan for p in offices} <= {p.jabatan for p in document.pengaturan.pejabat}


@given(st.lists(st.lists(st.booleans(), max_size=20), max_size=4))
@settings(max_examples=40)
def test_skipped_and_stopped_and_taken_up_again_it_is_the_same(runs: list[list[bool]]) -> None:
    """All is asked in each run but the last, which asks what is still open; the year has an answer from the start."""
    document = jawab(dokumen_kosong(), "tahun", JAWABAN["tahun"])
    for run in runs:
        before = {q.kunci: q.kini for q in pertanyaan(document)}
        document = tanyakan(document, answering(run), semua=True).document
        now = {q.kunci: q.kini for q in pertanyaan(document)}
        assert all(now[key] == kini for key, kini in before.items() if kini)
    document = tanyakan(document, answering([True] * len(JAWABAN)), semua=False).document
    assert document == all_at_once(dokumen_kosong())


def test_present_answers_are_the_defaults_and_change_nothing() -> None:
    document = all_at_once(dokumen_kosong())
    shown: list[str] = []

    def ask(question: Pertanyaan, _wrong: str) -> str:
        shown.append(question.kini)
        return question.kini

    done = tanyakan(document, ask, semua=True)
    assert shown == list(JAWABAN.values())
    assert (done.document, done.terjawab, done.berhenti) == (document, 0, False)


def test_only_what_was_changed_changes() -> None:
    document = all_at_once(dokumen())
    after = jawab(document, "sekretaris.nama", "Eka Contoh")
    (changed,) = [
        (one, other)
        for one, other in zip(document.pengaturan.pejabat, after.pengaturan.pejabat, strict=True)
        if one != other
    ]
    assert changed[1] == replace(changed[0], nama="Eka Contoh")
    assert replace(after, pengaturan=document.pengaturan) == document


def test_of_an_office_holder_without_a_name_nothing_else_is_asked() -> None:
    asked: list[str] = []

    def ask(question: Pertanyaan, _wrong: str) -> str:
        asked.append(question.kunci)
        return ""

    tanyakan(dokumen_kosong(), ask, semua=False)
    assert [key for key in asked if "." in key] == ["camat.nama", "sekretaris.nama", "kasubbag-keuangan.nama"]


@pytest.mark.parametrize(
    ("kunci", "jawaban", "said"),
    [
        ("tahun", "tahun depan", "bukan tahun"),
        ("kode_pos", "6731", "lima angka"),
        ("camat.nip", "1970", "harus 18 angka"),
        ("camat.nip", "197013181991011002", "bukan tanggal lahir"),
        ("camat.mulai", "kemarin", "tidak terbaca"),
        ("bupati", "Ana", "bukan pertanyaan Persiapan"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_reason(kunci: str, jawaban: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        jawab(dokumen_kosong(), kunci, jawaban)


def test_a_refused_answer_is_asked_again_and_the_rest_is_kept() -> None:
    wrongs: list[str] = []
    answers = iter(["", "Kabupaten Lumajang", "Kecamatan Lumajang", "", "", "", "67", "67311"])

    def ask(_question: Pertanyaan, wrong: str) -> str | None:
        wrongs.append(wrong)
        return next(answers, None)

    done = tanyakan(dokumen_kosong(), ask, semua=True)
    assert [bool(wrong) for wrong in wrongs] == [False] * 7 + [True, False]
    settings_now = done.document.pengaturan
    assert (settings_now.kecamatan, settings_now.kode_pos, done.terjawab) == ("Lumajang", "67311", 3)


def test_one_nip_belongs_to_one_person() -> None:
    document = all_at_once(dokumen_kosong())
    with pytest.raises(InputError, match="sudah dipakai Ana Contoh"):
        jawab(document, "sekretaris.nip", JAWABAN["camat.nip"])


def test_a_successor_in_the_list_is_who_is_asked_about() -> None:
    people = (
        Pejabat(jabatan="Camat", nama="Lama", selesai="2024-02-29"),
        Pejabat(jabatan="Camat", nama="Baru", mulai="2024-03-01"),
    )
    document = Document(pengaturan=Pengaturan(tahun=2026, pejabat=people), rencana=dokumen_kosong().rencana)
    after = jawab(document, "camat.pangkat", "Pembina").pengaturan.pejabat
    assert [p.pangkat for p in after] == ["", "Pembina"]


def test_once_all_is_answered_neither_beranda_nor_the_rules_ask_for_more() -> None:
    document = all_at_once(dokumen_kosong())
    assert not belum(document)
    assert [found.bagian for found in completeness(document)[:2]] == [1, 1]
    assert beginning(document) == 0
    found = {t.aturan for t in actions.susun(document, date(2027, 1, 4)).document.temuan}
    assert not found & {"RK-601", "RK-602", "RK-603", "RK-604"}


def test_beranda_says_where_to_begin_until_office_and_people_are_told() -> None:
    document = dokumen_kosong()
    for key in ("pemerintah", "kecamatan", "camat.nama", "sekretaris.nama"):
        document = jawab(document, key, JAWABAN[key])
        assert beginning(document) == AWAL
    assert beginning(jawab(document, "kasubbag-keuangan.nama", "Cici")) == 0
    assert beginning(replace(document, contoh="2026-01-05T08:00:00+07:00")) == BERISI_CONTOH


def test_the_next_click_follows_what_is_there() -> None:
    asked = all_at_once(dokumen_kosong())
    ready = all_at_once(dokumen())
    assert next_click(dokumen_kosong()) == "persiapan"
    assert next_click(asked) == "impor_dpa"
    assert next_click(replace(asked, dpa=ready.dpa)) == "impor_tupoksi"
    assert next_click(replace(asked, dpa=ready.dpa, tupoksi=ready.tupoksi)) == "susun"
    assert next_click(ready) == "langkah_mulai"


def test_in_a_terminal_the_year_is_asked_and_a_file_that_is_not_there_loses_no_answer(tmp_path: Path) -> None:
    book = tmp_path / "buku.xlsm"
    shutil.copy(empty_workbook(), book)
    asked: list[str] = []
    files = iter(["tidak ada.xlsx\n", "\n"])

    def answer(question: Pertanyaan, _: str) -> str:
        asked.append(question.kunci)
        return {"tahun": "2027\n", "kecamatan": "Lumajang\n"}.get(question.kunci, "\n")

    who = jobs_persiapan.Penanya(tanya=answer, baris=lambda _: next(files))
    said = "\n".join(jobs_persiapan.siapkan(book, {}, who, lambda _: None).lines)
    assert asked[0] == "tahun"
    assert "tidak ada.xlsx: berkas tidak ditemukan" in said
    assert "tetap disimpan" in said
    known = closed.read(book).pengaturan
    assert (known.tahun, known.kecamatan) == (2027, "Lumajang")
