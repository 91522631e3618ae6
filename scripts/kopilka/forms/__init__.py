"""Ways to give a practice, all derived from the records: blanks now, Word and web forms later."""
