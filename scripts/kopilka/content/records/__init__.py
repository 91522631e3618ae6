"""One record class for each kind of material."""
