"""Small spreadsheets as bytes, written by hand: an Excel workbook and an OpenDocument one."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"

#: A cell is text, a number, or ("d", number) for a day as Excel counts them.
Cell = str | float | tuple[str, float]
Table = Mapping[int, Sequence[Cell]] | Sequence[Sequence[Cell]]


def xlsx(table: Table) -> bytes:
    """A workbook with one sheet; a mapping gives the rows by number from 1, with gaps between them."""
    rows = table if isinstance(table, Mapping) else dict(enumerate(table, 1))
    body = "".join(
        f'<row r="{line}">{"".join(_cell(line, place, cell) for place, cell in enumerate(cells))}</row>'
        for line, cells in rows.items()
    )
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/></Types>',
            "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            '<sheets><sheet name="Lich" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relations(
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2">'
            '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>',
        }
    )


def _relations(*each: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in each)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _cell(line: int, place: int, cell: Cell) -> str:
    ref = f"{_letters(place)}{line}"
    if isinstance(cell, str):
        return f'<c r="{ref}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>' if cell else ""
    if isinstance(cell, tuple):
        return f'<c r="{ref}" s="1"><v>{cell[1]}</v></c>'
    return f'<c r="{ref}"><v>{cell}</v></c>'


def _letters(place: int) -> str:
    found, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def ods(table: Sequence[Sequence[str]]) -> bytes:
    """An OpenDocument spreadsheet with one sheet of texts."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in cells
        )
        + "</table:table-row>"
        for cells in table
    )
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" '
        f'xmlns:text="{names}text:1.0"><office:body><office:spreadsheet><table:table table:name="Lich">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
    )
    return _zipped({"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest})


def _zipped(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()
