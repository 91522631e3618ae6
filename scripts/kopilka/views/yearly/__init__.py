"""The curators' yearly report: figures by name, tables, and the checking of what was written by hand."""
