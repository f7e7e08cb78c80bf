"""Where app.py and the assets are: beside the package in a checkout, inside it in the wheel."""

from __future__ import annotations

from pathlib import Path

_IN_WHEEL = Path(__file__).parent / "_bundled"
_CHECKOUT = Path(__file__).parents[1]


def bundled(name: str) -> Path:
    """Return the path of a file or folder that ships with PhotoDesk.

    Args:
        name: "app.py", or a path under the top level such as "assets/theme.toml".

    Raises:
        FileNotFoundError: this installation does not carry it; the message says where it was sought.

    Example:
        >>> bundled("app.py").name
        'app.py'
    """
    for root in (_IN_WHEEL, _CHECKOUT):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is neither in {_IN_WHEEL} nor in {_CHECKOUT}; install PhotoDesk again")
