"""Whether we may use the picture, here, now and for this: rules RGT-001 to RGT-007."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from photodesk.audit import needs
from photodesk.audit.context import Context, Twin
from photodesk.audit.credit import agencies_of
from photodesk.audit.example import example
from photodesk.audit.needs import has
from photodesk.audit.reading import Reading, day_in_words, parse_credit, parse_moment
from photodesk.audit.rule import Found, Hit, rule
from photodesk.model import Change, Photo, Severity, Use
from photodesk.settings import House
from photodesk.tables import agencies, vocabularies

_WIRE: dict[str, Any] = {"source_label": "wire", "source": "", "creator": (), "copyright_notice": ""}
_CHANNELS = {
    "web": "the web", "print": "print", "syndication": "syndication", "video": "video",
    "magazine": "a magazine",
}  # fmt: skip


@rule(
    "RGT-001",
    "Copyright notice missing",
    severity=Severity.info,
    when="page",
    off=True,
    bad=example(copyright_notice=""),
    good=example(copyright_notice="(c) 2026 The Korea Times"),
)
def copyright_notice_missing(photo: Reading, context: Context) -> Found:
    """A notice tells whoever finds the file whom to ask.

    Never for relayed, supplied and stock pictures: nobody may invent an agency's notice.

    Source: IPTC Photo Metadata User Guide.
    """
    metadata = photo.metadata
    if metadata.copyright_notice or metadata.copyright_owner:
        return None
    if photo.credit.kind == "staff":
        year = photo.created.year or context.use.on.year
        notice = f"(c) {year} {_owner(context.settings.house)}"
        return Hit(
            f"No copyright notice → {notice} (F).",
            "copyright_notice",
            suggestion=notice,
            fix=(Change("copyright_notice", "", notice, "staff picture"),),
        )
    if photo.credit.kind == "none":
        return Hit("No copyright notice. Whose picture is it (Enter)?", "copyright_notice")
    return None


def _owner(house: House) -> str:
    return next((name for name in house.aliases if name.endswith(house.name)), house.name)


# --- embargo and end of use -----------------------------------------------------------------


@rule(
    "RGT-002",
    "Embargo still running",
    severity=Severity.error,
    when="intake",
    needs=needs.terms,
    bad=example(
        release_date_time="2026-11-25T06:00:00+09:00",
        use=Use(on=date(2026, 11, 24), at=datetime.fromisoformat("2026-11-24T20:00:00+09:00")),
    ),
    good=example(
        release_date_time="2026-11-25T06:00:00+09:00",
        use=Use(on=date(2026, 11, 25), at=datetime.fromisoformat("2026-11-25T06:00:00+09:00")),
    ),
)
def embargo(photo: Reading, context: Context) -> Found:
    """A broken embargo costs the paper its access, and others their work.

    Read from the release time and from instructions, never from prose ("the EU embargo on oil").

    Source: IIM 2:30 and 2:35; IPTC Photo Metadata User Guide; agencies' instructions.
    """
    released = photo.metadata.release_date_time
    if released:
        moment = parse_moment(released)
        until: datetime | date | None = moment.instant or moment.day
        if (hit := _embargo(until, f"release time {released}", "release_date_time", context)) is not None:
            return hit
    for found in photo.restricted("embargo"):
        if (hit := _embargo(found.until, f'"{found.phrase}"', found.field, context)) is not None:
            return hit
    return None


def _embargo(until: datetime | date | None, said: str, field: str, context: Context) -> Hit | None:
    if until is None:
        return Hit(
            f"Embargo without a date that can be read: {said}. Ask before use (Enter).",
            field,
            Severity.warning,
        )
    if isinstance(until, datetime):
        ends = until if until.tzinfo else until.replace(tzinfo=context.zone)
        if context.at >= ends:
            if context.use.at is None and context.moment not in ("intake", "edit"):
                here = ends.astimezone(context.zone)
                if here.date() == context.use.on and here.time() > time(0):
                    return Hit(
                        f"Embargo until {here:%H:%M} on the day of use. At what time does it go out (Enter)?",
                        field,
                        Severity.warning,
                    )
            return None
        here = ends.astimezone(context.zone)
        return Hit(
            f"Embargo until {day_in_words(here.date())}, {here:%H:%M}: {said}. Hold it (Enter).",
            field,
        )
    if context.at.astimezone(context.zone).date() >= until:
        return None
    return Hit(f"Embargo until {day_in_words(until)}: {said}. Hold it, or move the use (Enter).", field)


@rule(
    "RGT-003",
    "Use period over",
    severity=Severity.error,
    when="page",
    needs=needs.terms,
    bad=example(expiration_date_time="2026-11-20T00:00:00+09:00"),
    good=example(expiration_date_time="2026-12-20T00:00:00+09:00"),
)
def use_period_over(photo: Reading, context: Context) -> Found:
    """A picture used after its licence ended is used without one.

    AP's one-story handouts (HONS) may be used for 14 days and not be archived.

    Source: IIM 2:37 and 2:38; AP handout rules of 2017; AP usage instructions.
    """
    on = context.use.on
    expires = photo.metadata.expiration_date_time
    if expires:
        day = parse_moment(expires).day_in(context.zone)
        if day is not None and day < on:
            return Hit(
                f"Use ended on {day_in_words(day)}. Drop it or ask for more (X).", "expiration_date_time"
            )
    job_title = photo.metadata.creator_job_title.strip().upper()
    if not photo.restrictions and not job_title:
        return None
    taken = photo.created.day
    age = (on - taken).days if taken is not None else 0
    for found in photo.restricted("time-limit"):
        until = found.until.date() if isinstance(found.until, datetime) else found.until
        if (until is not None and until < on) or (found.days is not None and age > found.days):
            return Hit(f'Use is over: "{found.phrase}". Drop it or ask for more (X).', found.field)
    limit = context.settings.audit.hons_days
    if job_title == "HONS" and age > limit:
        return Hit(
            f"A one-story handout (HONS) of {age} days ago: {limit} days are allowed. Drop it (X).",
            "creator_job_title",
            Severity.warning,
        )
    for found in photo.restricted("handout-single-story", "no-archive"):
        days = found.days if found.days is not None else limit
        if age > days:
            return Hit(
                f'"{found.phrase}", and {age} days old: {days} days are allowed. Drop it (X).',
                found.field,
                Severity.warning,
            )
    return None


# --- territory and channel ------------------------------------------------------------------


@rule(
    "RGT-004",
    "Territory restriction hits us",
    severity=Severity.error,
    when="intake",
    needs=needs.restrictions,
    bad=example(instructions="SOUTH KOREA OUT, CREDIT MANDATORY", credit_line="AP-Yonhap", **_WIRE),
    good=example(instructions="JAPAN OUT", credit_line="AP-Yonhap", **_WIRE),
)
def territory(photo: Reading, context: Context) -> Found:
    """A wire may not sell this picture here: the market belongs to another service, ours to take it from.

    NORTH KOREA OUT is not ours. Silent when the picture came from the service that owns the market.

    Source: AP Media API usage instructions (territory OUT); AP and Yonhap's exchange.
    """
    publisher = context.settings.publisher
    barring = [
        r
        for r in photo.restrictions
        if r.closes(publisher.territory)
        or (r.kind == "no-sales-territory" and set(r.territory) & set(publisher.territory))
    ]
    if not barring or _came_from(photo, publisher.market_owner):
        return None
    closed = next((r for r in barring if r.kind != "no-sales-territory"), None)
    if closed is None:
        return Hit(
            f'"{barring[0].phrase}": not to be sold on here. Our own pages may print it.',
            barring[0].field,
            Severity.warning,
        )
    owner = publisher.market_owner
    made = next(iter(agencies_of(photo.credit)), "")
    where = f"Not for us: {closed.phrase}{f' ({made})' if made else ''}."
    copy = _copy_of(owner, context.twins.get(photo.photo.key, ()))
    if copy is None:
        return Hit(f"{where} Look for {owner}'s copy or drop it (X).", closed.field)
    return Hit(
        f"{where} {owner} has the same frame: use it (U) or drop it (X).",
        closed.field,
        suggestion=f"use {owner}'s copy",
        others=(copy.key,),
    )


def _came_from(photo: Reading, owner: str) -> bool:
    """Tell whether the picture arrived from an agency: by arrival label or source field."""
    for said in (photo.photo.source_label, photo.metadata.source):
        agency = agencies.find(said) if said else None
        if agency is not None and agency.short == owner:
            return True
    return False


def _copy_of(owner: str, twins: tuple[Twin, ...]) -> Twin | None:
    for twin in twins:
        if twin.link not in ("file", "picture", "near picture"):
            continue
        label = agencies.find(twin.source_label) if twin.source_label else None
        credit = parse_credit(twin.credit_line)
        if (label is not None and label.short == owner) or owner in agencies_of(credit):
            return twin
    return None


@rule(
    "RGT-005",
    "Channel or sale restriction hits the target",
    severity=Severity.error,
    when="page",
    needs=needs.restrictions,
    bad=example(
        instructions="NO SALES",
        credit_line="AP-Yonhap",
        use=Use(date(2026, 11, 25), ("print", "syndication")),
        **_WIRE,
    ),
    good=example(
        instructions="NO SALES", credit_line="AP-Yonhap", use=Use(date(2026, 11, 25), ("print",)), **_WIRE
    ),
)
def channel(photo: Reading, context: Context) -> Found:
    """INTERNET OUT and NO SALES bind the channel, not the paper: they stop only the use they name.

    Source: Yonhap captions; AP Media API usage instructions.
    """
    domestic = bool(photo.restricted("territory-only"))
    for found in photo.restrictions:
        if domestic and found.kind in ("territory-only", "no-redistribution"):
            continue  # CRD-008 says it better: North Korean pictures, for South Korea only
        hit = [target for target in found.closed_targets if target in context.use.targets]
        if hit:
            return Hit(
                f'"{found.phrase}": not for {_CHANNELS[hit[0]]}. Take it off there, or drop it (X).',
                found.field,
            )
    return None


@rule(
    "RGT-006",
    "Data Mining points to a missing statement",
    severity=Severity.info,
    when="page",
    needs=has("data_mining"),
    off=True,
    bad=example(data_mining=f"{vocabularies.PLUS}DMI-PROHIBITED-SEECONSTRAINT"),
    good=example(
        data_mining=f"{vocabularies.PLUS}DMI-PROHIBITED-SEECONSTRAINT",
        other_constraints="No training of any model without a licence",
    ),
)
def data_mining_without_statement(photo: Reading, context: Context) -> Found:
    """The words "see constraints" forbid nothing when there are no constraints to see.

    Source: IPTC Photo Metadata Standard 2023.1; PLUS data mining terms.
    """
    value = photo.metadata.data_mining
    if not value:
        return None
    if value.endswith("SEECONSTRAINT") and not photo.metadata.other_constraints:
        return Hit(
            'Data Mining says "see constraints", and there are none. Write them (Enter).', "data_mining"
        )
    for ending, name in (
        ("SEEEMBEDDEDRIGHTSEXPR", "EmbdEncRightsExpr"),
        ("SEELINKEDRIGHTSEXPR", "LinkedEncRightsExpr"),
    ):
        if value.endswith(ending) and not any(key.endswith(name) for key in photo.photo.tags.xmp):
            return Hit(f"Data Mining points to {name}, which is not in the file.", "data_mining")
    return None


@rule(
    "RGT-007",
    "Killed, withdrawn or corrected by its agency",
    severity=Severity.error,
    when="intake",
    needs=needs.terms,
    hides=("*",),
    bad=example(instructions="MANDATORY KILL", credit_line="AFP-Yonhap", **_WIRE),
    good=example(instructions="EDITORIAL USE ONLY", credit_line="AFP-Yonhap", **_WIRE),
)
def killed(photo: Reading, context: Context) -> Found:
    """A killed picture is false, stolen or hurts somebody: it goes nowhere, whatever else is right.

    A correction is asked about until the newer caption is taken.

    Source: AFP's withdrawal of a palace handout, March 2024; a Yonhap correction of 2013.
    """
    kills = context.kills
    notice = next((kills[one] for one in known_by(photo.photo) if one in kills), "") if kills else ""
    if notice:
        return Hit(f"Killed by its agency: {notice}. Take it off everywhere (X).", "supplier_image_id")
    for found in photo.restricted("kill"):
        return Hit(f'Killed by its agency: "{found.phrase}". Take it off everywhere (X).', found.field)
    for found in photo.restricted("correction"):
        return Hit(
            f'Corrected by its agency: "{found.phrase}". Take the newer caption (Enter).',
            found.field,
            Severity.warning,
        )
    return None


def known_by(photo: Photo) -> tuple[str, ...]:
    """Return what tells a picture from others: its agency's numbers and the hash of its picture data.

    Agencies put the number into their own field, the job id, the title or the file name.

    Example:
        >>> from photodesk.model import Metadata
        >>> known_by(Photo("1", "PYH2026112400010.jpg", Metadata(job_id="PYH2026112400010")))
        ('PYH2026112400010',)
    """
    said = photo.metadata
    numbers = (
        said.supplier_image_id, said.job_id, said.title, photo.name.rpartition(".")[0], photo.picture_hash,
    )  # fmt: skip
    return tuple(dict.fromkeys(number.strip() for number in numbers if number.strip()))
