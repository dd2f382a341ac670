"""Random damage to a log is found when its head is known from paper or its mirror is whole; whole logs never cry."""

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from prosedur import rechained, whole_log

from xlpy.sop.banding import check_code, line_of_code, short_code
from xlpy.sop.catatan import KOLOM, Catatan
from xlpy.sop.cermin import compare_mirror, mirror_line, read_mirror
from xlpy.sop.rantai import append, check, head

UTUH = tuple(whole_log())
CERMIN = "".join(map(mirror_line, UTUH)).encode()
KODE = short_code(head(UTUH))
BANYAK = settings(max_examples=5 * settings().max_examples)
"""10,000 where the proofs run, some hundreds elsewhere."""

Log = list[Catatan]
_index = st.integers(0, len(UTUH) - 1)
_texts = st.text(max_size=12) | st.sampled_from(
    ["0", "1", "", "mulai", "9999-12-31T00:00:00+07:00", "[[[[", "\ud800"]
)


@st.composite
def changed(draw: st.DrawFn) -> Log:
    log, at = list(UTUH), draw(_index)
    key = draw(st.sampled_from([f.name for f in fields(Catatan)]))
    old = getattr(log[at], key)
    log[at] = replace(log[at], **{key: draw(_texts.filter(lambda text: text != old))})
    return log


@st.composite
def removed(draw: st.DrawFn) -> Log:
    log, at = list(UTUH), draw(_index)
    del log[at : at + draw(st.integers(1, len(log)))]
    return log


@st.composite
def moved(draw: st.DrawFn) -> Log:
    log, (at, to) = list(UTUH), draw(st.tuples(_index, _index).filter(lambda pair: pair[0] != pair[1]))
    log.insert(to, log.pop(at))
    return log


@st.composite
def swapped(draw: st.DrawFn) -> Log:
    log, (one, other) = list(UTUH), draw(st.tuples(_index, _index).filter(lambda pair: pair[0] != pair[1]))
    log[one], log[other] = log[other], log[one]
    return log


@st.composite
def inserted(draw: st.DrawFn) -> Log:
    """A line of its own or a copy; as it is, or sealed to fit where it stands."""
    log, at = list(UTUH), draw(st.integers(0, len(UTUH)))
    line = draw(st.sampled_from(UTUH))
    log.insert(at, append(log[:at], line.read()) if draw(st.booleans()) else line)
    return log


@st.composite
def rebuilt(draw: st.DrawFn) -> Log:
    """The most that somebody without the mirror can do: change or drop a line, and seal all that follow anew."""
    log, at = list(UTUH), draw(_index)
    if draw(st.booleans()):
        event = replace(log[at].read(), catatan=draw(st.text("abc", min_size=1)), pelaku="Orang Lain")
        log[at] = Catatan.seal(at + 1, log[at].sidik_sebelumnya, event)
    else:
        del log[at]
    return rechained(log, at)


DAMAGE = st.one_of(changed(), removed(), moved(), swapped(), inserted(), rebuilt())


@BANYAK
@given(DAMAGE)
def test_damage_is_found_with_a_code_from_paper(log: Log) -> None:
    """A line added at the end leaves the paper's line in place, but no longer as the last one."""
    assert check(log) or check_code(log, KODE) or line_of_code(log, KODE) != len(log)


@BANYAK
@given(DAMAGE)
def test_damage_is_found_with_the_mirror(log: Log) -> None:
    """The one thing that an interrupted write and a hand have in common, the last line missing, is told as such."""
    found = compare_mirror(log, read_mirror(CERMIN))
    assert found is not None
    assert not found.wajar or tuple(log) == UTUH[:-1]


@BANYAK
@given(st.integers(0, len(CERMIN) - 1), st.integers(0, 40), st.binary(max_size=40))
def test_a_mirror_that_was_cut_or_overwritten_is_found_unless_it_reads_the_same(
    at: int, length: int, put: bytes
) -> None:
    damaged = CERMIN[:at] + put + CERMIN[at + length :]
    same = read_mirror(damaged) == read_mirror(CERMIN)
    assert (compare_mirror(UTUH, read_mirror(damaged)) is None) == same


@BANYAK
@given(st.binary(max_size=200))
def test_no_bytes_stop_the_reading_of_a_mirror(content: bytes) -> None:
    compare_mirror(UTUH, read_mirror(content))


@given(st.integers(0, len(UTUH)))
def test_nothing_is_found_in_an_untouched_log_of_any_length(length: int) -> None:
    log = [Catatan.from_row(line.row()) for line in UTUH[:length]]
    mirror = read_mirror("".join(map(mirror_line, UTUH[:length])).encode())
    assert check(log) is None
    assert compare_mirror(log, mirror) is None
    assert all(check_code(UTUH, short_code(line.sidik)) is None for line in UTUH[:length])


@given(st.integers(0, len(UTUH) - 1), st.integers(0, 500))
def test_a_crash_between_mirror_and_workbook_is_no_damage(length: int, written: int) -> None:
    """The mirror got a part of the next line, or all of it; the workbook none."""
    whole = "".join(map(mirror_line, UTUH[:length])).encode()
    mirror = whole + mirror_line(UTUH[length]).encode()[:written]
    found = compare_mirror(UTUH[:length], read_mirror(mirror))
    assert found is None if not written else found is not None and found.wajar


def test_every_column_is_damaged_by_the_above() -> None:
    assert {f.name for f in fields(Catatan)} == set(KOLOM)
