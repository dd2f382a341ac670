"""Removal takes away the scheduled runs of the installed program, and leaves those of another."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
import ruang_nama

from xlpy import jobs_pelepasan
from xlpy.jadwal import cron, sistem
from xlpy.jadwal.uraian import Jadwal
from xlpy.jobs_pemasangan import Komputer
from xlpy.pasang.tempat import tempat


@pytest.mark.skipif(not ruang_nama.is_possible(), reason="this system lets nobody have a room of his own")
def test_only_its_own_schedules_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", f"{ruang_nama.crontab_in(tmp_path)}:/usr/bin:/bin")
    here = tempat("linux", {"HOME": str(tmp_path)})
    ours = Jadwal(
        nama="kita",
        perintah=(str(here.python), "-m", "xlpy", "konsolidasi"),
        keluaran=tmp_path / "rekap.xlsx",
        pukul=time(22),
    )
    for jadwal in (ours, replace(ours, nama="lain", perintah=(sys.executable, "-m", "xlpy"))):
        what = sistem.pemasangan(jadwal, cron.CARA, ganti=False)
        sistem.pasang(jadwal, cron.CARA, what)
    computer = Komputer(
        setuju=lambda _lines: True,
        tempat=here,
        python=str(here.python),
        profil=tmp_path / "profil",
        libreoffice=False,
    )
    jobs_pelepasan.lepas(computer)
    assert sistem.semua() == ["lain"]
    known = sistem.ingat("lain")
    assert known is not None
    assert sistem.masih_ada(known)
    assert known.dipasang <= datetime.now(UTC)
