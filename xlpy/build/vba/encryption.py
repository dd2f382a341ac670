"""How protection, password and visibility of a project are disguised: [MS-OVBA] 2.4.3 Data Encryption."""

import struct

_VERSION = 2
_FILLING = 0x07  # any byte will do; this is the one of the examples in 3.1.6


def encrypt(data: bytes, project_id: str, seed: int) -> str:
    """The EncryptedData of ``data`` as hexadecimal digits: [MS-OVBA] 2.4.3.1, 2.4.3.2.

    Args:
        data: what is hidden.
        project_id: the ProjectCLSID with its braces, whose sum is the key.
        seed: any byte; a fixed one keeps the project the same from build to build.
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    out = bytearray([seed, seed ^ _VERSION, seed ^ key])
    before, encrypted, encrypted_before = key, out[2], out[1]
    filling = bytes([_FILLING]) * ((seed & 6) // 2)
    for byte in filling + struct.pack("<I", len(data)) + data:
        disguised = byte ^ ((encrypted_before + before) & 0xFF)
        out.append(disguised)
        before, encrypted, encrypted_before = byte, disguised, encrypted
    return out.hex().upper()
