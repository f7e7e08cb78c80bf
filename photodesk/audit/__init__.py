"""What is wrong with a photo's words and rights before print: one small rule each, one page at a time.

Example:
    >>> from photodesk.audit.example import GOOD_PHOTO, GOOD_USE
    >>> check([GOOD_PHOTO], Context(GOOD_USE))
    ()
"""

from __future__ import annotations

from photodesk.audit import (  # noqa: F401  importing a module registers its rules
    accessibility,
    ai,
    caption,
    caption_claims,
    caption_dates,
    caption_people,
    credit,
    credit_form,
    credit_origin,
    duplicates,
    image,
    metadata,
    page,
    rights,
)
from photodesk.audit.context import Context, PrintedArticle, Twin
from photodesk.audit.rule import RULES, Rule, active, apply, check, not_checked

_FAMILIES = ("CAP", "CRD", "RGT", "DUP", "MET", "ACC", "IMG", "AI", "PAG")
for _code in sorted(RULES, key=lambda code: (_FAMILIES.index(code.partition("-")[0]), code)):
    RULES[_code] = RULES.pop(_code)  # in the order in which the newsroom lists them

__all__ = ["RULES", "Context", "PrintedArticle", "Rule", "Twin", "active", "apply", "check", "not_checked"]
