"""Beyond one machine as here: a list of units, forms, comparing with the run before, reading anew."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import openpyxl
import pytest
from banyak_buku import many_books
from contoh import dokumen
from form_unit import KASI, make, put
from konsolidasi import NOW

from xlpy.consolidate import scale
from xlpy.errors import InputError
from xlpy.resources import templates_folder

LIST = """Kabupaten;Kecamatan;Batas
Kab. Contoh 000;Kec. Kecamatan 00000;2027-03-01
Kabupaten Contoh 001;KECAMATAN KECAMATAN 00001;2025-12-31
Pemkab Contoh 001;Sukorejo;
Kabupaten Contoh 002;Kecamatan 00002;2027-03-01
Kabupaten Jauh;Tiada;
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One worker, a process of its own."""
    settings = {"n_workers": 1, "threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}
    place = {"local_directory": str(tmp_path_factory.mktemp("dask"))}
    with distributed.LocalCluster(**settings, **place) as one, distributed.Client(one) as client:
        yield client


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three workbooks of three kabupaten, and a unit's form of a fourth one."""
    folder = tmp_path_factory.mktemp("wilayah") / "kiriman"
    many_books(folder, 3, kabupaten=3)
    put(make(folder, KASI), {"target": 37})
    return folder


def gather(cluster: Any, sources: Path, output: Path, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """One run."""
    output.parent.mkdir(exist_ok=True)
    template = templates_folder() / "konsolidasi.xlsx"
    wish = {"sumber": [sources], "keluaran": output, "templat": template, "sekarang": NOW, "dask": "", **more}
    return scale.run(scale.PermintaanBesar(**wish), cluster, lambda _: None)


def rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(min_row=5, values_only=True))


def test_the_list_tells_who_is_missing_and_late_in_each_region(
    cluster: Any,  # noqa: ANN401
    sources: Path,
    tmp_path: Path,
) -> None:
    listed = tmp_path / "daftar.csv"
    listed.write_text(LIST, encoding="utf-8-sig")
    told = gather(cluster, sources, tmp_path / "r.xlsx", daftar=listed)
    assert {entry["unit"] for entry in told["belum"]} == {"Sukorejo", "Tiada"}
    assert [entry["unit"] for entry in told["terlambat"]] == ["Kecamatan 00001"]
    (note,) = told["catatan"]
    assert note == f"Dihitung, tetapi tidak ada dalam daftar unit: {dokumen().pengaturan.kecamatan} – {KASI}."
    counts = {row["wilayah"]: (row["diterima"], row["belum"]) for row in told["wilayah"]}
    assert counts == {
        "Kabupaten Contoh 000": (1, 0),
        "Kabupaten Contoh 001": (1, 1),
        "Kabupaten Contoh 002": (1, 0),
        "Kabupaten Jauh": (0, 1),
        dokumen().pengaturan.pemerintah: (1, 0),
    }
    book = tmp_path / next(row["buku"] for row in told["wilayah"] if row["wilayah"] == "Kabupaten Contoh 001")
    assert "Sukorejo" in {cell for row in rows(book, "Status") for cell in row}


def test_a_list_that_cannot_be_read_is_said_before_anything_is_read(
    cluster: Any,  # noqa: ANN401
    sources: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / "d.csv").write_text("Kecamatan;Batas\nKlakah;besok\n")
    with pytest.raises(InputError, match="besok"):
        gather(cluster, sources, tmp_path / "r.xlsx", daftar=tmp_path / "d.csv")
    assert not list(tmp_path.glob(".r*"))


def test_each_region_is_compared_with_the_run_before(
    cluster: Any,  # noqa: ANN401
    sources: Path,
    tmp_path: Path,
) -> None:
    inbox = Path(shutil.copytree(sources, tmp_path / "masuk"))
    first = gather(cluster, inbox, tmp_path / "r.xlsx")
    assert first["perubahan"] == 0
    form = put(inbox / "kasi-pemerintahan.xlsx", {"target": 41})
    shutil.rmtree(inbox / "kab-001")
    told = gather(cluster, inbox, tmp_path / "r.xlsx")
    book = tmp_path / next(row["buku"] for row in told["wilayah"] if row["perubahan"])
    (change,) = rows(book, "Perubahan")
    assert {"berubah", "Target", "37", "41"} <= {str(cell) for cell in change}, form
    assert told["perubahan"] == 1
    assert told["catatan"] == ["Wilayah Kabupaten Contoh 001 tidak ada lagi."]


def test_reading_anew_takes_nothing_from_what_is_kept(
    cluster: Any,  # noqa: ANN401
    sources: Path,
    tmp_path: Path,
) -> None:
    gather(cluster, sources, tmp_path / "r.xlsx")
    caches = sorted((tmp_path / ".r.singgahan-wilayah").glob("*.singgahan"))
    before = [path.stat().st_ino for path in caches]
    held = [path.open("rb") for path in caches]  # so that no number is given anew
    told = gather(cluster, sources, tmp_path / "r.xlsx", ulang=True)
    after = [path.stat().st_ino for path in caches]
    for file in held:
        file.close()
    assert not set(before) & set(after)
    assert told["perubahan"] == 0
    assert json.loads((tmp_path / "r.json").read_bytes()) == told
