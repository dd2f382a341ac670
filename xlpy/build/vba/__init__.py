"""Writes ``vbaProject.bin``, the part of a workbook that holds its macros, from their text.

After two open specifications of Microsoft: [MS-OVBA] (what a VBA project says) and [MS-CFB] (the little file system
that it lies in); sections are named where they are followed.  Standard library only, and the same text always gives
the same bytes.  From the outside in:

``project``          ``vba_project``: a project becomes the bytes of the part
``model``            ``Project``, ``Module``, ``Kind``: what goes in
``names``            which names Excel takes
``source``           the text of a module as it is stored: attributes, line ends, what Excel would not take
``dir_stream``       the list of references and modules                     [MS-OVBA] 2.3.4.2
``project_stream``   the properties of the project as text                  [MS-OVBA] 2.3.1, 2.3.3
``encryption``       how three of those properties are disguised            [MS-OVBA] 2.4.3
``compression``      how texts and lists are compressed                     [MS-OVBA] 2.4.1
``compound_file``    header, sectors and tables of the file system          [MS-CFB]
``directory``        its directory, a red-black tree                        [MS-CFB] 2.6
"""
