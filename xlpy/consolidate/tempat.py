"""Where everything of one consolidation lies: beside its workbook, under the same name."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xlpy.errors import InputError, WorkbookError, sebab

_LAST, _REGIONS = ".lalu", "-wilayah"
_BESIDE = re.compile(r"\.\d{4}-\d{2}-\d{2}(?:-[2-9])?$")


def cache_of(stem: str) -> str:
    """The name of what is kept beside the workbook of this name."""
    return f".{stem}.singgahan"


def is_result(name: str, beside: Container[str]) -> bool:
    """Whether a workbook, or a folder of regions, is the result of a consolidation: its cache lies beside it."""
    if name.endswith(_REGIONS):
        return cache_of(name.removesuffix(_REGIONS)) + _REGIONS in beside
    stem, dot, suffix = name.rpartition(".")
    caches = {cache_of(stem), cache_of(stem.removesuffix(_LAST)), cache_of(_BESIDE.sub("", stem))}
    return dot + suffix == ".xlsx" and any(c in beside or c + _REGIONS in beside for c in caches)


@dataclass(frozen=True, slots=True)
class TempatHasil:
    """The places of one result.

    Attributes:
        workbook: the workbook; all else lies beside it.
    """

    workbook: Path

    @property
    def table(self) -> Path:
        """The rows as .csv."""
        return self.workbook.with_suffix(".csv")

    @property
    def parquet(self) -> Path:
        """The rows as .parquet."""
        return self.workbook.with_suffix(".parquet")

    @property
    def summary(self) -> Path:
        """The summary for machines."""
        return self.workbook.with_suffix(".json")

    @property
    def report(self) -> Path:
        """The report that can be mailed."""
        return self.workbook.with_suffix(".txt")

    @property
    def log(self) -> Path:
        """What each run said."""
        return self.workbook.with_suffix(".log")

    @property
    def regions(self) -> tuple[Path, Path]:
        """The folder of the regions' results, and that of what was read for them."""
        name = f"{self.workbook.stem}{_REGIONS}"
        return self.workbook.with_name(name), self.cache.with_name(self.cache.name + _REGIONS)

    @property
    def last(self) -> Path:
        """The workbook as it was before the last change."""
        return self.workbook.with_name(f"{self.workbook.stem}{_LAST}{self.workbook.suffix}")

    def beside(self, hari: date) -> Iterator[Path]:
        """The names under which the workbook may be written on a day on which it is open, the likeliest first."""
        name = f"{self.workbook.stem}.{hari.isoformat()}"
        yield self.workbook.with_name(f"{name}.xlsx")
        yield from (self.workbook.with_name(f"{name}-{number}.xlsx") for number in range(2, 10))

    @property
    def cache(self) -> Path:
        """What was read of each file."""
        return self.workbook.with_name(cache_of(self.workbook.stem))

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            InputError: the workbook is not called .xlsx.
            WorkbookError: the folder cannot be made.
        """
        name = self.workbook.stem.removesuffix(_LAST)
        if self.workbook.suffix != ".xlsx" or name != self.workbook.stem:
            # Under another spelling, or the name of what is kept, two results would share what lies beside them.
            raise InputError(
                f"{self.workbook}: hasil konsolidasi berupa .xlsx, huruf kecil, dan tidak berakhiran {_LAST}. "
                f"Tulis misalnya -o {name}.xlsx."
            )
        try:
            self.workbook.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkbookError(f"{self.workbook.parent}: folder tidak dapat dibuat ({sebab(error)}).") from error
