"""What a rule and a defect are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from xlpy.build.periksa.book import Book


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with a workbook.

    Attributes:
        rule: The rule that says so, such as ``TB-01``.
        part: The part of the package, with the cell or line where there is one.
        message: What is wrong, in Indonesian.
    """

    rule: str
    part: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule} {self.part}: {self.message}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, and the function that gives part and message of every breach."""

    id: str
    check: Callable[[Book], Iterator[tuple[str, str]]]

    def defects(self, book: Book) -> list[Defect]:
        """Every breach in ``book``."""
        return [Defect(self.id, part, message) for part, message in self.check(book)]
