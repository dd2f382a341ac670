"""The text of a module as a project stores it: [MS-OVBA] 2.3.4.3, [MS-VBAL] 4.2."""

import re

from xlpy.build.vba.model import Kind, Module

LINE_LIMIT = 1023
CONTINUATION_LIMIT = 24
LINES_LIMIT = 65_534

_OTHER_THAN_TEXT = re.compile(r"[^\t -~]")
_CONTINUED = re.compile(r"(^|[ \t])_[ \t]*$")
_MODULE_ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = (.+)")

# The class that a module is made from; in a project it stands in the text, in an exported .cls it does not.
_BASES = {
    Kind.CLASS: "{FCFB3D2A-A0FA-1068-A738-08002B3371B5}",
    Kind.WORKBOOK: "{00020819-0000-0000-C000-000000000046}",
    Kind.SHEET: "{00020820-0000-0000-C000-000000000046}",
}
_FIXED = ("VB_Name", "VB_Base")


def stored_text(module: Module) -> str:
    """The text of ``module`` with its attributes and with CRLF after every line.

    Attributes that stand at the top of the source are kept, missing ones are added; the VERSION block of an exported
    class is left out, as Excel does on import.

    Raises:
        ValueError: with module, line and reason, when Excel would not take the text.
    """
    lines = re.sub(r"\r\n?", "\n", module.source).removesuffix("\n").split("\n") if module.source else []
    _check_lines(module.name, lines)
    start = _after_version_block(module.name, lines)
    end = start
    while end < len(lines) and _MODULE_ATTRIBUTE.fullmatch(lines[end]):
        end += 1
    for number, line in enumerate(lines[end:], end + 1):
        if _MODULE_ATTRIBUTE.fullmatch(line):
            raise ValueError(f"module '{module.name}', line {number}: attributes of the module must stand at the top")
    stored = [*_attributes(module, lines[start:end]), *lines[end:]]
    return "".join(f"{line}\r\n" for line in stored)


def _check_lines(name: str, lines: list[str]) -> None:
    if len(lines) > LINES_LIMIT:
        raise ValueError(f"module '{name}': {len(lines)} lines, at most {LINES_LIMIT}")
    continued = 0
    for number, line in enumerate(lines, 1):
        if found := _OTHER_THAN_TEXT.search(line):
            raise ValueError(
                f"module '{name}', line {number}: {found[0]!r} is not printable ASCII; write it with ChrW"
            )
        if len(line) > LINE_LIMIT:
            raise ValueError(f"module '{name}', line {number}: {len(line)} characters, at most {LINE_LIMIT}")
        continued = continued + 1 if _CONTINUED.search(line) else 0
        if continued > CONTINUATION_LIMIT:
            raise ValueError(f"module '{name}', line {number}: more than {CONTINUATION_LIMIT} line continuations")


def _after_version_block(name: str, lines: list[str]) -> int:
    if not lines or not lines[0].startswith("VERSION "):
        return 0
    try:
        return [line.strip() for line in lines].index("END") + 1
    except ValueError:
        raise ValueError(f"module '{name}': the VERSION block has no END") from None


def _attributes(module: Module, given_lines: list[str]) -> list[str]:
    """The module header: what Excel writes for this kind, with the values of the source where it gives them."""
    values = _usual_attributes(module)
    more: list[str] = []
    for line in given_lines:
        found = _MODULE_ATTRIBUTE.fullmatch(line)
        attribute, value = found.groups() if found else (line, "")
        if attribute in _FIXED and value != values.get(attribute):
            raise ValueError(f"module '{module.name}': {attribute} is {value}, must be {values.get(attribute)}")
        if attribute in values:
            values[attribute] = value
        else:
            more.append(line)
    return [f"Attribute {attribute} = {value}" for attribute, value in values.items()] + more


def _usual_attributes(module: Module) -> dict[str, str]:
    values = {"VB_Name": f'"{module.name}"'}
    if module.kind is Kind.STANDARD:
        return values
    document = str(module.kind is not Kind.CLASS)
    return values | {
        "VB_Base": f'"0{_BASES[module.kind]}"',
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": document,
        "VB_Exposed": document,
        "VB_TemplateDerived": "False",
        "VB_Customizable": document,
    }
