"""PhotoDesk: captions and credits for a newspaper's photo desk."""

__version__ = "0.1.0"
