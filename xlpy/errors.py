"""The two roots of every error a user may see.

``InputError`` is the user's to mend; ``WorkbookError`` is about the file, the application or the disk.
Their text is Indonesian and says where, what is wrong and what to do; the doors show it as it is.
"""

import errno
import re

_SEBAB = {
    errno.EACCES: "tidak diizinkan, atau sedang dipakai aplikasi lain",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOENT: "berkas atau foldernya tidak ada",
    errno.EEXIST: "sudah ada",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOTDIR: "bagian dari alamatnya bukan folder",
    errno.ENOSPC: "ruang penyimpanan habis",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.EFBIG: "terlalu besar untuk tempat itu",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EINVAL: "namanya tidak sah",
    errno.EBUSY: "sedang dipakai aplikasi lain",
    errno.ETXTBSY: "sedang dipakai aplikasi lain",
    errno.EIO: "media penyimpanannya rusak atau terlepas",
    errno.ELOOP: "tautannya berputar",
    errno.EMFILE: "terlalu banyak berkas terbuka",
}
_BARIS_TOML = re.compile(r"at line (\d+)")


class InputError(ValueError):
    """The input cannot be used as it stands; the user can mend it (exit code 3)."""


class WorkbookError(RuntimeError):
    """A file cannot be read or written, or the application does not answer (exit code 4)."""


def sebab(error: OSError) -> str:
    """Why the system refused, in Indonesian; the number of the error where it is an unusual one."""
    known = _SEBAB.get(error.errno or 0)
    return known or f"kesalahan sistem nomor {error.errno}"


def tempat_toml(error: ValueError) -> str:
    """The line that a TOML parser complains of, such as ``baris 3``."""
    found = _BARIS_TOML.search(str(error))
    return f"baris {found[1]}" if found else "di akhir berkas"
