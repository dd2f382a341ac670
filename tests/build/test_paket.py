"""The package: the ribbon is in it, and it looks the same wherever it is built."""

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from buku_kecil import small_workbook

from xlpy.build.paket import RIBBON_RELATIONSHIP, package, read_parts, with_ribbon

_HASHES = """
from hashlib import sha256
from buku_kecil import small_workbook
print(sha256(small_workbook()).hexdigest())
"""


def test_the_package_refers_to_its_ribbon() -> None:
    root = read_parts(small_workbook())["_rels/.rels"].decode()
    assert f'Type="{RIBBON_RELATIONSHIP}" Target="customUI/customUI14.xml"' in root


def test_a_second_ribbon_is_refused() -> None:
    with pytest.raises(ValueError, match="already"):
        with_ribbon(small_workbook(), "<customUI/>")


def test_a_package_without_a_type_for_xml_gets_one() -> None:
    parts = {
        "[Content_Types].xml": b'<Types><Override PartName="/a.xml"/></Types>',
        "_rels/.rels": b"<Relationships></Relationships>",
    }
    types = read_parts(with_ribbon(package(parts), "<customUI/>"))["[Content_Types].xml"]
    assert types.startswith(b'<Types><Default Extension="xml" ContentType="application/xml"/><Override')


def test_the_zip_tells_nothing_of_the_machine() -> None:
    entries = ZipFile(BytesIO(small_workbook())).infolist()
    assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert [entry.filename for entry in entries[2:]] == sorted(entry.filename for entry in entries[2:])
    assert {(e.date_time, e.create_system, e.compress_type, e.extra) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, ZIP_DEFLATED, b"")
    }


def test_folder_time_zone_and_hash_seed_do_not_show(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = os.environ | {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "17",
        "PYTHONPATH": os.pathsep.join((str(root), str(root / "tests" / "alat"))),
    }
    run = subprocess.run(
        [sys.executable, "-c", _HASHES], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert run.stdout.strip() == sha256(small_workbook()).hexdigest()
