"""How large a file of tables may be; looked at before any work that grows with it.

A charter of a county has some hundred services. What is far larger was made by mistake or to do
harm, and is refused in a sentence, at once.
"""

MOST_ROWS = 100_000
"""Rows of a sheet or a CSV file."""

MOST_COLUMNS = 200
"""Columns of a table."""

MOST_CELLS = 500_000
"""Cells of a sheet or a CSV file, up to its last row and column."""

UNPACKED_BYTES = 200_000_000
"""Size of the XML in an office file, whatever it says of itself."""

UNPACKED_PARTS = 10_000
"""Parts of an office file."""

DENSEST = 200
"""Bytes unpacked for each byte packed; repetitive sheets reach 100."""

DENSE_BYTES = 10_000_000
"""Up to this size, any density will do."""

PROSE_BYTES = 40_000_000
"""Size of the body of a document of Word or LibreOffice."""

PROSE_CELLS = 40_000
"""Cells of all tables of a document or a page; pandoc takes some seconds for so many."""

ELEMENTS = 150_000
"""Elements of a web page."""

PAGE_BYTES = 4_000_000
"""Size of the tables and headings of a web page, without attributes."""

DEEPEST = 300
"""Elements of a web page within each other."""

ATTRIBUTES = 60
"""Attributes of an element of a web page; parsers compare each with each."""

OPTIONS = 8_000
"""Options in the menus of a web page; parsers go through all of them for each."""

UNCLOSED = 200_000
"""Elements that a browser would open anew, one after the other, because words such as ``<b>`` were
never closed."""

PDF_PAGES = 400
"""Pages of a PDF."""

PAGE_GLYPHS = 40_000
"""Characters on a page of a PDF; a page of small print has 8,000."""

PAGE_PATHS = 40_000
"""Drawings on a page of a PDF, and lines in them."""

PAGE_RULES = 2_000
"""Lines in one direction on a page of a PDF; more are a map or a plan."""
