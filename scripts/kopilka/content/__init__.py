"""From files to records: reading with positions, parsing, vocabularies, the bank of materials."""
