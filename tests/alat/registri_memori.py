"""A registry as Windows has it, in memory: names count the same in either case, keys above come into being."""

from collections.abc import Mapping

Nilai = str | int


class RegistriMemori:
    """Holds what is written, by key."""

    def __init__(self, isi: Mapping[str, Mapping[str, Nilai]] | None = None) -> None:
        self.isi: dict[str, dict[str, Nilai]] = {}
        for kunci, nilai in (isi or {}).items():
            self.tulis(kunci, dict(nilai))

    def anak(self, kunci: str) -> list[str]:
        head = f"{kunci}\\".casefold()
        below = (k[len(head) :].split("\\")[0] for k in self.isi if k.casefold().startswith(head))
        return list(dict.fromkeys(below))

    def nilai(self, kunci: str) -> dict[str, Nilai]:
        return dict(self.isi.get(self._spelled(kunci), {}))

    def tulis(self, kunci: str, nilai: dict[str, Nilai]) -> None:
        assert kunci.split("\\", maxsplit=1)[0] in {"HKCU", "HKLM", "HKCR"}
        self.isi.setdefault(self._spelled(kunci), {}).update(nilai)

    def hapus(self, kunci: str) -> None:
        assert not self.anak(kunci), "Windows refuses a key that has others below it"
        self.isi.pop(self._spelled(kunci), None)

    def _spelled(self, kunci: str) -> str:
        return next((k for k in self.isi if k.casefold() == kunci.casefold()), kunci)
