"""What makes a procedure impossible to run: each is refused with the line to mend."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from xlpy.sop.steps import Langkah, Sop
from xlpy.sop.tables import Tabel

PENANDA = ("nomor_dokumen", "tanggal_dokumen", "penanda_tangan")
"""What the step that locks must record."""


def check_order(step: Langkah, number: int, table: Tabel) -> None:
    """Numbers run 1, 2, 3 … and every step can be reached: it waits only for steps above it."""
    if step.nomor < number:
        table.fail(
            f"langkah {step.nomor} tertulis dua kali atau salah tempat. Nomor di sini seharusnya {number}.", "nomor"
        )
    if step.nomor > number:
        table.fail(f"langkah {number} tidak ada: di sini sudah tertulis langkah {step.nomor}.", "nomor")
    if number > 1 and not step.setelah:
        table.fail(
            f'langkah {number} tidak terjangkau: "setelah" kosong. Sebutkan langkah yang mendahuluinya.', "setelah"
        )
    for before in step.setelah:
        if before == number:
            table.fail(f"langkah {number} berputar: ia menunggu dirinya sendiri.", "setelah")
        if not 1 <= before < number:
            table.fail(
                f"langkah {number} tidak terjangkau: ia menunggu langkah {before}, yang tidak ada di atasnya. "
                "Urutan yang berputar tidak dapat dijalankan.",
                "setelah",
            )


def check_return(sop: Sop, tables: Sequence[Tabel]) -> None:
    """A step returns to one that it waited for; else the return would undo nothing."""
    for step, table in zip(sop.langkah, tables, strict=True):
        if step.kembali_ke is not None and step.kembali_ke not in sop.mendahului(step.nomor):
            table.fail(
                f"langkah {step.nomor} kembali ke langkah {step.kembali_ke}, yang tidak mendahuluinya.",
                "kembali_ke",
            )
        if (step.kembali_ke is None) != (not step.pertanyaan):
            table.fail(
                '"pertanyaan" dan "kembali_ke" harus diisi bersama: yang satu memutuskan yang lain.', "kembali_ke"
            )


def check_documents(sop: Sop, tables: Sequence[Tabel]) -> None:
    """What a step takes is given by a step before it, or is listed as brought from elsewhere."""
    for step, table in zip(sop.langkah, tables, strict=True):
        given = [name for n in sop.mendahului(step.nomor) for name in sop.langkah[n - 1].keluaran]
        for name in step.kelengkapan:
            if sop.cari_dokumen(name) is None and not any(sop.sama(name, other) for other in given):
                table.fail(
                    f'langkah {step.nomor} memerlukan "{name}", yang bukan keluaran langkah sebelumnya. '
                    "Samakan namanya, atau daftarkan pada [[dokumen]] bila datang dari luar.",
                    "kelengkapan",
                    name,
                )


def check_signature(sop: Sop, tables: Sequence[Tabel]) -> None:
    """At most one step locks the document, and it records what a signature consists of."""
    locking = [(s, t) for s, t in zip(sop.langkah, tables, strict=True) if s.mengunci]
    for step, table in locking:
        if step is not locking[0][0]:
            table.fail(f"langkah {locking[0][0].nomor} sudah mengunci; hanya satu langkah yang boleh.", "mengunci")
        missing = [key for key in PENANDA if key not in {field.kunci for field in step.mencatat}]
        if missing:
            table.fail(f"langkah {step.nomor} mengunci, jadi harus mencatat {', '.join(missing)}.", "mengunci")


def check_known(codes: tuple[str, ...], known: AbstractSet[str], key: str, what: str, table: Tabel) -> None:
    """Every one of ``codes`` names something that is there."""
    for code in codes:
        if code not in known:
            table.fail(
                f'{what} "{code}" tidak dikenal. Pakai salah satu dari: {", ".join(sorted(known))}.', key, code
            )
