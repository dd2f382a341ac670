@echo off
rem Melepas Rencana Kinerja dari komputer ini; buku kerja Anda tetap ada.
setlocal
set "PY=%LOCALAPPDATA%\RencanaKinerja\python\Scripts\python.exe"
if exist "%PY%" ("%PY%" -P -m xlpy lepas %*) else echo Rencana Kinerja tidak terpasang di komputer ini.
pause
