"""Which names of a project and its modules Excel takes."""

import re
from collections.abc import Iterable

from xlpy.build.vba.model import Kind, Project

MODULE_NAME_LIMIT = 31
PROJECT_NAME_LIMIT = 128  # [MS-OVBA] 2.3.4.2.1.6
DESCRIPTION_LIMIT = 2000  # [MS-OVBA] 2.3.4.2.1.7
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_DESCRIPTION = re.compile(r"[\t -~]*")

# The libraries of every workbook: the editor takes no module of the same name.
_LIBRARIES = {"excel", "office", "stdole", "vba"}
# [MS-OVBA] 2.2.4: the stream that lists the modules lies beside theirs and compares without regard to case.
_STREAMS = {"dir"}
# [MS-VBAL] 3.3.5.2 reserved-identifier.
_KEYWORDS = """
call case close const declare defbool defbyte defcur defdate defdbl defint deflng deflnglng deflngptr defobj
defsng defstr defvar dim do else elseif end endif enum erase event exit for friend function get global gosub
goto if implements input let lock loop lset next on open option print private public put raiseevent redim resume
return rset seek select set static stop sub type unlock wend while with write
any as byref byval each in new optional paramarray preserve shared spc tab then to until withevents
addressof and eqv imp is like mod not or typeof xor
abs cbool cbyte ccur cdate cdbl cdec cint clng clnglng clngptr csng cstr cvar cverr date debug doevents fix int
len lenb me pset scale sgn string
array circle inputb lbound ubound
boolean byte currency double integer long longlong longptr single variant
true false nothing empty null
rem attribute lineinput cdecl decimal defdec
"""
_TAKEN = _LIBRARIES | _STREAMS | set(_KEYWORDS.split())


def check_names(project: Project) -> None:
    """Refuse a project whose names or description Excel would not take.

    Raises:
        ValueError: with the name and what is wrong with it.
    """
    _check_identifier("project", project.name, PROJECT_NAME_LIMIT)
    if len(project.description) > DESCRIPTION_LIMIT or not _DESCRIPTION.fullmatch(project.description):
        raise ValueError(f"project '{project.name}': the description must be one ASCII line of ≤ {DESCRIPTION_LIMIT}")
    if not project.modules:
        raise ValueError(f"project '{project.name}' has no module")
    if sum(module.kind is Kind.WORKBOOK for module in project.modules) > 1:
        raise ValueError(f"project '{project.name}' has more than one workbook module")
    for module in project.modules:
        _check_identifier("module", module.name, MODULE_NAME_LIMIT)
    _check_distinct(project.name, (module.name for module in project.modules))


def _check_identifier(what: str, name: str, limit: int) -> None:
    if not _IDENTIFIER.fullmatch(name):
        raise ValueError(f"{what} name '{name}': must be ASCII letters, digits and _, and begin with a letter")
    if len(name) > limit:
        raise ValueError(f"{what} name '{name}': {len(name)} characters, at most {limit}")
    if name.lower() in _TAKEN:
        raise ValueError(f"{what} name '{name}': taken by VBA, by a library, or by the file format")


def _check_distinct(project_name: str, module_names: Iterable[str]) -> None:
    taken = {project_name.lower(): f"project name '{project_name}'"}
    for name in module_names:
        if name.lower() in taken:
            raise ValueError(f"module name '{name}': already the {taken[name.lower()]}")
        taken[name.lower()] = f"module name '{name}'"
