"""The curators' desk: what the base holds and lacks, what happens to it, what must be looked at again."""
