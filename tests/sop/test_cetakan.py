"""Printed papers in the log: what they tell, what they move (nothing); and codes from paper against the workbook."""

from dataclasses import replace

import pytest
from prosedur import BEKAL, PEJABAT, SIDIK, Kantor, rechained

from xlpy.errors import InputError
from xlpy.sop.banding import short_code
from xlpy.sop.catatan import Tindakan
from xlpy.sop.cetakan import Lembaran, earlier, told
from xlpy.sop.keadaan import fold
from xlpy.sop.kode import Kini, KodeKertas, compare_paper, read_paper
from xlpy.sop.muat import load_sop
from xlpy.sop.pejabat import Pelaksana
from xlpy.sop.rantai import append, check
from xlpy.sop.tindak import ANONIM, TidakBolehError, decide

PAPERS = (
    Lembaran(kertas="tanda-terima", varian="", sidik="a" * 64),
    Lembaran(kertas="form-unit", varian="kasi", sidik="b" * 64),
)


def printed(office: Kantor, oleh: Pelaksana = ANONIM, papers: tuple[Lembaran, ...] = PAPERS) -> Kantor:
    """An office in which papers were printed."""
    wish = office.wish(office.state.langkah_kini, Tindakan.CETAK, oleh=oleh, data=told(papers))
    office.log.append(append(office.log, decide(office.state, wish, BEKAL, PEJABAT)))
    return office


def test_what_was_printed_is_folded_with_its_line_and_the_account_where_nobody_is_named() -> None:
    office = printed(Kantor().finish(1, 2))
    first, second = office.state.cetakan
    assert (first.lembaran, second.lembaran) == PAPERS
    assert (first.baris, first.oleh) == (5, office.log[-1].pencatat)


def test_printing_moves_no_step_and_leaves_the_chain_whole() -> None:
    office = Kantor().finish(1, 2)
    before = office.state.posisi
    printed(office)
    assert (office.state.posisi, check(office.log)) == (before, None)
    assert office.finish(3).state.kejanggalan == ()


def test_who_is_named_must_be_known_by_the_account() -> None:
    office = Kantor().finish(1)
    someone = replace(PEJABAT[1], akun=("lain@pc",))
    wish = office.wish(2, Tindakan.CETAK, oleh=Pelaksana(pejabat=someone), data=told(PAPERS))
    with pytest.raises(TidakBolehError, match="akun"):
        decide(office.state, replace(wish, mengaku=someone), BEKAL, PEJABAT)


def test_the_same_content_is_found_again_and_another_is_not() -> None:
    state = printed(printed(Kantor())).state
    assert [one.baris for one in earlier(state.cetakan, PAPERS[0])] == [1, 2]
    assert earlier(state.cetakan, replace(PAPERS[0], sidik="c" * 64)) == ()
    assert earlier(state.cetakan, replace(PAPERS[1], varian="lurah")) == ()


@pytest.mark.parametrize("data", ["{}", '{"kertas":"x"}', '{"kertas":["x"]}', '{"kertas":[{"kertas":"x"}]}'])
def test_a_line_without_papers_is_told_as_one_that_could_not_have_happened(data: str) -> None:
    *lines, last = printed(Kantor().finish(1)).log
    state = fold(load_sop(), rechained([*lines, replace(last, data=data)]))
    assert state.cetakan == ()
    assert 'mencatat "cetak" tanpa' in " ".join(state.kejanggalan)


CODE = KodeKertas(nomor="000.7.2 / 1/427.90/2026", versi="2", sidik="0a1b2c3d4e5f6071", log="3f2a90bc11d47e05")
FOOT = "No. 000.7.2 / 1/427.90/2026 · Versi 2 · Sidik 0A1B-2C3D-4E5F-6071 · Log 3F2A-90BC-11D4-7E05"


@pytest.mark.parametrize(
    "typed",
    [
        FOOT,
        f"{FOOT} Halaman 1 dari 12",
        f"Rencana Kinerja 2026 / {FOOT.replace(' · ', ' / ').replace('No.', 'No')}",
        FOOT.replace(" · ", "\n"),
        FOOT.replace(" · ", ", ").lower(),
        FOOT.replace("-", " "),
    ],
)
def test_a_code_is_read_however_it_was_typed_or_scanned(typed: str) -> None:
    assert read_paper(typed) == CODE


def test_what_is_printed_is_what_is_read() -> None:
    shown = replace(CODE, sidik=short_code(CODE.sidik), log=short_code(CODE.log))
    assert read_paper(shown.teks(" · ", titik=True)) == read_paper(f"Judul 2026 / {shown.teks(' / ')}") == CODE


def test_the_sixteen_digits_alone_are_the_log_s() -> None:
    assert read_paper("3F2A-90BC-11D4-7E05") == KodeKertas(log="3f2a90bc11d47e05")
    with pytest.raises(InputError, match="tidak terbaca"):
        read_paper("halo")


def now_of(office: Kantor, **what: str) -> Kini:
    return Kini(**{"sidik": SIDIK, "versi": "2", **what}, keadaan=office.state)  # type: ignore[arg-type]


def test_the_paper_that_is_in_force_fits() -> None:
    office = printed(Kantor().finish(1))
    kode = KodeKertas(versi="2", sidik=SIDIK[:16], log=office.log[-2].sidik[:16])
    found = compare_paper(kode, office.log, now_of(office))
    assert (found.cocok, found.baris) == (True, 2)
    assert found.pesan[-1] == "Kertas ini cocok dengan buku kerja."
    assert "Tercatat dicetak pada baris 3" in found.pesan[1]


def test_the_log_s_code_alone_says_nothing_of_the_content() -> None:
    office = Kantor().finish(1)
    found = compare_paper(KodeKertas(log=office.log[0].sidik), office.log, now_of(office))
    assert found.cocok
    assert not any("cocok" in text for text in found.pesan)


@pytest.mark.parametrize(
    ("kode", "said"),
    [
        (KodeKertas(sidik="f" * 16), "tidak sama dengan isi buku kerja ini, sekarang maupun dulu"),
        (KodeKertas(sidik=SIDIK[:16], versi="1"), "Versi pada kertas 1; pada buku kerja 2."),
        (KodeKertas(sidik=SIDIK[:16], nomor="1/2026"), "Nomor pada kertas 1/2026; pada buku kerja belum ada."),
    ],
)
def test_what_differs_is_said(kode: KodeKertas, said: str) -> None:
    office = Kantor().finish(1)
    found = compare_paper(kode, office.log, now_of(office))
    assert not found.cocok
    assert said in " ".join(found.pesan)


def test_a_paper_of_an_earlier_content_is_known_again() -> None:
    office = printed(Kantor().finish(1))
    found = compare_paper(KodeKertas(sidik=SIDIK[:16]), office.log, now_of(office, sidik="e" * 64))
    assert not found.cocok
    assert f"isi pada baris {len(office.log)} log" in found.pesan[0]


def test_a_code_that_the_log_does_not_hold_does_not_fit() -> None:
    office = Kantor().finish(1)
    found = compare_paper(KodeKertas(sidik=SIDIK[:16], log="f" * 16), office.log, now_of(office))
    assert (found.cocok, found.baris) == (False, 0)


@pytest.mark.parametrize(
    "text",
    [
        "No. 1 · Versi 2 · Sidik 28SA-1262-6AF6-7A7B · Log 85FA-A7C0-5EBE-F7DC",
        "Sidik 285A-1262-6AF6-7A7S · Log 85FA-A7C0-5EBE-F7DC",
        "Sidik 285A-1262-6AF6-7A7B · Log 85FA-A7CO-5EBE-F7DC",
    ],
)
def test_a_mistyped_code_is_not_passed_over_for_the_other(text: str) -> None:
    with pytest.raises(InputError, match="tidak terbaca"):
        read_paper(text)


def test_of_a_whole_set_only_some_papers_are_named() -> None:
    office = printed(Kantor().finish(1), papers=tuple(replace(PAPERS[1], varian=f"unit-{n}") for n in range(60)))
    code = short_code(office.log[-2].sidik)
    now = Kini(sidik=SIDIK, versi="", keadaan=office.state)
    said = compare_paper(KodeKertas(log=code), office.log, now).pesan
    assert said[1].endswith("form-unit unit-5, dan 54 lagi.")
