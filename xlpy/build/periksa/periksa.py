"""Runs all rules over a workbook."""

import zipfile

from xlpy.build.periksa.book import Book
from xlpy.build.periksa.formula_rules import FORMULAS
from xlpy.build.periksa.macro_rules import MACROS
from xlpy.build.periksa.package_rules import PACKAGE, XML, ZIP
from xlpy.build.periksa.ribbon_rules import RIBBON
from xlpy.build.periksa.rule import Defect, Rule
from xlpy.build.periksa.sheet_rules import SHEETS
from xlpy.build.periksa.table_rules import TABLES

# What a stage finds wrong would make the next one stumble, or say the same in other words.
_STAGES: tuple[tuple[Rule, ...], ...] = (
    ZIP,
    XML,
    PACKAGE,
    (*SHEETS, *TABLES, *FORMULAS, *MACROS, *RIBBON),
)
RULES = tuple(rule for stage in _STAGES for rule in stage)


def periksa(workbook: bytes) -> list[Defect]:
    """The defects of an .xlsm; none in a good one."""
    try:
        book = Book(workbook)
    except zipfile.BadZipFile as reason:
        return [Defect(ZIP[0].id, "paket", f"bukan berkas .xlsm: {reason}")]
    for stage in _STAGES:
        found = [defect for rule in stage for defect in rule.defects(book)]
        if found:
            return found
    return []
