"""The chain: whole logs are whole, each kind of damage is named with its first line."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from prosedur import rechained, whole_log

from xlpy.book.schema_alur import LOG, TINDAKAN
from xlpy.sop.catatan import KOLOM, PADA_LANGKAH, Catatan
from xlpy.sop.rantai import AWAL, Jenis, check, head

UTUH = whole_log()
Lines = list[Catatan]


def test_the_columns_are_those_of_the_sheet() -> None:
    assert {column.key: column.heading for column in LOG.table.columns} == KOLOM
    assert PADA_LANGKAH == TINDAKAN


def test_a_log_as_written_is_whole() -> None:
    assert check(UTUH) is None
    assert check([]) is None


def test_the_first_line_follows_nothing_and_the_head_is_the_last_fingerprint() -> None:
    assert UTUH[0].sidik_sebelumnya == AWAL
    assert head(UTUH) == UTUH[-1].sidik
    assert head([]) == AWAL


def test_lines_come_back_from_a_sheet_as_they_went_there() -> None:
    assert [Catatan.from_row(line.row()) for line in UTUH] == UTUH
    assert UTUH[2].row()["nomor"] == 3


def test_a_number_that_a_spreadsheet_gives_as_a_float_is_the_same_number() -> None:
    row = UTUH[2].row() | {"nomor": 3.0, "langkah": float(UTUH[2].langkah)}
    assert Catatan.from_row(row) == UTUH[2]


def swapped(log: Lines) -> Lines:
    log[4], log[5] = log[5], log[4]
    return log


def moved(log: Lines) -> Lines:
    log.insert(9, log.pop(4))
    return log


def removed(log: Lines) -> Lines:
    del log[4:6]
    return log


def repeated(log: Lines) -> Lines:
    log.insert(4, log[2])
    return log


def inserted(log: Lines) -> Lines:
    log.insert(4, replace(log[4], catatan="selundupan"))
    return log


def smuggled(log: Lines) -> Lines:
    """Sealed well, but after a line that is not in this log."""
    log.insert(4, Catatan.seal(5, "ab" * 32, log[4].read()))
    return log


def forged(log: Lines) -> Lines:
    """Sealed well after the line before, so that the one that really followed hangs on nothing."""
    log.insert(4, Catatan.seal(5, log[3].sidik, replace(log[4].read(), catatan="palsu")))
    return log


def misnumbered(log: Lines) -> Lines:
    log[-1] = Catatan.seal(99, log[-2].sidik, log[-1].read())
    return log


@pytest.mark.parametrize(
    ("damage", "kind", "line"),
    [
        (swapped, Jenis.BARIS_PINDAH, 5),
        (moved, Jenis.BARIS_PINDAH, 5),
        (removed, Jenis.BARIS_HILANG, 5),
        (repeated, Jenis.BARIS_TERULANG, 5),
        (inserted, Jenis.ISI_BERUBAH, 5),
        (smuggled, Jenis.BARIS_DISISIPKAN, 5),
        (forged, Jenis.BARIS_HILANG, 6),
        (misnumbered, Jenis.NOMOR_SALAH, len(UTUH)),
    ],
)
def test_damage_is_named_with_its_first_line(damage: Callable[[Lines], Lines], kind: Jenis, line: int) -> None:
    found = check(damage(list(UTUH)))
    assert found is not None
    assert (found.jenis, found.baris) == (kind, line)
    assert f"Log baris {line} " in found.pesan
    assert not found.wajar


@pytest.mark.parametrize("column", KOLOM)
def test_a_change_in_any_column_is_found_in_its_line(column: str) -> None:
    log = list(UTUH)
    log[6] = replace(log[6], **{column: getattr(log[6], column) + "1"})
    found = check(log)
    assert found is not None
    assert (found.jenis, found.baris) == (Jenis.ISI_BERUBAH, 7)


def test_a_log_written_anew_from_the_middle_looks_whole_by_itself() -> None:
    """This is what a mirror and a code on paper are for."""
    log = list(UTUH)
    log[6] = replace(log[6], catatan="lain")
    assert check(rechained(log, 6)) is None
    assert head(rechained(log, 6)) != head(UTUH)
