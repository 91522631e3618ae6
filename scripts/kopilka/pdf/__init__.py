"""Printed pages: values set by typst."""
