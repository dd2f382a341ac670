"""The contract with xlwings, which is private to it: every member is there, or refused by its name."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from xlwings import base_classes

from xlpy.engines import libreoffice

MODULES = [
    importlib.import_module(f"{libreoffice.__name__}.{module.name}")
    for module in pkgutil.iter_modules(libreoffice.__path__)
]
# What xlwings' base classes do themselves for every engine.
OF_THE_BASE = {"Range.expand", "Range.max_cells_per_read", "Range.get_async_pipeline_overrides"}


def members() -> Iterator[tuple[type, str]]:
    for module in MODULES:
        for name, ours in inspect.getmembers(module, inspect.isclass):
            base = getattr(base_classes, name, None)
            if ours.__module__ == module.__name__ and base is not None:
                # Coroutines serve xlwings' own web product only.
                yield from ((ours, m) for m, what in vars(base).items() if not inspect.iscoroutinefunction(what))


@pytest.mark.parametrize(
    ("ours", "member"),
    [(ours, member) for ours, member in members() if not member.startswith("_")],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)
def test_a_member_of_the_contract_is_there_or_refused_by_its_name(ours: type, member: str) -> None:
    if f"{ours.__name__}.{member}" not in OF_THE_BASE:
        found = inspect.getattr_static(ours, member)
        assert found is not inspect.getattr_static(getattr(base_classes, ours.__name__), member)
