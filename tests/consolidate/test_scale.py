"""Beyond one machine, on a real cluster of two worker processes: the same results when one of them dies."""

import json
import os
import shutil
import signal
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import distributed
import openpyxl
import pyarrow.parquet as pq
import pytest
from banyak_buku import many_books

from xlpy import jobs_konsolidasi
from xlpy.consolidate import nasional, scale, sumber, wilayah
from xlpy.errors import WorkbookError
from xlpy.pasang.giliran import is_running
from xlpy.resources import templates_folder
from xlpy.sop.waktu_kerja import WIB

NOW = datetime(2026, 3, 1, 8, tzinfo=WIB)
FILES, REGIONS = 90, 3


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks of three kabupaten, one twice, one that is none."""
    folder = tmp_path_factory.mktemp("banyak") / "kiriman"
    many_books(folder, FILES, kabupaten=REGIONS)
    broken = folder / "kab-000" / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04rusak")
    os.utime(broken, (1_700_000_000,) * 2)  # else it might be one that is being written
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process of its own."""
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}
    with distributed.LocalCluster(**settings) as both, distributed.Client(both) as client:
        yield client


def asked(sources: Path, output: Path) -> scale.PermintaanBesar:
    template = templates_folder() / "konsolidasi.xlsx"
    return scale.PermintaanBesar(sumber=[sources], keluaran=output, templat=template, sekarang=NOW, dask="")


def run(cluster: Any, sources: Path, folder: Path, progress: Any = lambda _: None) -> dict[str, Any]:  # noqa: ANN401
    folder.mkdir(exist_ok=True)
    return scale.run(asked(sources, folder / "rekap.xlsx"), cluster, progress)


def content(folder: Path) -> dict[str, object]:
    """All results: workbooks part for part, tables row for row, the rest byte for byte; the caches are none."""
    told: dict[str, object] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "singgahan" not in str(p.relative_to(folder))):
        name = str(path.relative_to(folder))
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as package:
                told[name] = {part: package.read(part) for part in package.namelist()}
        else:
            told[name] = pq.read_table(path) if path.suffix == ".parquet" else path.read_bytes()
    return told


@pytest.fixture(scope="module")
def undisturbed(cluster: Any, sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401
    folder = tmp_path_factory.mktemp("utuh")
    run(cluster, sources, folder)
    return folder


def test_a_worker_that_is_killed_in_mid_run_changes_nothing(
    cluster: Any,  # noqa: ANN401
    sources: Path,
    undisturbed: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    disturbed = tmp_path_factory.mktemp("dibunuh")  # as deep as the other, for the links lead from there
    before = set(cluster.run(os.getpid).values())
    killed: list[int] = []

    def kill_after_the_first_batch(said: str) -> None:
        if said.startswith("membaca: bagian 1 ") and not killed:
            killed.append(min(before))
            os.kill(killed[0], signal.SIGKILL)

    told = run(cluster, sources, disturbed, kill_after_the_first_batch)
    assert killed
    assert not is_running(killed[0]) or killed[0] not in set(cluster.run(os.getpid).values())
    assert len(told["diterima"]) == FILES
    assert content(disturbed) == content(undisturbed)


def test_it_says_what_the_usual_consolidation_says(undisturbed: Path, sources: Path, tmp_path: Path) -> None:
    usual = jobs_konsolidasi.PermintaanKonsolidasi(sumber=[sources], keluaran=tmp_path / "satu.xlsx", sekarang=NOW)
    one = jobs_konsolidasi.konsolidasi(usual, lambda _: None).json
    many = json.loads((undisturbed / "rekap.json").read_bytes())
    assert {key: many[key] for key in ("tahun", "baris", "sub_kegiatan", "pagu", "ditolak", "belum")} == {
        key: one[key] for key in ("tahun", "baris", "sub_kegiatan", "pagu", "ditolak", "belum")
    }
    names = [sorted(entry["berkas"] for entry in told["diterima"]) for told in (one, many)]
    assert names[0] == names[1]
    rows = pq.read_table(undisturbed / "rekap-wilayah" / "parquet").drop_columns("wilayah").to_pylist()
    whole = pq.read_table(tmp_path / "satu.parquet").to_pylist()
    assert sorted(map(repr, rows)) == sorted(map(repr, whole))


def test_the_regions_have_a_workbook_each_and_the_summary_a_row(undisturbed: Path) -> None:
    page = openpyxl.load_workbook(undisturbed / "rekap.xlsx")["Nasional"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]
    assert [row[:2] for row in rows[:-1]] == [[f"Kabupaten Contoh {n:03d}", FILES // REGIONS] for n in range(REGIONS)]
    assert rows[-1][:2] == ["Jumlah", f"=SUM(B5:B{4 + REGIONS})"]
    for row in rows[:-1]:
        book = openpyxl.load_workbook(undisturbed / row[-1], read_only=True)
        assert "Rincian" in book.sheetnames
        book.close()


def test_a_second_run_reads_only_what_changed_and_says_the_same(
    cluster: Any,  # noqa: ANN401
    sources: Path,
    undisturbed: Path,
) -> None:
    told = run(cluster, sources, undisturbed)
    assert (told["perubahan"], len(told["diterima"])) == (0, FILES)
    before = content(undisturbed)
    run(cluster, sources, undisturbed)
    assert content(undisturbed) == before


def test_a_damaged_cache_is_made_anew(cluster: Any, sources: Path, undisturbed: Path) -> None:  # noqa: ANN401
    before = content(undisturbed)
    for place in (undisturbed / ".rekap.singgahan-wilayah").glob("*.singgahan"):
        place.write_bytes(b"rusak")
    run(cluster, sources, undisturbed)
    assert content(undisturbed) == before


def test_a_region_that_is_gone_leaves_nothing_behind(
    cluster: Any,  # noqa: ANN401
    sources: Path,
    tmp_path: Path,
) -> None:
    few = tmp_path / "kiriman"
    for name in ("kab-000/kec-00000.xlsx", "kab-001/kec-00001.xlsx"):
        (few / name).parent.mkdir(parents=True)
        shutil.copy(sources / name, few / name)
    assert len(run(cluster, few, tmp_path)["wilayah"]) == 2
    shutil.rmtree(few / "kab-001")
    assert [row["wilayah"] for row in run(cluster, few, tmp_path)["wilayah"]] == ["Kabupaten Contoh 000"]
    assert [str(path) for path in (tmp_path / "rekap-wilayah").rglob("*001*")] == []


def files(count: int) -> list[sumber.Berkas]:
    return [sumber.Berkas(f"/a/{n}.xlsx", f"{n}.xlsx", sumber.Jejak(1, 1, 1, n)) for n in range(count)]


@pytest.mark.parametrize("count", [1, 19, 20, 39, 40, 90, 999, 1000, 12_345])
def test_a_batch_has_at_least_twenty_files_where_there_are_so_many(count: int) -> None:
    made = scale.batches(files(count), Path("/s"))
    sizes = [len(batch.berkas) for batch in made]
    assert sum(sizes) == count
    assert min(sizes) >= min(count, scale.LEAST)
    assert max(sizes) - min(sizes) <= 1
    assert len({batch.singgahan for batch in made}) == len(made)


def test_one_file_more_leaves_nearly_all_in_their_batches() -> None:
    def places(count: int) -> dict[str, Path]:
        return {b.nama: batch.singgahan for batch in scale.batches(files(count), Path("/s")) for b in batch.berkas}

    before, after = places(10_000), places(10_001)
    assert sum(after[name] != place for name, place in before.items()) <= len(set(before.values()))


def test_regions_whose_names_begin_alike_do_not_share_a_folder() -> None:
    one, other = "Kabupaten " + "a" * 100, "Kabupaten " + "a" * 101
    assert wilayah.region_key(one) != wilayah.region_key(other)
    assert wilayah.region_key("KABUPATEN  Contoh") == wilayah.region_key("Kabupaten Contoh")
    for odd in ("../../etc", "日本", "", "(tanpa wilayah)"):
        assert Path(wilayah.region_key(odd)).name == wilayah.region_key(odd)


def test_a_sheet_that_would_be_too_long_goes_on_the_next(tmp_path: Path) -> None:
    keys = ("diterima", "terlambat", "ganda", "belum", "sub_kegiatan", "baris", "pagu", "perubahan")
    rows = [{"wilayah": f"=W{n}", **dict.fromkeys(keys, 1), "buku": "b.xlsx"} for n in range(25)]
    path = tmp_path / "n.xlsx"
    nasional.write_national(path, rows, [], tahun=2026, sekarang=NOW, limit=15)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Nasional", "Nasional 2", "Nasional 3", "Ditolak"]
    lengths = [book[name].max_row for name in book.sheetnames[:3]]
    assert lengths == [15, 15, 10]
    assert book["Nasional"]["A5"].data_type == "s", "a name that begins like a formula is none"


def test_nobody_at_the_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "_SECONDS", 1)
    with pytest.raises(WorkbookError, match="tidak menjawab"), scale.connected("tcp://127.0.0.1:9"):
        pass
