"""The compendium of an edition as a value: one tree of blocks, from which the PDF and the Word file are both written."""
