@echo off
rem Memasang Rencana Kinerja untuk Anda sendiri: tanpa hak administrator, tanpa internet.
setlocal
set "PY="
set "PAKET=%~dp0"
call :cari
if not defined PY for %%F in ("%PAKET%python\python-3*.exe") do start "" /wait "%%~F" /quiet InstallAllUsers=0 Include_launcher=0 Include_test=0 PrependPath=0
if not defined PY call :cari
if defined PY ("%PY%" "%PAKET%alat\pasang.py" %*) else type "%PAKET%alat\tanpa-python.txt"
pause
exit /b

:cari
set "COBA=import sys; sys.exit(sys.version_info < (3, 8))"
for %%P in (python.exe py.exe) do %%P -c "%COBA%" >nul 2>nul && set "PY=%%P"
for /d %%D in ("%ProgramFiles%\Python3*" "%LOCALAPPDATA%\Programs\Python\Python3*") do "%%~D\python.exe" -c "%COBA%" >nul 2>nul && set "PY=%%~D\python.exe"
exit /b
