"""The catalogue: every rule there is, and the door through which a workbook is checked.

A rule is a module of ``xlpy.checks.rules`` with one ``ATURAN`` in it: adding a rule is adding a file.  The modules
are imported when something is checked and not before: a command that checks nothing does not pay for them.
"""

import hashlib
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Temuan

_MARK = 10  # hex digits: among 10,000 findings of one rule two share a mark once in 20,000 workbooks


@lru_cache
def rules() -> Mapping[str, Aturan]:
    """Every rule by its id, in the order of their numbers."""
    from xlpy.checks import rules as package  # noqa: PLC0415 - only when something is checked

    modules = (
        importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)
    )
    found: list[Aturan] = sorted((m.ATURAN for m in modules), key=lambda rule: rule.id)
    return {rule.id: rule for rule in found}


def check(bahan: Bahan) -> tuple[Temuan, ...]:
    """Every finding of every rule, in the order of the catalogue."""
    return tuple(found for rule in rules().values() for found in findings(rule, bahan))


def findings(rule: Aturan, bahan: Bahan) -> Iterator[Temuan]:
    """What one rule finds, each with its cell and its identity."""
    letak, seen = bahan.document.letak, Counter[str]()
    for hal in rule.periksa(bahan):
        name = identity(rule.id, hal)
        seen[name] += 1
        yield Temuan(
            aturan=rule.id,
            tingkat=rule.tingkat,
            sel=hal.sel or (letak.sel(hal.kunci, hal.kolom) if hal.kunci else ""),
            pesan=hal.pesan,
            saran=hal.saran,
            dasar=rule.dasar,
            identitas=name if seen[name] == 1 else f"{name}-{seen[name]}",  # rows that say the same are counted
        )


def may_be_waived(identitas: str) -> bool:
    """Whether the rule behind a finding allows that it is waived, with a reason; a rule that is unknown does not."""
    rule = rules().get(identitas[: len("RK-000")])
    return rule is not None and not rule.tetap


def identity(rule_id: str, hal: Hal) -> str:
    """The name of a finding that stays the same when rows move and values change: rule, entity, field.

    Short enough to be typed: "RK-104-3f9a2c01d7".
    """
    about = (*map(str, hal.kunci or ()), hal.kolom, hal.tanda)
    return f"{rule_id}-{hashlib.sha256(chr(0).join(about).encode()).hexdigest()[:_MARK]}"
