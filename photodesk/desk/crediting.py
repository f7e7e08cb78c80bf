"""The credit picker: what a typed credit is made of, its house form with the reason, what to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from photodesk.desk.changing import Proposal, Proposed
from photodesk.errors import UsageError
from photodesk.language.house_form import format_credit
from photodesk.language.origin import origin
from photodesk.language.roles import parse_credit
from photodesk.library import used_credits
from photodesk.model import Change, Credit, Metadata
from photodesk.settings import House
from photodesk.tables.agencies import AGENCIES
from photodesk.text import check, collapse, is_korean

if TYPE_CHECKING:
    from photodesk.desk import Desk

MOST_LETTERS = 500
"""Letters of a credit that are looked at while somebody types."""


@dataclass(frozen=True, slots=True)
class CreditPreview:
    """What a typed credit says, and how the house prints it.

    Attributes:
        parts: (what it is, its words): agency, through, photographer, supplier, marks, restrictions.
        house_form: the house's form, or None when it prints none. `why`: the reason, or what to look at.
        certain: whether the form may be taken without asking.
    """

    parts: tuple[tuple[str, str], ...]
    house_form: str | None
    why: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A party of the registry to choose: its name, what finds it, and the credit that the house prints."""

    name: str
    words: tuple[str, ...]
    credit: str
    why: str


def preview(desk: Desk, text: str, photo_id: int = 0) -> CreditPreview:
    """Take a typed credit apart and give its house form, for the photo in hand or for none.

    Args:
        text: what stands in the credit field. photo_id: whose caption and source tell where the
            picture comes from; 0 knows of none.

    Returns:
        The parts; none, and no form, for an empty credit.
    """
    credit = parse_credit(collapse(text[:MOST_LETTERS]))
    metadata, label = Metadata(), ""
    records = desk.store.many([photo_id]) if photo_id else ()
    for record in records:
        metadata, label = record.metadata, record.source_label
    if not credit.text:
        return CreditPreview((), None, "", certain=False)
    where = origin(metadata.caption, metadata, credit, source_label=label)
    form = format_credit(credit, desk.settings.house, origin=where, source_label=label or metadata.source)
    return CreditPreview(_parts(credit), form.text, form.why, form.certain)


def _parts(credit: Credit) -> tuple[tuple[str, str], ...]:
    parts = (
        ("agency", credit.agency),
        ("through", ", ".join(credit.distributors)),
        ("photographer", credit.photographer),
        ("supplier", credit.organization),
        ("marked", ", ".join(credit.markers)),
        ("restricted", ", ".join(credit.restrictions)),
        ("did you mean", credit.suggestion),
    )
    return tuple((name, words) for name, words in parts if words)


def choices(desk: Desk) -> tuple[Choice, ...]:
    """Return the registry's parties with the credit that this house prints for each, in its order."""
    return _registry(msgspec.json.encode(desk.settings.house))


@lru_cache(maxsize=4)
def _registry(encoded: bytes) -> tuple[Choice, ...]:
    house = msgspec.json.decode(encoded, type=House)
    found = []
    for agency in AGENCIES:
        # As it reaches this house: through the relay that its settings name.
        relay = house.relays.get(agency.short, "")
        form = format_credit(parse_credit(agency.short), house, source_label=relay)
        if form.text is None:
            continue
        korean = [word for word in agency.aliases if is_korean(word)]
        words = dict.fromkeys((agency.canonical, agency.short, *agency.aliases))
        name = f"{agency.canonical} · {korean[0]}" if korean else agency.canonical
        found.append(Choice(name, tuple(words), form.text, form.why))
    return tuple(found)


def used(desk: Desk) -> tuple[str, ...]:
    """Return credits to choose again: this user's last, everybody's last, then the most frequent."""
    engine = desk.store.engine
    every = (
        *used_credits.last_given(engine, user=desk.user),
        *used_credits.last_given(engine),
        *used_credits.most_used(engine),
    )
    return tuple(dict.fromkeys(every))[:40]


def put(desk: Desk, text: str, ids: Sequence[int], *, keep: bool = False) -> Proposal:
    """Propose one credit for every photo of a selection, as it is written; nothing is written yet.

    Args:
        keep: leave photos alone that have a credit.

    Raises:
        UsageError: no credit is given. TextError: a text that no file may carry.
    """
    credit = check(text, "credit_line")
    if not credit:
        raise UsageError("which credit? give one photo its credit first; Shift+L puts the last one again")
    items = []
    for record in desk.store.many(ids):
        before = record.metadata.credit_line
        stays = before == credit or (keep and bool(before))
        changes = () if stays else (Change("credit_line", before, credit, "one credit for all"),)
        items.append(Proposed(record.id, record.revision, changes))
    return Proposal("credit", f"credit {credit}", tuple(items))
