"""Where everything of one consolidation lies: beside its workbook, under the same name."""

from dataclasses import dataclass
from pathlib import Path

from xlpy.errors import InputError, WorkbookError, sebab


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
    def last(self) -> Path:
        """The workbook as it was before the last change."""
        return self.workbook.with_name(f"{self.workbook.stem}.lalu{self.workbook.suffix}")

    @property
    def cache(self) -> Path:
        """What was read of each file."""
        return self.workbook.with_name(f".{self.workbook.stem}.singgahan")

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            InputError: the workbook is not called .xlsx.
            WorkbookError: the folder cannot be made.
        """
        if self.workbook.suffix.lower() != ".xlsx":
            raise InputError(f"{self.workbook}: hasil konsolidasi berupa .xlsx. Tulis misalnya -o rekap.xlsx.")
        try:
            self.workbook.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkbookError(f"{self.workbook.parent}: folder tidak dapat dibuat ({sebab(error)}).") from error
