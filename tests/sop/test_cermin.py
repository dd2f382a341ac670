"""The mirror: what it says of the log, and what an interrupted write looks like."""

from dataclasses import replace

import pytest
from prosedur import rechained, whole_log

from xlpy.sop.catatan import Catatan
from xlpy.sop.cermin import Cermin, compare_mirror, mirror_line, read_mirror
from xlpy.sop.rantai import Jenis, append

LOG = whole_log()
BYTES = "".join(map(mirror_line, LOG)).encode()


def found(log: list[Catatan], mirror: bytes) -> tuple[Jenis, int]:
    fault = compare_mirror(log, read_mirror(mirror))
    assert fault is not None
    return fault.jenis, fault.baris


def cut(lines: int) -> bytes:
    return b"".join(BYTES.splitlines(keepends=True)[:lines])


def test_a_mirror_reads_back_as_it_was_written() -> None:
    assert read_mirror(BYTES) == Cermin(tuple(LOG))
    assert compare_mirror(LOG, read_mirror(BYTES)) is None


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + BYTES, BYTES.replace(b"\n", b"\r\n"), BYTES[:-1]])
def test_what_an_editor_does_to_a_file_is_no_damage(content: bytes) -> None:
    assert compare_mirror(LOG, read_mirror(content)) is None


def test_a_log_without_a_mirror_is_told_and_an_empty_log_needs_none() -> None:
    fault = compare_mirror(LOG, None)
    assert fault is not None
    assert fault.jenis is Jenis.CERMIN_TIDAK_ADA
    assert compare_mirror([], None) is None


def test_a_mirror_one_line_ahead_is_an_unfinished_write() -> None:
    fault = compare_mirror(LOG[:-1], read_mirror(BYTES))
    assert fault is not None
    assert (fault.jenis, fault.wajar) == (Jenis.BELUM_SELESAI, True)
    assert "bukan kerusakan" in fault.pesan


def test_a_mirror_with_half_a_line_more_is_an_unfinished_write() -> None:
    assert found(LOG, BYTES + b'{"Catatan":"x') == (Jenis.BELUM_SELESAI, len(LOG) + 1)


def test_a_mirror_of_one_line_that_began_for_another_document_is_no_unfinished_write() -> None:
    first = append([], replace(LOG[0].read(), data={"dokumen": "lain", "sop": "a"}))
    mirror = read_mirror(mirror_line(first).encode())
    fault = compare_mirror([], mirror, {"dokumen": "ini", "sop": "a"})
    assert fault is not None
    assert (fault.jenis, fault.baris) == (Jenis.CERMIN_BERBEDA, 1)
    assert "buku kerjanya sendiri" in fault.pesan
    for origin in ({"dokumen": "lain", "sop": "a"}, {"dokumen": "", "sop": "a"}, None):
        unfinished = compare_mirror([], mirror, origin)
        assert unfinished is not None
        assert unfinished.wajar, "its own first line, or nobody can tell"


def test_a_log_two_lines_short_was_cut() -> None:
    assert found(LOG[:-2], BYTES) == (Jenis.LOG_TERPOTONG, len(LOG) - 1)


def test_a_mirror_that_was_cut_is_told_from_the_line_that_is_missing() -> None:
    assert found(LOG, cut(5)) == (Jenis.CERMIN_TERPOTONG, 6)
    assert found(LOG, b"") == (Jenis.CERMIN_TERPOTONG, 1)


def test_a_mirror_that_differs_is_told_with_line_and_columns() -> None:
    log = list(LOG)
    log[4] = replace(log[4], catatan="lain", pelaku="Orang")
    fault = compare_mirror(log, read_mirror(BYTES))
    assert fault is not None
    assert (fault.jenis, fault.baris) == (Jenis.CERMIN_BERBEDA, 5)
    assert "kolom Pelaku, Catatan" in fault.pesan


def test_a_log_written_anew_from_the_middle_differs_from_its_mirror() -> None:
    log = list(LOG)
    log[4] = replace(log[4], catatan="lain")
    assert found(rechained(log, 4), BYTES) == (Jenis.CERMIN_BERBEDA, 5)


@pytest.mark.parametrize("line", [b"[]", b"x", b"{}", b'{"No":1}', b"\xff", b"[" * 100_000])
def test_a_line_of_the_mirror_that_cannot_be_read_is_told(line: bytes) -> None:
    assert found(LOG, cut(3) + line + b"\n" + BYTES[len(cut(4)) :]) == (Jenis.CERMIN_RUSAK, 4)


def test_a_line_more_that_does_not_follow_is_no_unfinished_write() -> None:
    stranger = append([], LOG[0].read())
    assert found(LOG, BYTES + mirror_line(stranger).encode()) == (Jenis.CERMIN_RUSAK, len(LOG) + 1)
