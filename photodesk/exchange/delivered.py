"""What did a delivered copy lose? The original's words against those of a CMS's copy.

CMSs and social media strip metadata; a copy without credit and rights breaks contracts.

Source: IPTC, Social Media Sites Photo Metadata Test; RECONCILE 3.10.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from photodesk.exchange.plan import same_value
from photodesk.exchange.rendition import WEB_FIELDS
from photodesk.model import Metadata, Value

RIGHTS_FIELDS: frozenset[str] = frozenset(
    (
        *("creator", "credit_line", "source", "copyright_notice", "copyright_owner", "copyright_marked"),
        *("usage_terms", "web_statement", "licensor", "image_supplier", "digital_source_type"),
        *("data_mining", "other_constraints"),
    )
)
"""Fields whose loss is an error: who made it, who may use it, how it was made."""


@dataclass(frozen=True, slots=True)
class FieldLoss:
    """A field that the copy does not carry as the original does.

    Attributes:
        field: field id. `original`, `delivered`: its values.
        how: gone, cut (the delivered text is the original's beginning), or changed.
        is_right: True for a rights or credit field.
    """

    field: str
    original: Value
    delivered: Value
    how: Literal["gone", "cut", "changed"]
    is_right: bool


def lost_fields(original: Metadata, delivered: Metadata) -> tuple[FieldLoss, ...]:
    """Compare the fields that a published copy must carry.

    Args:
        original: what the original says. `delivered`: what the copy says.

    Returns:
        The fields of the web profile that are gone, cut or changed, rights first; what the
        original does not say cannot be lost. Empty when the copy is whole.

    Example:
        >>> original = Metadata(caption="Rain in Seoul.", credit_line="AP-Yonhap")
        >>> lost = lost_fields(original, Metadata(caption="Rain"))
        >>> [(loss.field, loss.how, loss.is_right) for loss in lost]
        [('credit_line', 'gone', True), ('caption', 'cut', False)]
    """
    losses: list[FieldLoss] = []
    for field_id in WEB_FIELDS:
        before, after = original.get(field_id), delivered.get(field_id)
        if not before or same_value(field_id, before, after):
            continue
        how: Literal["gone", "cut", "changed"] = "changed"
        if not after:
            how = "gone"
        elif isinstance(before, str) and isinstance(after, str) and before.startswith(after.rstrip(" .…")):
            how = "cut"
        losses.append(FieldLoss(field_id, before, after, how, field_id in RIGHTS_FIELDS))
    return tuple(sorted(losses, key=lambda loss: not loss.is_right))
