"""Whatever a file does to a parser, to us it is a refusal in words: soon, and in little memory.

Each file is read as people read it (``impor``, a workbook opened), in a process that would die of it.
"""

import re
from pathlib import Path

import pytest
from berkas_jahat import PAKET
from berkas_jahat_lain import LAIN
from kemasan import put
from kurungan import MEMORY, SECONDS, Akhir, jailed

MODES = ("dpa", "buku")
FILES = {**{f"{kind}.xlsx": made for kind, made in PAKET.items()}, **LAIN}


@pytest.fixture(scope="module")
def endings(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Akhir]:
    """How each reading of each file ended."""
    folder = tmp_path_factory.mktemp("jahat")
    asked, names = [], []
    for number, (name, (make, _)) in enumerate(FILES.items()):
        place = folder / str(number)
        place.mkdir()
        path = put(place, name.replace("/", "_"), make())
        asked += [(mode, path) for mode in MODES]
        names += [(mode, name) for mode in MODES]
    return dict(zip(names, jailed(asked), strict=True))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_the_reason(endings: dict[tuple[str, str], Akhir], name: str, mode: str) -> None:
    end = endings[mode, name]
    assert end.kind in {"InputError", "WorkbookError", "BukanDpaError"}, (end.kind, end.text[:300])
    assert re.search(FILES[name][1], end.text), end.text[:300]


@pytest.mark.parametrize("name", FILES)
def test_it_costs_little(endings: dict[tuple[str, str], Akhir], name: str) -> None:
    for mode in MODES:
        end = endings[mode, name]
        assert end.seconds < SECONDS, f"{mode}: {end.seconds:.1f} s"
        assert end.peak < MEMORY, f"{mode}: {end.peak >> 20} MiB"


def test_the_jail_tells_of_a_process_that_died_and_of_one_that_could_read(tmp_path: Path) -> None:
    """Were it not so, nothing above could fail."""
    path = put(tmp_path, "a.txt", b"Camat\nTugas: memimpin kecamatan.\n")
    (end,) = jailed([("tupoksi", path)])
    assert (end.kind, end.text) == ("terbaca", "")
    (end,) = jailed([("mati", path)])
    assert (end.kind, end.text) == ("mati", "sinyal -6")
