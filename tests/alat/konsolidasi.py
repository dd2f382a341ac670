"""What tests of the consolidation share: the workbooks of a few kecamatan, made once, and a run of the job."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from klon import Induk

from xlpy import jobs_kabupaten
from xlpy.jobs_konsolidasi import PermintaanKonsolidasi, konsolidasi
from xlpy.report import Laporan
from xlpy.sop.wib import WIB

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=WIB)
NAMES = ("Argomulyo", "Bantarsari", "Cempaka")


_STORE = tempfile.TemporaryDirectory()


@cache
def originals() -> tuple[Path, ...]:
    """Three signed workbooks of different sizes, made once in a run of tests."""
    folder = Path(_STORE.name)
    base = jobs_kabupaten.walked()
    events = jobs_kabupaten.events_of(base)
    paths = []
    for number, name in enumerate(NAMES, start=1):
        story = jobs_kabupaten.Cerita(name, number, kelurahan=number, besar=90 + number)
        paths.append(folder / f"{name.lower()}.xlsm")
        jobs_kabupaten.write(paths[-1], jobs_kabupaten.variation(base, events, story))
    return tuple(paths)


def fill(folder: Path) -> tuple[Path, ...]:
    """Put the three workbooks into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(Path(shutil.copy2(path, folder / path.name)) for path in originals())


def renamed(path: Path, name: str, new: str, target: Path) -> Path:
    """A workbook of another kecamatan, as a copy of ``path``."""
    Induk(path, name).clone(target, new)
    return target


def run(folder: Path, output: Path, **more: Any) -> Laporan:  # noqa: ANN401 - as the job takes them
    """Consolidate ``folder`` with one worker, at a fixed moment."""
    wish = {"sumber": [folder], "keluaran": output, "sekarang": NOW, "pekerja": 1, **more}
    return konsolidasi(PermintaanKonsolidasi(**wish), lambda _: None)


def told(output: Path) -> dict[str, Any]:
    """The summary beside the results."""
    return dict(json.loads(output.with_suffix(".json").read_bytes()))


def names(entries: Sequence[dict[str, Any]], key: str = "berkas") -> list[str]:
    """One thing of each entry of a list of the summary."""
    return [str(entry[key]) for entry in entries]
