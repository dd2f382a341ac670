"""Whether the signature of a workbook holds: its log, its form and the signed copy must say the same."""

from collections.abc import Sequence

from xlpy.book.document import Document
from xlpy.build import sah, sah_form
from xlpy.prosedur_keadaan import content_fingerprint
from xlpy.sop.catatan import Kejadian, Tindakan
from xlpy.sop.keadaan import Keadaan, TandaTangan, signature_fault
from xlpy.sop.steps import Sop
from xlpy.sop.tindak import TidakBolehError
from xlpy.sop.waktu_kerja import to_wib

_COPY = "Salinan bertanda tangan pada lembar tersembunyi _sah"
_RESTORE = "Pulihkan dari cadangan buku kerja."
_SEAL = {"waktu": "waktu", "oleh": "nama", "sidik": "sidik"}
_MOST_NAMED = 5


def void_by(document: Document, state: Keadaan) -> str:
    """What voids the signature in force, with the cells where they are known; empty when it holds."""
    different = sah.differing(document)
    if fault := signature_fault(state, content_fingerprint(document)):
        return f"{fault} Yang berbeda: {_some(different)}." if different else fault
    signed = state.tanda_tangan
    if (signed is not None) != sah.is_signed(document):
        return f"{_COPY} tidak sama dengan isi yang dicatat log: lembar itu diubah. {_RESTORE}"
    if signed is None:
        return ""
    return _wrong_seal(document, signed) or (_wrong_form(document, signed, different) if different else "")


def refuse_overtyped(document: Document, sop: Sop, event: Kejadian) -> None:
    """Refuse to sign a form whose lines around the table say something else than the workbook.

    Raises:
        TidakBolehError: one does; with its cell.
    """
    if not sop.langkah[event.langkah - 1].mengunci or event.tindakan is not Tindakan.SELESAI:
        return
    wrong = sah_form.around(document.terbaca).tertimpa
    reasons = [
        f"{line.sel}: {line.nama.lower()} berisi “{line.isi}”, sedangkan menurut isi buku kerja “{line.seharusnya}”."
        for line in wrong
    ]
    if reasons:
        advice = (
            "Sel itu dihitung sendiri. Kembalikan rumusnya (Ctrl+Z) atau ketik persis seperti itu; bila memang lain, "
            "ubah di lembar Pengaturan. Lalu ulangi."
        )
        raise TidakBolehError((*reasons, advice))


def _wrong_seal(document: Document, signed: TandaTangan) -> str:
    """Where the copy tells of another signature than the log."""
    seal = sah.seal(to_wib(signed.waktu), signed.penanda_tangan, signed.sidik_isi)
    told = sah.sealed(document)
    wrong = [_SEAL[key] for key, text in seal.items() if told[key] != text]
    if not wrong:
        return ""
    return f"{_COPY} menyebut {' dan '.join(wrong)} tanda tangan yang lain dari log: lembar itu diubah. {_RESTORE}"


def _wrong_form(document: Document, signed: TandaTangan, different: Sequence[str]) -> str:
    """What of form and copy differs, though the plan is the one that was signed."""
    around = sah_form.around(document.terbaca)
    if sah_form.is_as_made(document) and not around.tertimpa and around.tambahan == sah.others_signed(document):
        return f"{_COPY} tidak sama dengan isi yang dicatat log: lembar itu diubah ({_some(different)}). {_RESTORE}"
    return (
        f"{sah.TIDAK_SAH} – form tidak lagi seperti yang ditandatangani {signed.penanda_tangan} (nomor "
        f"{signed.nomor_dokumen}): {_some(different)}. Kembalikan seperti semula, atau buka kembali langkahnya "
        "dengan alasan."
    )


def _some(texts: Sequence[str]) -> str:
    more = len(texts) - _MOST_NAMED
    return "; ".join(texts[:_MOST_NAMED]) + (f"; dan {more} lagi" if more > 0 else "")
