"""The table of commands, and what is made from it."""

import re
from pathlib import Path

import pytest
from buku_kecil import small_workbook

from xlpy.build.paket import read_parts
from xlpy.build.periksa.ribbon_rules import known_icons
from xlpy.build.perintah import PERINTAH, Grup, Perintah, perintah
from xlpy.build.pita import ribbon_xml
from xlpy.build.sumber import generated_sources
from xlpy.resources import workbook_sources

SOURCES = generated_sources()


def test_codes_macros_labels_and_pictures_are_told_apart() -> None:
    for values in zip(*((p.kode, p.makro.casefold(), p.label, p.ikon) for p in PERINTAH), strict=True):
        assert len(set(values)) == len(PERINTAH)


def test_keytips_are_two_signs_and_told_apart() -> None:
    keytips = [p.keytip for p in PERINTAH]
    assert all(re.fullmatch("[A-Z]{2}", key) for key in keytips)
    assert len(set(keytips)) == len(keytips)


def test_the_groups_stand_in_the_order_of_the_work() -> None:
    order = [list(Grup).index(p.grup) for p in PERINTAH]
    assert order == sorted(order)
    assert set(order) == set(range(len(Grup)))
    assert [str(grup) for grup in Grup] == re.findall(r'<group id="\w+" label="([^"]+)"', ribbon_xml())


@pytest.mark.parametrize("command", PERINTAH, ids=lambda p: p.kode)
def test_a_command_has_a_known_picture_and_says_what_it_does(command: Perintah) -> None:
    assert command.ikon in known_icons()
    assert re.fullmatch("[a-z]+(_[a-z]+)*", command.kode)
    assert len(command.label) <= 25
    assert command.petunjuk[0].isupper()
    assert not command.petunjuk.endswith(".")
    assert command.uraian.endswith(".")


@pytest.mark.parametrize("place", SOURCES, ids=str)
def test_the_committed_source_is_what_the_table_gives(place: Path) -> None:
    made = SOURCES[place]
    assert (workbook_sources() / place).read_bytes() == made, f"workbook/src/{place} is not what the table gives"


def test_the_workbook_holds_that_ribbon() -> None:
    assert read_parts(small_workbook())["customUI/customUI14.xml"] == ribbon_xml().encode()


def test_a_sheet_button_calls_the_macro_of_its_command() -> None:
    assert (perintah("langkah_mulai").makro, perintah("langkah_mulai").teks_tombol) == ("LangkahMulai", "Mulai")
    assert perintah("jadwal").teks_tombol == "Jadwal"
