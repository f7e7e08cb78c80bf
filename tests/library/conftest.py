"""A fresh database, and photos to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photodesk.library.schema import open_database
from photodesk.library.store import Act, Arrival, Standing, Store, Update
from photodesk.model import Metadata

NOW = datetime(2026, 11, 24, 21, 40, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store on a new database."""
    made = Store(open_database(tmp_path))
    yield made
    made.engine.dispose()


@pytest.fixture
def add(store: Store) -> Callable[..., int]:
    """Add one photo that says these things; returns its id."""
    count = iter(range(1, 10_000))

    def put(source_label: str = "", status: str = "ready", **said: object) -> int:
        number = next(count)
        arrival = Arrival(
            Path(f"/photos/{number}.jpg"), "jpeg", 4000, 3000, f"f{number}", f"p{number}",
            Metadata(**said), source_label=source_label,  # type: ignore[arg-type]
        )  # fmt: skip
        return store.add([(arrival, Standing(status))], at=NOW)[0]

    return put


def save(store: Store, photo_id: int, *, user: str = "kim", operation: str = "", **values: str) -> int:
    """Save values on the photo's current revision; returns the batch."""
    record = store.get(photo_id)
    metadata = record.metadata.replace(**values)
    act = Act("edit", user, NOW, operation=operation)
    return store.apply(act, [Update(photo_id, record.revision, values, Standing("ready"), metadata)])
