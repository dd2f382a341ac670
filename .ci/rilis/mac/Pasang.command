#!/bin/sh
# Memasang Rencana Kinerja untuk Anda sendiri: tanpa hak administrator, tanpa internet.
paket=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
for py in python3.13 python3.12 python3.11 python3; do
  "$py" -c "" 2>/dev/null && exec "$py" "$paket/alat/pasang.py" "$@"
done
cat "$paket/alat/tanpa-python.txt" >&2
exit 4
