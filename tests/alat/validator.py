"""Microsoft's Open XML SDK as an independent judge of the workbooks that we write."""

import json
import subprocess
from pathlib import Path

import pytest

_PROGRAM = Path(__file__).parents[2] / ".npm" / "node_modules" / ".bin" / "ooxml-validator"


def sdk_errors(workbook: Path) -> list[str]:
    """What the SDK finds wrong with a workbook for Excel 2016."""
    if not _PROGRAM.exists():
        pytest.fail("The Open XML SDK is not installed: .ci/pasang-validator sees to it")
    command = [str(_PROGRAM), str(workbook), "--officeVersion", "Office2016"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    if run.returncode not in {0, 1}:
        return [run.stderr]  # it could not even open the file
    answer = json.loads(run.stdout)
    assert answer["ok"] == (run.returncode == 0)
    return [f"{error['path']}: {error['description']}" for error in answer["errors"]]
