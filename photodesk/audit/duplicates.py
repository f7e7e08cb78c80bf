"""Whether the same picture or the same words stand twice: rules DUP-001 to DUP-005."""

from __future__ import annotations

from photodesk.audit import needs
from photodesk.audit.context import Context, LinkKind
from photodesk.audit.credit import compatible
from photodesk.audit.example import example
from photodesk.audit.reading import Reading, parse_credit, parse_moment
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.caption import split_caption
from photodesk.model import Change, Photo, Severity

_SAME_FRAME: frozenset[LinkKind] = frozenset({"file", "picture", "supplier id", "image id", "document id"})
_OTHER = example(
    key="A7/2",
    caption="Fishermen mend nets at a harbor in Sokcho, Tuesday, Nov. 24, 2026.",
    city="Sokcho",
    picture_hash="b2",
    perceptual_hash=0xFFFF0000FFFF0000,
    date_created="2026-11-24T09:10:00+09:00",
)


def _pair(here: str, there: str, context: Context) -> str:
    """Return "Pictures 2 and 3 on this page" for two photos of it."""
    numbers = sorted((context.neighbours.number(here), context.neighbours.number(there)))
    return f"Pictures {numbers[0]} and {numbers[1]} on this page"


def _listed(key: str, others: tuple[str, ...], context: Context) -> str:
    numbers = sorted(context.neighbours.number(k) for k in (key, *others))
    if len(numbers) == 2:
        return f"Pictures {numbers[0]} and {numbers[1]} on this page"
    shown = (
        ", ".join(str(n) for n in numbers[:-1]) if len(numbers) <= 12 else f"{numbers[0]}, {numbers[1]}, …"
    )
    return f"Pictures {shown} and {numbers[-1]} on this page"


@rule(
    "DUP-001",
    "Same frame already in the archive",
    severity=Severity.warning,
    when="page",
    needs=needs.copies,
    needs_pictures=True,
    bad=example(
        picture_hash="a1",
        others=(
            example(
                key="A7/2", picture_hash="a1", caption="Walkers on a bridge in Seoul, Tuesday, Nov. 24, 2026."
            ),
        ),
    ),
    good=example(picture_hash="a1", others=(_OTHER,)),
)
def same_frame(photo: Reading, context: Context) -> Found:
    """Twice on one page is a blunder; printed last week, somebody will remember it.

    Two copies with different credits are DUP-002's.

    Source: the Guardian's Grid; desk practice.
    """
    key = photo.photo.key
    here = tuple(
        other.key
        for other, _ in context.neighbours.same_frame(key)
        if compatible(photo.credit, parse_credit(other.metadata.credit_line))
    )
    if here:
        return Hit(
            f"{_listed(key, here, context)} are the same frame. Drop one (X)."
            if context.one_page
            else "The same frame is here twice. Keep one (X).",
            severity=Severity.error if context.one_page else None,
            others=here,
        )
    for twin in context.twins.get(key, ()):
        if twin.link in _SAME_FRAME and compatible(photo.credit, parse_credit(twin.credit_line)):
            used = f"used on {twin.used}" if twin.used else "never used"
            return Hit(
                f"Seen before: the same frame is in the archive, {used}. Use it again (Enter)?",
                others=(twin.key,),
            )
    return None


@rule(
    "DUP-002",
    "Near-identical picture with another credit",
    severity=Severity.warning,
    when="page",
    needs=needs.copies,
    needs_pictures=True,
    bad=example(
        credit_line="Yonhap", source="Yonhap", source_label="wire", perceptual_hash=0x00FF00FF00FF00FF,
        others=(
            example(
                key="A7/2", credit_line="Newsis", source="Newsis", source_label="wire",
                creator=("Lee Ji-eun",), perceptual_hash=0x00FF00FF00FF00FD,
                caption="Walkers on a bridge in Seoul, Tuesday, Nov. 24, 2026.",
            ),
        ),
    ),
    good=example(
        credit_line="Yonhap", source="Yonhap", source_label="wire", perceptual_hash=0x00FF00FF00FF00FF,
        others=(_OTHER,),
    ),
)  # fmt: skip
def same_picture_other_credit(photo: Reading, context: Context) -> Found:
    """One picture under two credits: one of them is false, or we pay twice.

    Silent for pool, state media and one supplier's handout: there several agencies carry one frame.

    Source: IPTC Photo Metadata User Guide; desk practice.
    """
    key = photo.photo.key
    near = [other for other, link in context.neighbours.same_frame(key) if link in ("file", "picture")]
    near += [other for other, _ in context.neighbours.near_pictures(key)]
    if not near and key not in context.twins:
        return None
    if photo.origin in ("pool", "state-media") or photo.credit.kind == "pool":
        return None
    for other in near:
        if _differs(photo, other.metadata.credit_line, other.metadata.caption):
            where = _pair(key, other.key, context) if context.one_page else "Two pictures here"
            return Hit(
                f'{where} look the same, credited "{photo.metadata.credit_line}" and '
                f'"{other.metadata.credit_line}". Which is right (Enter)?',
                "credit_line",
                others=(other.key,),
            )
    for twin in context.twins.get(key, ()):
        if twin.link in ("file", "picture", "near picture") and _differs(
            photo, twin.credit_line, twin.caption
        ):
            return Hit(
                f'The archive has this picture credited "{twin.credit_line}". Which is right (Enter)?',
                "credit_line",
                others=(twin.key,),
            )
    return None


def _differs(photo: Reading, credit_line: str, caption: str) -> bool:
    other = parse_credit(credit_line)
    if not photo.credit.text or not other.text or other.kind == "pool":
        return False
    if photo.provided_by and photo.provided_by in caption:
        return False
    return not compatible(photo.credit, other)


# --- captions -------------------------------------------------------------------------------


@rule(
    "DUP-003",
    "Same caption on different pictures",
    severity=Severity.warning,
    when="page",
    bad=example(others=(example(key="A7/2", date_created="2026-11-24T09:10:00+09:00"),)),
    good=example(others=(_OTHER,)),
)
def same_caption(photo: Reading, context: Context) -> Found:
    """Two pictures with one caption: at least one caption does not say what its picture shows.

    Silent only for the same frame, or two frames of one minute; what is not known counts as
    different. A wire sends twelve frames with one caption: in the desk that is one note, on a page
    an error.

    Source: IPTC Photo Metadata User Guide; a sub-editor's first question.
    """
    key = photo.photo.key
    group = context.neighbours.same_caption(key)
    others = tuple(other.key for other in group if other.key != key and not _one_scene(photo, other, context))
    if not others:
        return None
    if context.one_page:
        last = max((key, *others), key=context.neighbours.number)
        return Hit(
            f"{_listed(key, others, context)} carry the same caption. "
            f"Edit {context.neighbours.number(last)} (Enter).",
            "caption",
            Severity.error,
            others=others,
        )
    if group[0].key != key:
        return None
    return Hit(
        f"{len(others) + 1} frames carry this caption. Before they go on a page, say what each shows.",
        "caption",
        Severity.info,
        others=others,
    )


def _one_scene(photo: Reading, other: Photo, context: Context) -> bool:
    """Tell whether two photos are one frame, or were taken in one minute."""
    mine, theirs = photo.photo, other
    if mine.picture_hash and theirs.picture_hash and mine.picture_hash == theirs.picture_hash:
        return True
    if mine.perceptual_hash is not None and theirs.perceptual_hash is not None:
        distance = (mine.perceptual_hash ^ theirs.perceptual_hash).bit_count()
        if distance <= context.settings.duplicates.picture_distance:
            return True
    here, there = photo.created.instant, parse_moment(theirs.metadata.date_created).instant
    if here is None or there is None or (here.tzinfo is None) != (there.tzinfo is None):
        return False
    return here.replace(second=0) == there.replace(second=0)


@rule(
    "DUP-004",
    "Caption stands twice in one field",
    severity=Severity.error,
    when="edit",
    bad=example(
        caption="Visitors cross a square in Seoul, Tuesday, Nov. 24, 2026. AP-Yonhap Visitors cross a square "
        "in Seoul, Tuesday, Nov. 24, 2026. AP-Yonhap",
        credit_line="AP-Yonhap", source="Yonhap", source_label="wire", creator=(),
    ),
    good=example(
        caption="Visitors cross a square in Seoul, Tuesday, Nov. 24, 2026.",
        credit_line="AP-Yonhap", source="Yonhap", source_label="wire", creator=(),
    ),
)  # fmt: skip
def caption_twice(photo: Reading, context: Context) -> Found:
    """Page templates print alt text and caption side by side; copied back, a caption stands twice.

    Source: pages of Korea Times, Yonhap and Reuters galleries.
    """
    single = photo.doubled
    if single is None:
        return None
    printed = split_caption(single)
    caption = printed.caption or single
    fix = [Change("caption", photo.metadata.caption, caption, "caption stood twice")]
    if printed.credit.text and not photo.metadata.credit_line:
        fix.append(Change("credit_line", "", printed.credit.text, "moved from the caption"))
    return Hit(
        "The caption stands twice in its field. Keep one (F).", "caption", suggestion=caption, fix=tuple(fix)
    )


@rule(
    "DUP-005",
    "Nearly the same caption on another picture",
    severity=Severity.info,
    when="page",
    bad=example(
        caption="A man sells chestnuts in Seoul, Tuesday, Nov. 24, 2026.",
        others=(
            example(
                key="A7/2", caption="A man sells roasted chestnuts in Seoul, Tuesday, Nov. 24, 2026.",
                date_created="2026-11-24T09:10:00+09:00",
            ),
        ),
    ),
    good=example(
        caption="Kim Min-su, left, and Lee Ji-eun shake hands in Seoul, Tuesday, Nov. 24, 2026.",
        others=(
            example(
                key="A7/2",
                caption="Lee Ji-eun, left, and Kim Min-su shake hands in Seoul, Tuesday, Nov. 24, 2026.",
                date_created="2026-11-24T09:10:00+09:00",
            ),
        ),
    ),
)  # fmt: skip
def nearly_same_caption(photo: Reading, context: Context) -> Found:
    """Two captions that differ by a word are often one caption, corrected once and forgotten once.

    Captions of one template that name another person, number, place or side are two captions. A pair
    that a person told apart stays quiet until one of the texts changes.

    Source: labelled pairs of real captions.
    """
    key = photo.photo.key
    near = context.neighbours.near_captions(key)
    others = tuple(
        other for other in near if other.key != key and frozenset((key, other.key)) not in context.told_apart
    )
    if not others:
        return None
    where = _pair(key, others[0].key, context) if context.one_page else "Two pictures"
    return Hit(
        f"{where} carry nearly the same caption. Compare them (Enter).",
        "caption",
        others=tuple(other.key for other in others),
    )
