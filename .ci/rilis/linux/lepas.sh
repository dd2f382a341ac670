#!/bin/sh
# Melepas Rencana Kinerja dari komputer ini; buku kerja Anda tetap ada.
py=${XDG_DATA_HOME:-$HOME/.local/share}/RencanaKinerja/python/bin/python
if [ -x "$py" ]; then
  exec "$py" -P -m xlpy lepas "$@"
fi
echo "Rencana Kinerja tidak terpasang di komputer ini."
