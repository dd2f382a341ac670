import pytest

from xlpy.plan.kode import Kedalaman, Kode, is_account_code, join_parts, read_code


@pytest.mark.parametrize(
    ("written", "stored", "repaired"),
    [
        ("7.01.01.2.01.0001", "7.01.01.2.01.0001", False),
        ("7.01.01.2.01.01", "7.01.01.2.01.0001", False),  # two digits, before 2023
        (" 7 . 01 . 02 . ", "7.01.02", False),
        ("7.01.02.", "7.01.02", False),
        ("X.XX.01", "7.01.01", True),
        ("x.xx.01.2.09.0009", "7.01.01.2.09.0009", True),
        ("7.01.01.02.01.0001", "7.01.01.2.01.0001", True),  # kewenangan padded
        ("7.1.1.2.1.1", "7.01.01.2.01.0001", True),  # zeros lost
        ("7.01.01.2.01.00001", "7.01.01.2.01.0001", True),
        ("2.21.02.1.01", "2.21.02.1.01", False),  # a province
        ("5.01.02", "5.01.02", False),  # urusan 5, no kode rekening
    ],
)
def test_a_code_is_read_in_its_stored_form(written: str, stored: str, repaired: bool) -> None:
    assert read_code(written) == Kode(stored, diperbaiki=repaired)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Jumlah",
        "7.01.01.2",  # four parts are no level
        "7.01.0.00.0.00.01.0000",  # an office
        "5.1.02.01.01.0024",  # kode rekening
        "5.1.02.01.001.00024",
        "1.20.1.20.07.01.02",  # before 2021
        "4.01.4.01.17.01",  # its program: mended, it would be 4.01.04.1.17.0001
        "4.01.4.01.17",
        "7.01.01.9.01.0001",  # no such kewenangan
        "7.01.01.2.01.12345",
        "2026",
        "٧.٠١",  # digits of another script
    ],
)
def test_what_is_no_code_of_the_nomenclature_gives_none(written: str) -> None:
    assert read_code(written) is None


def test_the_placeholder_takes_the_office_s_own_bidang() -> None:
    assert read_code("X.XX.01", bidang=("2", "16")) == Kode("2.16.01", diperbaiki=True)


@pytest.mark.parametrize(
    ("parts", "stored"),
    [
        (["1", "1", "2", "2.01", "1"], "1.01.02.2.01.0001"),
        (["5", "1", "2", "2.01", "1"], "5.01.02.2.01.0001"),  # in columns it cannot be a kode rekening
        (["7", "01", "02"], "7.01.02"),
    ],
)
def test_a_code_split_over_columns_is_joined(parts: list[str], stored: str) -> None:
    kode = join_parts(parts)
    assert kode is not None
    assert kode.teks == stored


def test_parts_that_make_no_level_give_none() -> None:
    assert join_parts(["7", "01", "02", "2"]) is None


def test_depth_and_ancestors_follow_from_the_parts() -> None:
    kode = Kode("7.01.02.2.01.0001")
    assert kode.kedalaman is Kedalaman.SUB_KEGIATAN
    assert kode.induk(Kedalaman.PROGRAM) == "7.01.02"
    assert kode.induk(Kedalaman.KEGIATAN) == "7.01.02.2.01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5.1.02", True), ("5.1", True), ("5", False), ("5.01", False), ("7.01.02", False), ("4.1.01.09", True)],
)
def test_account_codes_are_told_apart(text: str, expected: bool) -> None:
    assert is_account_code(text) is expected
