"""What a Python tells of itself.

Its text is handed to that Python, however old it is: nothing here is newer than Python 3.6.
"""

import sys

sys.path[:] = [place for place in sys.path if place]  # not what lies about in the current folder

import json  # noqa: E402
import struct  # noqa: E402
from typing import Any  # noqa: E402

_OURS = "rencana-kinerja"
_PACKAGES = (_OURS, "xlwings", "python-calamine", "XlsxWriter", "lxml", "openpyxl", "rapidfuzz", "olefile", "segno")


def told() -> "dict[str, Any]":
    """Its version, its bits, our packages, and what of their files is not as it was installed."""
    packages, broken = {}, []  # type: dict[str, str], list[str]
    found = {"versi": list(sys.version_info[:3]), "bit": struct.calcsize("P") * 8, "paket": packages, "rusak": broken}
    try:
        from importlib import metadata  # noqa: PLC0415 - missing before Python 3.8, which is said of its version
    except ImportError:
        return found
    for name in _PACKAGES:
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        packages[name] = package.version
        broken += [str(file) for file in package.files or () if _is_broken(file)]
    return found


def _is_broken(file: "Any") -> bool:  # noqa: ANN401 - its class has moved from version to version
    """Whether a file is gone or shorter; what was compiled after the installation has no hash and is not counted."""
    if file.hash is None:
        return False
    for place in (file.locate(), _moved(file)):
        try:
            return bool(place.stat().st_size < (file.size or 0))
        except OSError:
            continue
    return True


def _moved(file: "Any") -> "Any":  # noqa: ANN401 - its class has moved from version to version
    """Where `pip install --target`, as our bundle installs, puts a script: inside, though "../../bin" is written."""
    outside = len(file.parts) - len([part for part in file.parts if part != ".."])
    return file.dist.locate_file("/".join(file.parts[outside:]))


if __name__ == "__main__":
    print(json.dumps(told()))  # noqa: T201 - this is how it answers
