"""What only a Mac asks for."""

from xlpy.diagnosa.halangan import Gejala, Halangan, halangan, menghalangi
from xlpy.diagnosa.interpreter import PASANG_ULANG
from xlpy.diagnosa.keadaan import MAC, Keadaan


@halangan(
    "mac-applescript",
    "Excel di Mac belum boleh menjalankan Python",
    "Excel di Mac boleh menjalankan Python.",
    lambda keadaan: keadaan.sistem == MAC and keadaan.excel.terpasang,
)
def applescript(keadaan: Keadaan) -> Gejala | None:
    """The one script through which the sandbox lets Excel start anything; its name carries xlwings' version."""
    if keadaan.excel.applescript:
        return None
    return menghalangi(
        f"Berkas xlwings-{keadaan.xlwings}.applescript belum ada di folder skrip Excel; kotak pasir macOS melarang "
        "Excel menjalankan program tanpa itu.",
        f"{PASANG_ULANG}. Lalu klik tombolnya lagi; saat macOS bertanya, pilih Izinkan (OK).",
    )


HALANGAN: tuple[Halangan, ...] = (applescript,)
"""This family."""
