from hypothesis import given
from hypothesis import strategies as st

from xlpy.plan.provenance import Provenance, Source

NAMES = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    ["a › b", "a | b", "a, b=c", "\\", "x\\", " › ", "", "›", "a\\ › b", "=", ", "]
)
SOURCES = st.dictionaries(NAMES, st.builds(Source, NAMES, NAMES, NAMES), max_size=5)


@given(SOURCES)
def test_every_source_comes_back_from_the_text(sources: dict[str, Source]) -> None:
    assert Provenance.of(sources).sources == sources


@given(SOURCES)
def test_the_text_is_canonical(sources: dict[str, Source]) -> None:
    once = Provenance.of(sources)
    assert Provenance.of(once.sources) == once


def test_the_text_is_readable() -> None:
    cells = {"pagu": Source("dpa.xlsx", "Rincian", "J12"), "nama": Source("dpa.xlsx", "Rincian", "B12")}
    assert Provenance.of(cells).text == "dpa.xlsx › Rincian › nama=B12, pagu=J12"


def test_text_typed_by_a_person_gives_no_source() -> None:
    assert Provenance("dari rapat tanggal 5").sources == {}


def test_a_newer_source_replaces_the_older() -> None:
    old = Provenance.at(("nama", "pagu"), Source("a.xlsx", "S", "A1"))
    new = old.with_sources({"pagu": Source("b.xlsx", "S", "B2")})
    assert new.source("nama") == Source("a.xlsx", "S", "A1")
    assert new.source("pagu") == Source("b.xlsx", "S", "B2")
    assert new.source("target") is None


def test_a_source_reads_as_file_sheet_and_cell() -> None:
    assert str(Source("dpa.xlsx", "Rincian", "J12")) == "dpa.xlsx › Rincian!J12"
    assert str(Source("", "DPA", "J12")) == "DPA!J12"
    assert str(Source("Nomenklatur 2027", "", "7.01.01")) == "Nomenklatur 2027 › 7.01.01"
