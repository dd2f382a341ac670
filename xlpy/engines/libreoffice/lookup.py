"""Finding one of several by its position or by its name, as Excel's collections do."""

import numbers
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class _Named(Protocol):
    @property
    def name(self) -> str:
        """What it is called."""
        ...


_One = TypeVar("_One", bound=_Named)


class Lookup(Generic[_One]):
    """A collection whose members have names; capitals make no difference."""

    def __iter__(self) -> Iterator[_One]:
        raise NotImplementedError

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: str | int) -> _One:
        """One by its position from 1 or by its name.

        Raises:
            KeyError: there is none.
        """
        for position, one in enumerate(self, start=1):
            if key == position or _is_called(one, key):
                return one
        raise KeyError(key)

    def __contains__(self, key: str | int) -> bool:
        if isinstance(key, numbers.Number):
            return 0 < int(key) <= len(self)
        return any(_is_called(one, key) for one in self)


def _is_called(one: _Named, key: str | int) -> bool:
    return isinstance(key, str) and one.name.lower() == key.lower()
