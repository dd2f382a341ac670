"""The canonical spelling, and the quicker way to it for objects that all have the same keys."""

from hypothesis import given
from hypothesis import strategies as st

from xlpy.sop.kanonik import Rangka, canonical, fingerprint


def test_keys_are_sorted_and_nothing_stands_between() -> None:
    assert canonical({"b": "é", "a": ["1", '"']}) == '{"a":["1","\\""],"b":"é"}'


@given(st.dictionaries(st.text(), st.text(), min_size=1))
def test_the_quicker_way_says_the_same(told: dict[str, str]) -> None:
    frame = Rangka(told)
    assert frame.fingerprint([told[key] for key in frame.keys]) == fingerprint(told)
