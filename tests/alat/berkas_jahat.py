"""Every kind of .xlsx that hangs, aborts or starves a reader of spreadsheets, by kind, with the reason."""

from collections.abc import Callable
from itertools import product

from kemasan import LINKS, MAIN, SHEET, Blown, ByHand, blown, far, package, sheet, sound

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30
CELL = '<c r="A1"><v>1</v></c>'
OPEN = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
CLOSE = b"</sheetData></worksheet>"
FAR, BLOWN, DTD, REPEATED, BROKEN = "terlalu jauh", "mengembang", "DTD", "berulang kali", "rusak"
MANY, UNUSUAL, TWICE = "terlalu banyak|lebih dari", "tidak biasa", "diulang terlalu banyak kali"


def columns(count: int) -> list[str]:
    """The letters of the first columns."""
    letters = [chr(65 + n) for n in range(26)]
    names = ["".join(each) for length in (1, 2, 3) for each in product(letters, repeat=length)]
    return names[:count]


def wide() -> bytes:
    """Five rows, each to the last column of Excel."""
    letters = columns(16_384)
    rows = ("".join(f'<c r="{c}{n}"><v>1</v></c>' for c in letters) for n in range(1, 6))
    return package(sheet=sheet("".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(rows, start=1))))


def ghosts(count: int, *, named: bool) -> bytes:
    """Blank styled cells, with their addresses or without."""
    if not named:
        return blown(sheet=Blown(OPEN + b'<row r="1">', b'<c s="1"/>' * 20_000, count // 20_000, b"</row>" + CLOSE))
    row = [f'<c r="{c}{{0}}" s="1"/>' for c in columns(100)]
    shape = f'<row r="{{0}}">{"".join(row)}</row>'
    return package(sheet=sheet("".join(shape.format(n) for n in range(1, count // 100 + 1))))


def gigabyte(part: str, head: bytes, each: bytes, tail: bytes) -> bytes:
    """A part of a gigabyte."""
    block = each * (MIB // len(each))
    return blown(**{part: Blown(head, block, GIB // len(block), tail)})


def hidden_gigabyte() -> bytes:
    """A gigabyte that states to be a thousand bytes."""
    return blown(sheet=Blown(OPEN, b"<row/>" * 100_000, 1_700, CLOSE, states=1_000))


def slow_styles() -> bytes:
    """Styles of 256 MB that are packed so badly that no ratio tells."""
    return blown(styles=Blown(b"<styleSheet>", bytes(range(256)) * 4096, 256, b"</styleSheet>"))


def long_text_everywhere() -> bytes:
    """One shared text of a hundred kilobytes, taken by fifty thousand cells."""
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 100_000}</t></si></sst>'.encode()
    rows = "".join(f'<row r="{n}"><c r="A{n}" t=\'s\'><v>0</v></c></row>' for n in range(1, 50_001))
    return package(strings=strings, sheet=sheet(rows))


def lying_count() -> bytes:
    """A few shared texts that claim to be a billion."""
    return package(strings=f'<sst xmlns="{MAIN}" uniqueCount="999999999"><si><t>x</t></si></sst>'.encode())


def laughs(part: str) -> bytes:
    """A billion laughs."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>{sound()[SHEET].decode()}'
    return package(**{part: text.replace("isi", "&l9;").encode()})


def external_entity() -> bytes:
    """A text that asks for a file of the computer that reads."""
    text = f'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst xmlns="{MAIN}"><si><t>&x;</t></si></sst>'
    return package(strings=text.encode())


def one_sheet_often() -> bytes:
    """Three hundred sheets that are all the same large part."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 5_001))
    tags = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 301))
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{links}"><sheets>{tags}</sheets></workbook>'
    return package(workbook=book.encode(), sheet=sheet(rows))


def links_to_one_sheet() -> bytes:
    """Two links that lead to the same sheet by different ways."""
    old = sound()[LINKS].decode()
    one = old[old.index("<Relationship ") : old.index("/>") + 2]
    again = one.replace("worksheets/", "worksheets/./").replace('Id="rId1"', 'Id="rId99"')
    return package(links=old.replace(one, one + again).encode())


def very_many_parts() -> bytes:
    """Half a million entries of the directory, all for the same data."""
    zipped = ByHand()
    where = zipped.add("a", Blown(b"x", b"", 0).packed(), 1)
    for number in range(6_000):
        zipped.add(f"b{number}", b"", 1, at=where)
    zipped.directory *= 60
    return zipped.bytes()


def overlapping() -> bytes:
    """Thousands of parts that are all the same data of four megabytes."""
    zipped = ByHand()
    packed = Blown(b"", b"<a/>" * (256 * KIB), 4).packed()
    where = zipped.add("xl/workbook.xml", packed, 4 * MIB)
    for number in range(4_000):
        zipped.add(f"xl/worksheets/sheet{number}.xml", packed, 4 * MIB, at=where)
    return zipped.bytes()


def two_directories() -> bytes:
    """Two directories: whoever looks for the last end finds a sound one, whoever checks it the other."""
    good, bad = package(), package(sheet=far())
    return bad + good


def sound_and_comment(tail: bytes) -> bytes:
    """A sound workbook with something behind its end."""
    return package() + tail


def encrypted_zip() -> bytes:
    """A zip whose parts are marked as encrypted."""
    data = bytearray(package())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def other_size() -> bytes:
    """A part that states more than it holds."""
    return blown(sheet=Blown(OPEN, b"<row/>", 1000, CLOSE, states=50_000))


def deep() -> bytes:
    """A workbook of a million tags, each inside the one before."""
    return package(workbook=b"<workbook>" + b"<a>" * 1_000_000 + b"</a>" * 1_000_000 + b"</workbook>")


def ebcdic() -> bytes:
    """A part in an encoding in which no tag is written as elsewhere."""
    return package(sheet=b'<?xml version="1.0" encoding="utf-7"?>' + far())


def many_boxes() -> bytes:
    """Sheets each of which would pass."""
    page = sheet(f'<row r="1">{CELL}</row><row r="30000"><c r="Z30000"><v>1</v></c></row>')
    return package(**{f"xl/worksheets/sheet{n}.xml": page for n in range(1, 6)})


def in_a_comment() -> bytes:
    """Cells without an address in the last row; a comment says that it is the first."""
    cells = "<c><v>1</v></c>" * 3_000
    return package(sheet=sheet(f'<row r="1048576"><!--<row r="1">-->{cells}</row>'))


def without_end(what: bytes, times: int) -> bytes:
    """What a search reads to its end from every place of it, were it not stopped."""
    return blown(sheet=Blown(OPEN, what, times, CLOSE, level=0))


def strings_of(count: str) -> bytes:
    """Shared texts that claim a number."""
    return package(strings=f'<sst xmlns="{MAIN}" count="{count}"><si><t>x</t></si></sst>'.encode())


def far_of(last: str) -> bytes:
    """The far cell in another spelling."""
    return package(sheet=far(last=last))


PAKET: dict[str, tuple[Callable[[], bytes], str]] = {
    "kotak 549 GB": (lambda: package(sheet=far()), FAR),
    "kotak 20 kolom": (lambda: package(sheet=far(last='<c r="T1048576"><v>1</v></c>')), FAR),
    "kotak huruf kecil": (lambda: far_of('<c r="xfd1048576"><v>1</v></c>'), FAR),
    "kotak dengan tab": (lambda: far_of('<c\tr="XFD1048576"><v>1</v></c>'), FAR),
    "kotak di balik >": (lambda: far_of('<c x=">" r="XFD1048576"><v>1</v></c>'), FAR),
    "kotak di balik />": (lambda: far_of('<c r="XFD1048576" x="/>"><v>1</v></c>'), FAR),
    "kotak di balik r lain": (lambda: far_of('<c x=\' r="A1"\' r="XFD1048576"><v>1</v></c>'), FAR),
    "kotak di balik x:r": (lambda: far_of('<c x:r="A1" r="XFD1048576"><v>1</v></c>'), FAR),
    "kotak dengan dua alamat": (lambda: far_of('<c r="A1" r="XFD1048576"><v>1</v></c>'), "alamat sel yang rusak"),
    "kotak dengan dua baris": (
        lambda: package(sheet=sheet(f'<row r="1" r="1048576">{"<c><v>1</v></c>" * 300}</row>')),
        "alamat sel yang rusak",
    ),
    "kotak berawalan": (lambda: far_of('<x:c\nr="XFD1048576"><x:v>1</x:v></x:c>'), FAR),
    "kotak di balik komentar": (in_a_comment, UNUSUAL),
    "kotak di balik teks": (lambda: package(sheet=b"teks" + far()), FAR),
    "alamat 5.000 angka": (lambda: far_of(f'<c r="A{"9" * 5_000}"><v>1</v></c>'), FAR),
    "banyak kotak sedang": (many_boxes, FAR),
    "lebar 16.384 kolom": (wide, FAR),
    "sel hantu 21 juta": (lambda: ghosts(21_000_000, named=False), BLOWN),
    "sel hantu beralamat": (lambda: ghosts(1_100_000, named=True), MANY),
    "satu mergeCell seluas sheet": (
        lambda: package(
            sheet=sheet(f'<row r="1">{CELL}</row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
        ),
        "menggabungkan",
    ),
    "gaya 256 MB": (lambda: gigabyte("styles", b"<styleSheet>", b"<xf/>", b"</styleSheet>"), BLOWN),
    "gaya 256 MB tak termampat": (slow_styles, BLOWN),
    "sel 1 GB": (lambda: gigabyte("sheet", OPEN, b"<row><c><v>1</v></c></row>", CLOSE), BLOWN),
    "satu sel 1 GB": (
        lambda: gigabyte("sheet", OPEN + b'<row><c t="inlineStr"><is><t>', b"x", b"</t></is></c></row>" + CLOSE),
        BLOWN,
    ),
    "spasi 1 GB": (lambda: gigabyte("sheet", OPEN, b" ", CLOSE), BLOWN),
    "teks bersama 1 GB": (lambda: gigabyte("strings", b"<sst>", b"<si><t>x</t></si>", b"</sst>"), BLOWN),
    "satu teks di 50.000 sel": (long_text_everywhere, TWICE),
    "jumlah teks palsu": (lying_count, "lebih banyak daripada yang ada"),
    "jumlah teks 5.000 angka": (lambda: strings_of("9" * 5_000), "lebih banyak daripada yang ada"),
    "tawa di sheet": (lambda: laughs("sheet"), DTD),
    "tawa di teks bersama": (lambda: laughs("strings"), DTD),
    "tawa di buku": (lambda: laughs("workbook"), DTD),
    "entitas dari luar": (external_entity, DTD),
    "DTD dalam UTF-16": (lambda: package(sheet=('<!DOCTYPE x [<!ENTITY a "ha">]><x/>').encode("utf-16")), "UTF-8"),
    "penyandian lain": (ebcdic, "UTF-8"),
    "ukuran bohong, terlalu kecil": (hidden_gigabyte, "dipalsukan"),
    "ukuran bohong, terlalu besar": (other_size, "dipalsukan"),
    "zip terkunci": (encrypted_zip, "kata sandi"),
    "satu sheet 300 kali": (one_sheet_often, REPEATED),
    "dua tautan ke satu sheet": (links_to_one_sheet, REPEATED),
    "360.000 bagian": (very_many_parts, "bagian"),
    "bagian bertumpuk": (overlapping, BLOWN),
    "isi di belakang akhir": (lambda: sound_and_comment(b"PK\x05\x06" + bytes(18)), BROKEN),
    "dua direktori": (two_directories, BROKEN),
    "sejuta tag bertingkat": (deep, "terlalu besar"),
    "tag tanpa akhir": (lambda: without_end(b'<c r="A100000" ' * 1_000, 1_000), "rusak|bukan|" + UNUSUAL),
    "galat tanpa akhir": (lambda: without_end(b'<c r="A1" t="e" ' * 1_000, 500), "rusak|bukan|" + UNUSUAL),
    "mergeCell tanpa akhir": (lambda: without_end(b"mergeCell " * 1_000, 700), "rusak|bukan"),
    "angka nol tanpa akhir": (lambda: package(styles=b'<styleSheet count="' + b"0" * 7_000_000), "rusak|bukan"),
}
"""Packages: how each is made, and what its refusal says."""
