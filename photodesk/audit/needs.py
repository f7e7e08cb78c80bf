"""What a rule cannot speak without: of an archive most photos lack it, and the rule is not called at all.

A need is a quick question to a photo. Rules with one need are asked together; where the answer is
empty they are passed over. That saves time and changes no finding: the tests judge photos both ways.

Example:
    >>> from photodesk.audit.example import GOOD_PHOTO, GOOD_USE
    >>> photo = Reading(GOOD_PHOTO, Settings())
    >>> bool(has("alt_text")(photo, Context(GOOD_USE))), bool(has("person_shown")(photo, Context(GOOD_USE)))
    (True, False)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter

from photodesk.audit.context import Context
from photodesk.audit.reading import Reading
from photodesk.settings import Settings  # noqa: F401  the example reads it

Need = Callable[[Reading, Context], object]
"""A question to a photo; an empty answer says that the rule has nothing to judge."""


@cache
def has(*fields: str) -> Need:
    """Return the need of at least one of these fields.

    Args:
        fields: field ids of the metadata.
    """
    first, *others = (attrgetter(field) for field in fields)

    def need(photo: Reading, context: Context) -> object:
        said = photo.metadata
        return first(said) or any(read(said) for read in others)

    def need_one(photo: Reading, context: Context) -> object:
        return first(photo.metadata)

    return need if others else need_one


def restrictions(photo: Reading, context: Context) -> object:
    """The need of a phrase that restricts the picture."""
    return photo.restrictions


def terms(photo: Reading, context: Context) -> object:
    """The need of anything that limits the use: a phrase, a time, the agency's mark, a kill."""
    said = photo.metadata
    return (
        photo.restrictions
        or said.release_date_time
        or said.expiration_date_time
        or said.creator_job_title
        or context.kills
    )


def copies(photo: Reading, context: Context) -> object:
    """The need of another copy of the frame, here or in the archive."""
    key = photo.photo.key
    return context.neighbours.same_frame(key) or context.neighbours.near_pictures(key) or key in context.twins


def conflicts(photo: Reading, context: Context) -> object:
    """The need of blocks in the file that disagree."""
    return photo.photo.conflicts


def article(photo: Reading, context: Context) -> object:
    """The need of the article that prints the photo."""
    return context.article
