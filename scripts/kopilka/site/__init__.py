"""The site: the only place that knows MkDocs. Pure views become virtual files, pages and macros here."""
