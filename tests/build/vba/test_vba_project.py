"""Whole projects: olevba and pyOpenVBA read every module back unchanged, whatever their number and size."""

import random
from collections.abc import Iterable

import pytest
from berkas_majemuk import CompoundFile
from hypothesis import given, settings
from hypothesis import strategies as st
from pembaca_vba import by_olevba, by_pyopenvba, decompressed

from xlpy.build.vba.compound_file import MINI_CUTOFF
from xlpy.build.vba.compression import CHUNK
from xlpy.build.vba.encryption import encrypt
from xlpy.build.vba.model import Kind, Module, Project
from xlpy.build.vba.names import check_names
from xlpy.build.vba.project import vba_project
from xlpy.build.vba.source import stored_text

MACRO = 'Sub Susun()\n    MsgBox "Rencana Kinerja"\nEnd Sub\n'
SMALL = Project(
    "RencanaKinerja",
    (
        Module("ThisWorkbook", "", Kind.WORKBOOK),
        Module("Lembar1", "", Kind.SHEET),
        Module("Pita", MACRO),
        Module("Kamus", "Public Isi As Object\n", Kind.CLASS),
    ),
    'Dari "DPA" dan Tupoksi',
)
SUFFIX = {Kind.STANDARD: "bas", Kind.CLASS: "cls", Kind.WORKBOOK: "cls", Kind.SHEET: "cls"}


def is_good(name: str) -> bool:
    try:
        check_names(Project("Proyek", (Module(name, ""),)))
    except ValueError:
        return False
    return True


letters = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
names = st.text(letters, min_size=1, max_size=31).filter(is_good)
lines = st.text(st.characters(min_codepoint=32, max_codepoint=126) | st.just("\t"), max_size=90)
sources = st.lists(lines, max_size=120).map("\n".join).filter(lambda s: not s.startswith("VERSION "))
modules = st.builds(Module, names, sources, st.sampled_from([Kind.STANDARD, Kind.CLASS, Kind.SHEET]))
projects = st.builds(
    Project,
    st.just("Proyek"),
    st.lists(modules, min_size=1, max_size=25, unique_by=lambda m: m.name.lower()).map(tuple),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60),
)


def assert_reads_back(project: Project) -> bytes:
    """Both readers and the compound file agree with ``project``; gives its bytes."""
    data = vba_project(project)
    texts = {module.name: stored_text(module) for module in project.modules}
    assert by_olevba(data) == {f"{m.name}.{SUFFIX[m.kind]}": texts[m.name] for m in project.modules}
    second = by_pyopenvba(data)
    assert second.name == project.name
    assert [(module.name, module.source) for module in second.modules] == list(texts.items())
    assert CompoundFile(data).streams.keys() == {
        "PROJECT",
        "PROJECTwm",
        "VBA/dir",
        "VBA/_VBA_PROJECT",
        *(f"VBA/{name}" for name in texts),
    }
    return data


def sheets(count: int) -> tuple[Module, ...]:
    return Module("ThisWorkbook", "", Kind.WORKBOOK), *(Module(f"Sheet{n}", "", Kind.SHEET) for n in range(1, count))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 61, 62, 65, 99, 124, 125, 126, 250])
def test_a_workbook_of_many_sheets_reads_back(count: int) -> None:
    assert_reads_back(Project("Proyek", (*sheets(count), Module("Pita", MACRO))))


@pytest.mark.parametrize("count", [1, 2, 64, 127, 250])
def test_many_modules_read_back(count: int) -> None:
    assert_reads_back(Project("Proyek", tuple(Module(f"Modul{n}", MACRO * (n % 7)) for n in range(count))))


@given(projects)
def test_any_project_reads_back(project: Project) -> None:
    assert_reads_back(project)


def text_of(size: int) -> str:
    """A module text that is ``size`` bytes when stored."""
    room = size - len(stored_text(Module("Modul", "")))
    whole = (room - 2) // 80
    return "".join(f"' {n:076}\n" for n in range(whole)) + "'" * (room - 80 * whole - 2) + "\n"


@pytest.mark.parametrize("chunks", [1, 2, 3])
@pytest.mark.parametrize("more", [-2, -1, 0, 1, 2])
def test_a_text_around_the_chunk_limit_reads_back(chunks: int, more: int) -> None:
    module = Module("Modul", text_of(chunks * CHUNK + more))
    assert len(stored_text(module)) == chunks * CHUNK + more
    assert_reads_back(Project("Proyek", (module,)))


def scrambled(seed: int, size: int) -> str:
    """Comments of letters by chance, which hardly compress."""
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    text = "".join(dice.choices("abcdefghijklm", k=size))
    return "".join(f"'{text[at : at + 60]}\n" for at in range(0, size, 60))


def test_modules_around_the_limit_of_the_mini_stream_read_back() -> None:
    around = tuple(Module(f"Modul{size}", scrambled(size, size)) for size in range(4000, 5000, 10))
    data = assert_reads_back(Project("Proyek", around))
    sizes = {len(stream) for path, stream in CompoundFile(data).streams.items() if path.startswith("VBA/Modul")}
    assert {below for below in sizes if MINI_CUTOFF - 20 < below < MINI_CUTOFF}
    assert {above for above in sizes if MINI_CUTOFF <= above < MINI_CUTOFF + 20}


def test_a_project_of_many_large_modules_reads_back() -> None:
    """The long proof has 250 of them, more than 7 MB: past what the header can name."""
    count = max(10, settings().max_examples // 8)
    data = assert_reads_back(
        Project("Proyek", tuple(Module(f"Modul{n}", scrambled(n, 40_000)) for n in range(count)))
    )
    assert len(data) > count * 29_000


def test_the_same_project_gives_the_same_bytes() -> None:
    assert vba_project(SMALL) == vba_project(Project(SMALL.name, tuple(SMALL.modules), SMALL.description))


def test_the_project_stream_says_what_the_specification_asks_for() -> None:
    text = CompoundFile(vba_project(SMALL)).streams["PROJECT"].decode("ascii")
    before, _, after = text.partition("CMG=")
    assert before.replace("\r\n", "\n") == (
        'ID="{86565E6C-2711-54DD-BEF6-A21E2767FACE}"\n'
        "Document=ThisWorkbook/&H00000000\n"
        "Document=Lembar1/&H00000000\n"
        "Module=Pita\n"
        "Class=Kamus\n"
        'Name="RencanaKinerja"\n'
        'HelpContextID="0"\n'
        'Description="Dari ""DPA"" dan Tupoksi"\n'
        'VersionCompatible32="393222000"\n'
    )
    assert after.replace("\r\n", "\n").endswith(
        "\n\n[Host Extender Info]\n"
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000\n"
        "\n[Workspace]\n"
        "ThisWorkbook=0, 0, 0, 0, C\nLembar1=0, 0, 0, 0, C\nPita=0, 0, 0, 0, C\nKamus=0, 0, 0, 0, C\n"
    )


def test_a_project_has_no_performance_cache_and_refers_to_two_libraries() -> None:
    data = vba_project(SMALL)
    assert CompoundFile(data).streams["VBA/_VBA_PROJECT"].hex() == "cc61ffff000000"
    second = by_pyopenvba(data)
    assert [(reference.name, reference.guid) for reference in second.references] == [
        ("stdole", "{00020430-0000-0000-C000-000000000046}"),
        ("Office", "{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}"),
    ]
    assert second.protection is not None
    assert not second.protection.has_password


def test_the_names_stand_in_both_alphabets_in_the_order_of_the_modules() -> None:
    stream = CompoundFile(vba_project(SMALL)).streams["PROJECTwm"]
    assert (
        stream
        == b"".join(f"{m.name}\0".encode() + f"{m.name}\0".encode("utf-16-le") for m in SMALL.modules) + b"\0\0"
    )


def records(stream: bytes) -> Iterable[tuple[int, bytes]]:
    """The records of a dir stream; PROJECTVERSION is two bytes longer than it says (2.3.4.2.1.11)."""
    at = 0
    while at < len(stream):
        identifier, size = (
            int.from_bytes(stream[at : at + 2], "little"),
            int.from_bytes(stream[at + 2 : at + 6], "little"),
        )
        size += 2 * (identifier == 0x0009)
        yield identifier, stream[at + 6 : at + 6 + size]
        at += 6 + size


def test_the_dir_stream_holds_the_records_in_the_order_of_the_specification() -> None:
    found = list(records(decompressed(CompoundFile(vba_project(SMALL)).streams["VBA/dir"])))
    information = [0x01, 0x02, 0x14, 0x03, 0x04, 0x05, 0x40, 0x06, 0x3D, 0x07, 0x08, 0x09, 0x0C, 0x3C]
    reference = [0x16, 0x3E, 0x0D]
    module = [0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C, None, 0x2B]
    kinds = iter([0x22, 0x22, 0x21, 0x22])
    expected = [*information, *reference * 2, 0x0F, 0x13]
    expected += [next(kinds) if identifier is None else identifier for identifier in module * len(SMALL.modules)]
    assert [identifier for identifier, _ in found] == [*expected, 0x10]
    by_identifier = dict(found)
    assert by_identifier[0x05] == b'Dari "DPA" dan Tupoksi'
    assert by_identifier[0x0F] == (4).to_bytes(2, "little")


@pytest.mark.parametrize(
    ("data", "seed", "encrypted"),
    [
        (bytes(4), 0x07, "0705D8E3D8EDDBF1DBF1DBF1DBF1"),
        (b"\x00", 0x0E, "0E0CD1ECDFF4E7F5E7F5E7"),
        (b"\xff", 0x15, "1517CAF1D6F9D7F9D706"),
    ],
)
def test_the_disguises_of_the_specification_s_example_come_out(data: bytes, seed: int, encrypted: str) -> None:
    """[MS-OVBA] 3.1.6."""
    assert encrypt(data, "{917DED54-440B-4FD1-A5C1-74ACF261E600}", seed) == encrypted
