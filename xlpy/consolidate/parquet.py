"""The rows as .parquet, for whoever has pyarrow."""

import csv
import io
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_MARKED = r"^'([=+\-@\t\r])"
"""A text that the .csv keeps from being taken for a formula."""
_LIKE_MARKED = re.compile(rb"'[=+\-@\t\r]")
_CHUNK = 1 << 20
_GROUP = 16
"""Stretches of the .csv, each as long as a chunk, that become a row group."""


def writes_parquet() -> bool:
    """Whether pyarrow is installed, which is an extra."""
    return find_spec("pyarrow") is not None


def load_ahead() -> None:
    """Begin to load pyarrow, which takes as long as reading ten files, while those are read."""
    if writes_parquet():
        threading.Thread(target=_load, daemon=True).start()


class Beriringan:
    """The .parquet written while something else is done, which ends together with it."""

    def __init__(self, table: Path, target: Path) -> None:
        """Take what ``write_parquet`` takes."""
        self._table, self._target = table, target
        self._problem: BaseException | None = None
        self._thread = threading.Thread(target=self._write, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.join()
        if error is None and self._problem is not None:
            raise self._problem

    def _write(self) -> None:
        try:
            write_parquet(self._table, self._target)
        except BaseException as problem:  # noqa: BLE001 - told to the one who waits
            self._problem = problem


def write_parquet(table: Path, target: Path) -> None:
    """Write the rows of the .csv.

    Raises:
        OSError: the disk refuses.
    """
    from pyarrow import Table, int64, parquet, string  # noqa: PLC0415
    from pyarrow import csv as arrow_csv  # noqa: PLC0415 - an extra

    with table.open(encoding="utf-8", newline="") as lines:
        names = next(csv.reader(io.StringIO(lines.readline())))
    types = {name: int64() if name == "pagu" else string() for name in names}
    convert = arrow_csv.ConvertOptions(column_types=types, strings_can_be_null=False)
    # One after another: threads read up to 32 ahead, which takes twice the time of the processor and more memory.
    stretches = arrow_csv.ReadOptions(block_size=_CHUNK, use_threads=False)
    tidied = _without_marks() if _may_be_marked(table) else lambda batch: batch
    with (
        arrow_csv.open_csv(table, stretches, convert_options=convert) as rows,
        parquet.ParquetWriter(target, rows.schema) as writer,
    ):
        batches = map(tidied, rows)
        while group := list(islice(batches, _GROUP)):
            writer.write_table(Table.from_batches(group, rows.schema))


def _without_marks() -> Callable[[Any], Any]:
    """What takes the marks out of a stretch of rows."""
    from pyarrow import RecordBatch, compute  # noqa: PLC0415

    def tidied(batch: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        columns = zip(batch.schema.names, batch.columns, strict=True)
        plain = [c if n == "pagu" else compute.replace_substring_regex(c, _MARKED, r"\1") for n, c in columns]
        return RecordBatch.from_arrays(plain, schema=batch.schema)

    return tidied


def _load() -> None:
    with suppress(Exception):  # whatever is wrong with it shows where it is used
        from pyarrow import csv, parquet  # noqa: F401, PLC0415


def _may_be_marked(table: Path) -> bool:
    """Whether a mark could stand anywhere: looking into every text takes longer than all the rest."""
    last = b""
    with table.open("rb") as lines:
        while data := lines.read(_CHUNK):
            if (b"'" in data or last == b"'") and _LIKE_MARKED.search(last + data):
                return True
            last = data[-1:]
    return False
