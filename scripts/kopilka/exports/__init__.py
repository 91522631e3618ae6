"""Exports: values of the views written as files that other programs read."""
