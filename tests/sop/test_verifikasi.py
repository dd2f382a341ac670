"""All checks of a log together."""

from dataclasses import replace

from prosedur import Kantor, whole_log

from xlpy.sop.banding import short_code
from xlpy.sop.bekal import Bekal
from xlpy.sop.cermin import mirror_line, read_mirror
from xlpy.sop.rantai import Jenis
from xlpy.sop.verifikasi import verify

LOG = whole_log()
CERMIN = read_mirror("".join(map(mirror_line, LOG)).encode())


def test_nothing_is_said_of_a_log_as_written() -> None:
    assert verify(LOG, CERMIN, short_code(LOG[3].sidik)) == []
    assert verify([], None) == []


def test_everything_that_is_wrong_is_said() -> None:
    log = [*LOG[:4], replace(LOG[4], catatan="lain"), *LOG[5:-1]]
    found = verify(log, CERMIN, short_code(LOG[-1].sidik))
    assert [fault.jenis for fault in found] == [Jenis.ISI_BERUBAH, Jenis.CERMIN_BERBEDA, Jenis.KODE_TIDAK_ADA]


def test_the_origin_is_asked_of_a_whole_chain_only() -> None:
    log = Kantor(hand=Bekal(asal={"dokumen": "satu"})).finish(1).log
    mirror = read_mirror("".join(map(mirror_line, log)).encode())
    assert [f.jenis for f in verify(log, mirror, origin={"dokumen": "dua"})] == [Jenis.ASAL_BERBEDA]
    spoiled = [replace(log[0], data="x"), *log[1:]]
    assert Jenis.ASAL_BERBEDA not in {f.jenis for f in verify(spoiled, mirror, origin={"dokumen": "dua"})}
