"""From a project to the bytes of ``vbaProject.bin``: [MS-OVBA] 2.2."""

from xlpy.build.vba.compound_file import compound_file
from xlpy.build.vba.compression import compress
from xlpy.build.vba.dir_stream import dir_stream
from xlpy.build.vba.model import ENCODING, Module, Project
from xlpy.build.vba.names import check_names
from xlpy.build.vba.project_stream import project_stream, projectwm_stream
from xlpy.build.vba.source import stored_text

# [MS-OVBA] 2.3.4.1: a writer names no version and leaves no performance cache, so that Excel compiles the text.
_VBA_PROJECT = bytes.fromhex("CC61FFFF000000")


def vba_project(project: Project) -> bytes:
    """The part ``vbaProject.bin`` of a workbook with the modules of ``project``; the same project, the same bytes.

    Every sheet and the workbook need a document module under their code name.  The project refers to stdole and
    Office, is not protected and not signed.

    Raises:
        ValueError: when Excel would not take a name or a text; it says which and why.
    """
    check_names(project)
    texts = {module.name: _compressed_text(module) for module in project.modules}
    return compound_file(
        {
            "VBA": {"_VBA_PROJECT": _VBA_PROJECT, "dir": compress(dir_stream(project)), **texts},
            "PROJECT": project_stream(project),
            "PROJECTwm": projectwm_stream(project),
        }
    )


def _compressed_text(module: Module) -> bytes:
    text = stored_text(module).encode(ENCODING)
    try:
        return compress(text)
    except ValueError as reason:
        raise ValueError(f"module '{module.name}': {reason}") from reason
