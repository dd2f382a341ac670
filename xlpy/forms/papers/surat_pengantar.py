"""Surat pengantar (step 11): what goes to Bappeda; the copy that the receiver signs is the proof."""

from xlpy.forms.blocks import (
    BLANK,
    BODY_CENTER,
    BODY_TEXT,
    CENTER,
    TEXT,
    Column,
    Signer,
    emblem,
    gap,
    head_of_office,
    kecamatan,
    letterhead,
    place_and_date,
    signatures,
    table_head,
    titles,
    wide,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Align, Cell, Lembar, Row, widths
from xlpy.forms.material import Bahan

_SIZE = 11.0
_LETTER = TEXT.but(size=_SIZE)
_COLUMNS = (
    Column("No", 6, BODY_CENTER.but(size=10.0)),
    Column("Naskah Dinas yang Dikirimkan", 44, BODY_TEXT.but(size=10.0)),
    Column("Banyaknya", 21, BODY_CENTER.but(size=10.0)),
    Column("Keterangan", 33, BODY_TEXT.but(size=10.0)),
)
_LEAST = 110.0  # points: of the one row, so that the letter fills its page
_PAD = 4.5
_RIGHT = 2  # the first column of the right half
_DOTS = "…………………………………"


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """The letter; what is not known yet is dotted."""
    cols = len(_COLUMNS)
    date = place_and_date(bahan.settings, bahan.teks("tanggal_pengantar"))
    number = bahan.teks("nomor_pengantar") or "…………/…………/…………/…………"
    top = (
        *letterhead(bahan, cols),
        Row((Cell(_RIGHT, date, _LETTER.but(align=Align.RIGHT), across=cols - _RIGHT),), keep=True),
        gap(10.0, keep=True),
        *(wide(line, cols, _LETTER, keep=True) for line in (f"Yth. {receiver(bahan)}", "di")),
        wide(_town(bahan), cols, _LETTER.but(indent=2), keep=True),
        gap(22.0, keep=True),
        *titles(cols, "SURAT PENGANTAR"),
        wide(f"NOMOR {number}", cols, CENTER.but(size=_SIZE), keep=True),
        gap(14.0, keep=True),
    )
    return Lembar(
        nama="Surat Pengantar",
        kertas=bahan.kertas,
        kolom=widths(bahan.kertas, [c.share for c in _COLUMNS], rebah=False),
        baris=(*top, *table_head(_COLUMNS), *_sent(bahan), *_ending(bahan)),
        gambar=emblem(bahan),
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )


def receiver(bahan: Bahan) -> str:
    """To whom the letter goes, without the "Yth."; Bappeda of the region where nobody said."""
    said = bahan.teks("yth").strip()
    for word in ("Kepada", "Yth."):
        said = said.removeprefix(word).strip()
    return said or f"Kepala Bappeda {bahan.settings.pemerintah or BLANK}"


def _town(bahan: Bahan) -> str:
    return bahan.settings.tempat or bahan.settings.kecamatan or _DOTS


def _sent(bahan: Bahan) -> tuple[Row, Row]:
    """What is sent, in one box: a low row keeps the text off its upper line."""
    settings = bahan.settings
    signed = [f"Nomor {bahan.nomor}"] if bahan.nomor else []
    signed += [f"tanggal {bahan.teks('tanggal_dokumen')}"] if bahan.nomor and bahan.teks("tanggal_dokumen") else []
    plan = f"{settings.judul} Tahun {settings.tahun} {kecamatan(settings)}"
    circular, on = bahan.teks("nomor_surat"), bahan.teks("tanggal_surat")
    asked = " ".join(filter(None, (circular and f"Nomor {circular}", on and f"tanggal {on}")))
    answers = f" sebagai tindak lanjut Surat Edaran {asked}," if asked else ""
    reason = f"Disampaikan dengan hormat{answers} untuk dipergunakan sebagaimana mestinya."
    many = bahan.teks("banyaknya") or "1 (satu) berkas"
    texts = ("1.", "\n".join((plan, " ".join(signed))).strip(), many, reason)
    above, row = (
        tuple(Cell(n, text, c.look.but(lines=lines)) for n, (text, c) in enumerate(zip(said, _COLUMNS, strict=True)))
        for lines, said in (("tkn", [""] * len(_COLUMNS)), ("bkn", texts))
    )
    return Row(above, height=_PAD, keep=True), Row(row, least=_LEAST, keep=True)


def _ending(bahan: Bahan) -> tuple[Row, ...]:
    cols = len(_COLUMNS)
    received = bahan.teks("diterima_bappeda") or _DOTS
    taker = Signer(("Penerima", _DOTS), bahan.teks("penerima"), nip=_DOTS)
    sender = head_of_office(bahan, "Pengirim")
    return (
        gap(12.0, keep=True),
        wide(f"Diterima tanggal {received}", cols, _LETTER, keep=True),
        *signatures([(taker, 0, _RIGHT), (sender, _RIGHT, cols)]),
    )


KERTAS = Kertas("surat-pengantar", "Surat Pengantar", lay_out)
