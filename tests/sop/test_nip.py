"""NIP: its own parts must agree."""

import pytest

from xlpy.sop.nip import nip_faults


@pytest.mark.parametrize(
    "nip", ["197012181991011002", "19701218 199101 1 002", "199001012023211005", "200002292022032001"]
)
def test_a_good_nip_has_no_fault(nip: str) -> None:
    assert nip_faults(nip) == ()


@pytest.mark.parametrize(
    ("nip", "says"),
    [
        ("19701218199101100", "harus 18 angka, tertulis 17"),
        ("1970121819910110025", "harus 18 angka, tertulis 19"),
        ("19701218199101100A", "harus 18 angka"),
        ("", "harus 18 angka, tertulis 0"),
        ("１９７０１２１８１９９１０１１００２", "harus 18 angka"),
        ("197013181991011002", "(19701318) bukan tanggal lahir"),
        ("197002301991011002", "(19700230) bukan tanggal lahir"),
        ("000012181991011002", "(00001218) bukan tanggal lahir"),
        ("197012181991131002", "(13) bukan bulan pengangkatan"),
        ("197012181991001002", "(00) bukan bulan pengangkatan"),
        ("197012181970121002", "(197012) tidak sesudah tanggal lahir"),
        ("197012181969211002", "(196921) tidak sesudah tanggal lahir"),
        ("197012181991013002", "ke-15 (3) harus 1 (pria) atau 2 (wanita)"),
    ],
)
def test_a_fault_is_named(nip: str, says: str) -> None:
    (fault,) = nip_faults(nip)
    assert says in fault


def test_all_faults_are_named_at_once() -> None:
    assert len(nip_faults("197013181991130002")) == 3
