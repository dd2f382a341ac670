"""The zip package: parts are read on demand, replaced or removed; all others are copied as they lie, compressed.

The zip format is PKWARE's APPNOTE; the numbers of its sections stand beside what follows them.
"""

import struct
import zipfile
import zlib
from io import BytesIO

_LOCAL = struct.Struct("<4s5H3L2H")  # 4.3.7
_CENTRAL = struct.Struct("<4s6H3L5H2L")  # 4.3.12
_END = struct.Struct("<4s4H2LH")  # 4.3.16
_LOCAL_HEAD, _EXTRA_LENGTH_AT = 30, 26
_UTF8 = 0x800
_VERSION = 20
_LEVEL = 3  # a sixth larger than the usual 6, in half its time


class Paket:
    """A package that has passed the guard."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with zipfile.ZipFile(BytesIO(data)) as package:
            self._infos = {info.filename: info for info in package.infolist()}
        self._spelling = {name.lower(): name for name in self._infos}
        self._read: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._removed: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts that are there now."""
        return tuple(name for name in self._infos if name not in self._removed)

    @property
    def changed(self) -> tuple[str, ...]:
        """The parts that were replaced by something else, or removed."""
        return tuple(name for name in self._infos if name in self._new or name in self._removed)

    def find(self, name: str) -> str | None:
        """The part ``name`` as it is spelled here: letters count the same in either case (OPC 6.2.2)."""
        return self._spelling.get(name.lower())

    def read(self, name: str) -> bytes:
        """The content of a part, inflated."""
        if name in self._new:
            return self._new[name]
        if name not in self._read:
            stored, info = self._stored(name), self._infos[name]
            packed = info.compress_type != zipfile.ZIP_STORED
            self._read[name] = zlib.decompress(stored, -zlib.MAX_WBITS) if packed else stored
        return self._read[name]

    def replace(self, name: str, content: bytes) -> None:
        """Give a part new content; the same content changes nothing."""
        if content != self.read(name):
            self._new[name] = content

    def put(self, name: str, content: bytes) -> None:
        """Give a part this content, whether it is there already or not."""
        if name in self._infos:
            self._removed.discard(name)
            self.replace(name, content)
            return
        self._infos[name] = zipfile.ZipInfo(name)  # of 1980, as all our parts: the same content gives the same file
        self._spelling[name.lower()] = name
        self._new[name] = content

    def remove(self, name: str) -> None:
        """Leave a part out."""
        self._removed.add(name)

    def _stored(self, name: str) -> bytes:
        """A part as it lies in the package."""
        info = self._infos[name]
        at = info.header_offset + _EXTRA_LENGTH_AT
        lengths = sum(struct.unpack_from("<2H", self._data, at))
        start = info.header_offset + _LOCAL_HEAD + lengths
        return self._data[start : start + info.compress_size]

    def to_bytes(self) -> bytes:
        """The package as it is now, its parts in their old order."""
        out, directory = bytearray(), bytearray()
        for name in self.names:
            local, central = self._entry(self._infos[name], len(out))
            out += local
            directory += central
        start, count = len(out), len(self.names)
        out += directory
        out += _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
        return bytes(out)

    def _entry(self, info: zipfile.ZipInfo, offset: int) -> tuple[bytes, bytes]:
        """A part with its local header, and its line of the directory."""
        new = self._new.get(info.filename)
        if new is None:
            stored, method, crc, size = self._stored(info.filename), info.compress_type, info.CRC, info.file_size
        else:
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            stored = packer.compress(new) + packer.flush()
            method, crc, size = zipfile.ZIP_DEFLATED, zlib.crc32(new), len(new)
        year, month, day, hour, minute, second = info.date_time
        when = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)  # 4.4.6
        name = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
        # Sizes stand in the header, so nothing follows the data (bit 3), and no size needs 64 bits.
        common = (info.flag_bits & _UTF8, method, *when, crc, len(stored), size, len(name), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *common) + name + stored
        made_by = info.create_system << 8 | info.create_version
        rest = (0, 0, info.internal_attr, info.external_attr, offset)
        return local, _CENTRAL.pack(b"PK\1\2", made_by, _VERSION, *common, *rest) + name
