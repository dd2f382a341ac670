"""A room of its own in the file system, in which the real schedulers run without touching those of this computer.

``crontab`` writes below /var/spool, a user's systemd wants /run/systemd/system: both are other folders in there.
"""

import os
import shutil
import subprocess
from pathlib import Path

SPOOL = "/var/spool/cron/crontabs"


def is_possible() -> bool:
    """Whether this system lets us have one."""
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/run"]
    return (
        shutil.which("unshare") is not None
        and not subprocess.run(command, check=False, capture_output=True).returncode
    )


def crontab_in(folder: Path) -> Path:
    """A folder for PATH: the real crontab, whose spool is ``folder``."""
    spool, programs = folder / "spool", folder / "bin"
    spool.mkdir()
    programs.mkdir()
    real = shutil.which("crontab")
    inside = f'mount --bind "{spool}" {SPOOL} && exec {real} "$@"'
    shim = programs / "crontab"
    shim.write_text(f"#!/bin/sh\nexec unshare --mount sh -c '{inside}' crontab \"$@\"\n", encoding="utf-8")
    shim.chmod(0o755)
    return programs


def under_systemd(script: str, home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a shell script under a user's systemd of its own, which ends with it."""
    whole = f"""
        mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system /run/u && chmod 700 /run/u || exit 90
        export HOME="{home}" XDG_RUNTIME_DIR=/run/u XDG_CONFIG_HOME="{home}/.config"
        unset DBUS_SESSION_BUS_ADDRESS
        /lib/systemd/systemd --user --log-target=console >"{home}/systemd.log" 2>&1 &
        manager=$!
        for _ in $(seq 100); do systemctl --user is-system-running --quiet && break; sleep 0.1; done
        {script}
        code=$?
        kill $manager
        exit $code
    """
    return subprocess.run(
        ["unshare", "--mount", "sh", "-c", whole, "sh", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
