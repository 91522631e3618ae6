"""Views: pure functions from the bank to values which the site, the exports and the reports write."""
