"""Hostile and broken files that are no packages: .xls, text, what is misnamed; by their file names."""

import struct
from collections.abc import Callable
from io import BytesIO

import xlwt
from kemasan import package, sound_xls

CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MIB = 1 << 20
FAR, FORGED, BROKEN, MANY = "terlalu jauh", "dipalsukan", "rusak|terpotong", "terlalu banyak"
WORKBOOK = "Workbook".encode("utf-16-le")


def saved(book: xlwt.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def far_xls() -> bytes:
    """Two cells in the corners of Excel 97."""
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    page.write(0, 0, 1)
    page.write(65_535, 255, 1)
    return saved(book)


def patched(data: bytes, *changes: tuple[int, bytes]) -> bytes:
    """The bytes with others in their place."""
    out = bytearray(data)
    for at, new in changes:
        out[at : at + len(new)] = new
    return bytes(out)


def impossible_size() -> bytes:
    """A sheet that says it has four billion rows."""
    data = sound_xls()
    return patched(data, (data.find(struct.pack("<HHI", 0x0200, 14, 0)) + 8, b"\xff\xff\xff\xff"))


def lying_texts() -> bytes:
    """Fifty shared texts that say they are two billion."""
    data = sound_xls()
    return patched(data, (data.find(struct.pack("<II", 50, 50)) + 4, struct.pack("<I", 0x7FFFFFFF)))


def sectors(data: bytes, field: int) -> int:
    """Where the sector lies that a field of the header names."""
    return (int(struct.unpack_from("<I", data, field)[0]) + 1) * 512


def endless_chain() -> bytes:
    """Sectors that follow each other in a circle."""
    data = sound_xls()
    return patched(data, (sectors(data, 76), struct.pack("<II", 1, 0)))


def stacked_streams() -> bytes:
    """Thousands of streams that are all the workbook."""
    data = sound_xls() + bytes(-len(sound_xls()) % 512)
    at = sectors(data, 48)
    entry = data[at + 128 : at + 256]
    assert entry.startswith(WORKBOOK)
    many = 4_000
    grown = data + (data[at : at + 128] + entry + entry * many).ljust(512 * (many // 4 + 1), b"\0")
    first, count = len(data) // 512 - 1, (len(grown) - len(data)) // 512
    # The sectors of the new directory are chained in new tables behind it.
    chain = [*range(first + 1, first + count), 0xFFFFFFFE]
    old = list(struct.unpack_from("<128I", data, sectors(data, 76)))
    whole = (old[:first] + [0xFFFFFFFE] * (first - len(old)) + chain) if first <= len(old) else old
    tables = -(-len(whole) // 128)
    whole += [0xFFFFFFFF] * (tables * 128 - len(whole))
    places = [first + count + n for n in range(tables)]
    grown += struct.pack(f"<{len(whole)}I", *whole)
    header = (
        (44, struct.pack("<I", tables)),
        (48, struct.pack("<I", first)),
        (76, struct.pack(f"<{tables}I", *places)),
    )
    return patched(grown, *header)


def long_text_everywhere() -> bytes:
    """One text of thirty thousand letters, taken by twenty thousand cells."""
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    text = "x" * 30_000
    for row in range(20_000):
        page.write(row, 0, text)
    return saved(book)


def encrypted() -> bytes:
    """A compound file as Excel locks a workbook with a password."""
    data = sound_xls()
    at = data.find(WORKBOOK)
    name = "EncryptedPackage".encode("utf-16-le")
    return patched(data, (at, name), (at + 64, struct.pack("<H", len(name) + 2)))


def other_document() -> bytes:
    """A compound file without a workbook, as Word 97 writes."""
    data = sound_xls()
    return data.replace(WORKBOOK, "WordDocu".encode("utf-16-le"))


HTML = b"<html><body><table><tr><td>Kode</td><td>Pagu</td></tr></table></body></html>"
XML_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>'

LAIN: dict[str, tuple[Callable[[], bytes], str]] = {
    "jauh.xls": (far_xls, FAR),
    "ukuran.xls": (impossible_size, FORGED),
    "teks.xls": (lying_texts, FORGED),
    "lingkar.xls": (endless_chain, BROKEN),
    "tumpuk.xls": (stacked_streams, BROKEN),
    "ulang.xls": (long_text_everywhere, "diulang terlalu banyak kali"),
    "terkunci.xlsx": (encrypted, "kata sandi"),
    "word.xls": (other_document, "bukan lembar kerja"),
    "terpotong.xls": (lambda: sound_xls()[:3_000], BROKEN),
    "kepala.xls": (lambda: CFB, BROKEN),
    "nol-kepala.xls": (lambda: CFB + bytes(2_000), BROKEN),
    "terpotong.xlsx": (lambda: package()[:2_000], BROKEN),
    "ujung-hilang.xlsx": (lambda: package()[:-10], BROKEN),
    "awal-hilang.xlsx": (lambda: b"PK\x03\x04" + package()[400:], BROKEN),
    "kosong.xlsx": (lambda: b"", "kosong"),
    "~$buku.xlsx": (lambda: b"\x05Budi", "kunci sementara"),
    ".~lock.buku.xlsx#": (lambda: b",Budi,,;", "kunci sementara"),
    "halaman.xls": (lambda: HTML, "halaman web|bukan buku kerja"),
    "halaman.xlsx": (lambda: HTML, "halaman web|bukan buku kerja"),
    "xml-2003.xls": (lambda: XML_2003, "halaman web|bukan buku kerja"),
    "csv.xlsx": (lambda: b"Kode;Nama\n1;Rapat\n", "sub kegiatan|bukan buku kerja"),
    "xls.xlsx": (sound_xls, "sub kegiatan|bukan buku kerja"),
    "pdf.xlsx": (lambda: b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "gambar.xlsx": (lambda: b"\x89PNG\r\n\x1a\n", "gambar"),
    "program.xlsx": (lambda: b"MZ\x90\x00", "program"),
    "acak.xlsx": (lambda: bytes(range(256)) * 50, "bukan lembar kerja"),
    "besar.xlsx": (lambda: b"PK\x03\x04" + bytes(33 * MIB), "terlalu besar"),
    "koma.csv": (lambda: b"," * (15 * MIB), MANY),
    "baris.txt": (lambda: b"a b " * (2 * MIB), MANY + "|terlalu panjang"),
    "teks-besar.csv": (lambda: b"kata\n" * (4 * MIB), "terlalu besar"),
    "komentar.xls": (lambda: b"<!---->" * 1_000 + b"x", "sub kegiatan|bukan buku kerja"),
    "kutip.csv": (lambda: b'a,"' + b"kata " * 300_000, "tanda kutip|bukan buku kerja|terlalu panjang"),
}
"""By the file's name: how it is made, and what its refusal says."""
