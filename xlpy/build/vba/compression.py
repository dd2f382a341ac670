"""The compression of texts and of the dir stream: [MS-OVBA] 2.4.1, a kind of LZ77 over chunks of 4096 bytes."""

import struct

CHUNK = 4096
"""Bytes in a chunk before compression, and at most after it: [MS-OVBA] 2.4.1.1.3, 2.4.1.1.4."""

_SIGNATURE = b"\x01"  # 2.4.1.1.1 CompressedContainer
_COMPRESSED = 0xB000  # 2.4.1.1.5 CompressedChunkHeader: the flag "compressed" and the signature 0b011
_SHORTEST = 3  # a copy token takes two bytes: shorter copies gain nothing
_TOKENS = 8  # 2.4.1.1.7: a flag byte speaks for eight tokens


def compress(data: bytes) -> bytes:
    """The CompressedContainer of ``data``: [MS-OVBA] 2.4.1.3.6.

    Every chunk is written compressed.  The raw chunk of 2.4.1.3.10 is not used: it would add zeros to a last chunk
    that is not full, and other writers report that Excel does not load modules stored so.

    Raises:
        ValueError: for a chunk without repetitions, which would grow past 4096 bytes.  No text of a program is so.
    """
    container = bytearray(_SIGNATURE)
    for start in range(0, len(data), CHUNK):
        tokens = _compressed(data[start : start + CHUNK])
        if len(tokens) > CHUNK:
            raise ValueError(f"bytes {start} to {start + CHUNK} do not compress: add lines that repeat something")
        container += struct.pack("<H", _COMPRESSED | (len(tokens) - 1)) + tokens
    return bytes(container)


def _compressed(chunk: bytes) -> bytes:
    """The TokenSequences of a chunk, each a flag byte and up to eight tokens: [MS-OVBA] 2.4.1.3.7 to 2.4.1.3.9."""
    out = bytearray()
    at = 0
    while at < len(chunk):
        flags, tokens = 0, bytearray()
        for bit in range(_TOKENS):
            distance, length = _longest_match(chunk, at)
            if length:
                flags |= 1 << bit
                tokens += _copy_token(at, distance, length)
            else:
                length = 1
                tokens += chunk[at : at + 1]
            at += length
        out.append(flags)
        out += tokens
    return bytes(out)


def _longest_match(chunk: bytes, at: int) -> tuple[int, int]:
    """How far back the longest earlier copy of what stands at ``at`` begins, the nearest of them, and its length.

    [MS-OVBA] 2.4.1.3.19.4, with the search left to ``rfind``.  A copy may reach into itself; (0, 0) is none.
    """
    limit = min(len(chunk) - at, (0xFFFF >> _offset_bits(at)) + _SHORTEST)
    found, length = at, _SHORTEST - 1
    while length < limit:
        earlier = chunk.rfind(chunk[at : at + length + 1], 0, at + length)
        if earlier < 0:
            break
        found = earlier
        while length < limit and chunk[earlier + length] == chunk[at + length]:
            length += 1
    return (at - found, length) if found < at else (0, 0)


def _offset_bits(at: int) -> int:
    """How many bits of a copy token hold the distance: as many as ``at`` needs, four at least.

    [MS-OVBA] 2.4.1.3.19.1 CopyToken Help; the others hold the length.
    """
    return max(4, (at - 1).bit_length())


def _copy_token(at: int, distance: int, length: int) -> bytes:
    """[MS-OVBA] 2.4.1.3.19.3 Pack CopyToken."""
    return struct.pack("<H", (distance - 1) << (16 - _offset_bits(at)) | (length - _SHORTEST))
