"""RK-404: setiap sasaran ditunjang program yang ada, setiap program menunjang sasaran."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _sasaran_dan_program(bahan: Bahan) -> Iterator[Hal]:
    plan = bahan.rencana
    programs = {program.kode for program in plan.program}
    for sasaran in plan.sasaran:
        unknown = [kode for kode in sasaran.program if kode not in programs]
        if unknown or not sasaran.program:
            said = f"menyebut program {', '.join(unknown)} yang tidak ada di rencana" if unknown else _NONE
            yield Hal(
                pesan=f"Sasaran {sasaran.kode} “{sasaran.nama}” {said}.",
                saran="Isi kolom Program Pendukung di lembar Sasaran dengan kode program DPA, "
                "lalu klik Susun Rencana.",
                kunci=kunci_of(sasaran),
                kolom="program",
            )
    supported = {kode for sasaran in plan.sasaran for kode in sasaran.program}
    for program in plan.program if plan.sasaran else ():
        if program.kode not in supported:
            yield Hal(
                pesan=f"Program {program.kode} “{program.nama}” belum menunjang satu sasaran pun.",
                saran="Tulis kode program itu pada kolom Program Pendukung sasaran yang ditunjangnya.",
                kunci=kunci_of(program),
            )


_NONE = "belum ditunjang satu program pun"


ATURAN = Aturan(
    id="RK-404",
    judul="Sasaran dan program tidak saling menunjang",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Penjenjangan kinerja putus bila sasaran tidak punya program, atau uang program tidak menunjang sasaran "
        "mana pun."
    ),
    dasar=dasar.CASCADING,
    periksa=_sasaran_dan_program,
    lulus="""
        rencana | nama                                   | program
        S1      | Meningkatnya kualitas pelayanan publik | 7.01.02; 7.01.03
        7.01.02 |                                        |
        7.01.03 |                                        |
    """,
    gagal="""
        rencana | nama                                   | program
        S1      | Meningkatnya kualitas pelayanan publik |
        S2      | Meningkatnya akuntabilitas kinerja     | 7.01.01; 7.01.09
        7.01.01 |                                        |
        7.01.02 |                                        |
    """,
)
