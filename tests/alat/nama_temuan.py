"""The names of the findings of every rule's failing example, as they must stay."""

from contoh_aturan import bahan

from xlpy.checks.catalogue import findings, rules


def names() -> str:
    """One finding a line: its name and its cell."""
    found = (finding for rule in rules().values() for finding in findings(rule, bahan(rule.gagal)))
    return "".join(f"{finding.identitas} {finding.sel}\n" for finding in found)


if __name__ == "__main__":
    print(names(), end="")  # noqa: T201 - its output
