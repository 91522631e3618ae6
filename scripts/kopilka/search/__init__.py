"""The bank as a search index: documents, words, weights, and small data scripts which the browser loads on demand.

`scripts/web/search` answers queries over it; how the files are laid out is told in `files.py`, and why in decision 0017.
"""
