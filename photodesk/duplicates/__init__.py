"""Which captions and pictures are the same."""
