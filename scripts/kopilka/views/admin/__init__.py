"""The web form of /admin/: its page and its configuration, made of the records."""
