"""The log against a code from paper, another copy, and the document it began for."""

import pytest
from prosedur import Kantor, rechained, whole_log

from xlpy.errors import InputError
from xlpy.sop.banding import check_code, check_origin, compare_logs, line_of_code, read_code, short_code
from xlpy.sop.bekal import Bekal
from xlpy.sop.catatan import Tindakan
from xlpy.sop.rantai import Jenis

LOG = whole_log()


def test_a_code_is_sixteen_digits_in_groups_of_four() -> None:
    assert short_code("3f2a90bc11d47e05" + "0" * 48) == "3F2A-90BC-11D4-7E05"


@pytest.mark.parametrize("line", [1, 9, len(LOG)])
def test_a_paper_names_the_line_that_was_last_when_it_was_printed(line: int) -> None:
    code = short_code(LOG[line - 1].sidik)
    for typed in (code, code.lower(), code.replace("-", " "), LOG[line - 1].sidik):
        assert line_of_code(LOG, typed) == line
        assert check_code(LOG, typed) is None


def test_a_code_that_no_line_has_is_told() -> None:
    for log in (LOG[:-1], rechained([*LOG[:5], LOG[6]], 5), []):
        found = check_code(log, short_code(LOG[-1].sidik))
        assert found is not None
        assert found.jenis is Jenis.KODE_TIDAK_ADA


@pytest.mark.parametrize("text", ["", "3F2A-90BC", "3F2A-90BC-11D4-7E0G", "0" * 65])
def test_a_code_that_cannot_be_one_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="tidak terbaca"):
        read_code(text)


def test_two_copies_that_went_on_apart_are_told_with_the_place() -> None:
    one, other = Kantor().finish(1, 2), Kantor().finish(1, 2)
    one.finish(3)
    other.do(3, Tindakan.MULAI, alasan="salinan lain")
    found = compare_logs(one.log, other.log)
    assert (found.sama, len(found.kiri), len(found.kanan), found.bercabang) == (4, 2, 1, True)
    assert "sama sampai baris 4, lalu bercabang: 2 baris hanya pada yang pertama" in found.pesan


def test_an_older_copy_is_told_from_one_that_parted() -> None:
    found = compare_logs(LOG[:4], LOG)
    assert (found.sama, found.bercabang) == (4, False)
    assert f"yang kedua lebih baru, {len(LOG) - 4} baris lebih panjang" in found.pesan
    assert "yang pertama lebih baru" in compare_logs(LOG, LOG[:4]).pesan
    assert compare_logs(LOG, LOG).pesan == f"Kedua log sama, {len(LOG)} baris."


def test_logs_of_different_workbooks_share_nothing() -> None:
    other = Kantor()
    other.do(1, Tindakan.MULAI, alasan="lain")
    assert "tidak memiliki baris yang sama" in compare_logs(LOG, other.log).pesan


def test_a_log_names_the_document_and_the_procedure_that_it_began_for() -> None:
    origin = {"dokumen": "id-1", "sop": "ab" * 32}
    office = Kantor(hand=Bekal(asal=origin)).finish(1)
    assert office.log[0].read().data == origin
    assert "dokumen" not in office.log[1].read().data
    assert check_origin(office.log, origin) is None
    assert check_origin([], origin) is None
    for key, says in (("dokumen", "buku kerja lain"), ("sop", "SOP yang berbeda")):
        found = check_origin(office.log, origin | {key: "lain"})
        assert found is not None
        assert found.jenis is Jenis.ASAL_BERBEDA
        assert says in found.pesan
