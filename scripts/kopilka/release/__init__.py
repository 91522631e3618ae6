"""The sealed yearly edition: made, compared with the last one, proved."""
