#!/bin/sh
# Memasang Rencana Kinerja untuk Anda sendiri: tanpa sudo, tanpa internet.
paket=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if command -v python3 >/dev/null; then
  exec python3 "$paket/alat/pasang.py" "$@"
fi
cat "$paket/alat/tanpa-python.txt" >&2
exit 4
