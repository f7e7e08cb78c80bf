"""What a rule is, what it may look at, and how photos are checked.

A rule is a small pure function: it reads one photo and the context, and says what is wrong or
nothing. It is registered with its code, severity, moment, one bad and one good example; its
docstring is its reason and ends with the source. `check` runs the rules of a moment.

Example:
    >>> from photodesk.audit.example import example
    >>> [finding.code for finding in check_example(example(caption=""))]
    ['CAP-001']
"""

from __future__ import annotations

import dataclasses
import gc
import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from photodesk.audit.context import MOMENTS, Context
from photodesk.audit.example import GOOD_USE, Example
from photodesk.audit.needs import Need
from photodesk.audit.neighbours import Neighbours
from photodesk.audit.reading import Reading
from photodesk.errors import SettingsError, UsageError
from photodesk.language.credit import HouseForm
from photodesk.metadata.agreement import same
from photodesk.metadata.spreading import WINDOWS_COPIES
from photodesk.model import Change, Finding, Origin, Photo, Severity, When
from photodesk.settings import Settings
from photodesk.tables.fields import BY_ID


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of one photo; `check` makes a `Finding` of it.

    Attributes:
        message: what · why · key, one or two short sentences (EDITOR.md §4).
        field: field id it is about, or "".
        severity: None for the rule's own.
        suggestion: the value to take, or what to do; "" when there is none.
        fix: certain changes that cure it.
        others: keys of the other photos it is about.
    """

    message: str
    field: str = ""
    severity: Severity | None = None
    suggestion: str = ""
    fix: tuple[Change, ...] = ()
    others: tuple[str, ...] = ()


Found = Hit | tuple[Hit, ...] | None
"""What a rule returns: one hit, several, or nothing."""

Scope = Literal["photo", "page"]
"""Whether a rule judges each photo or the page as a whole."""

ALL = "*"
"""In `hides`: every other finding of the photo."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the audit.

    Attributes:
        code, title: its stable code and what is wrong in a few words.
        severity: of its findings, unless the rule or the settings say otherwise.
        when: the moment from which it speaks.
        bad, good: one example on which it fires, one on which it does not.
        judge: the function. Its docstring is the reason.
        hides: codes that this one replaces on the same photo, or `ALL`.
        off: silent until the settings give it a severity.
        needs_pictures: wholly judged only when picture hashes or pixels are known.
        scope: "photo", or "page" for a rule about the article.
        needs: what a photo must have for the rule to say anything; None when it judges every photo.
    """

    code: str
    title: str
    severity: Severity
    when: When
    bad: Example
    good: Example
    judge: Callable[[Reading, Context], Found]
    hides: tuple[str, ...] = ()
    off: bool = False
    needs_pictures: bool = False
    scope: Scope = "photo"
    needs: Need | None = None

    @property
    def reason(self) -> str:
        """Why the rule exists, in the words of its docstring, without the source."""
        return _docstring(self.judge)[0]

    @property
    def source(self) -> str:
        """Where the rule comes from."""
        return _docstring(self.judge)[1]

    @property
    def level_name(self) -> str:
        """The default severity as the settings write it: error, warning, info or off."""
        return "off" if self.off else self.severity.name


def _docstring(function: Callable[..., Any]) -> tuple[str, str]:
    text = " ".join((inspect.getdoc(function) or "").split())
    reason, _, source = text.partition(" Source: ")
    return reason, source


RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order of registration."""


def rule(
    code: str,
    title: str,
    *,
    severity: Severity,
    when: When,
    bad: Example,
    good: Example,
    hides: tuple[str, ...] = (),
    off: bool = False,
    needs_pictures: bool = False,
    scope: Scope = "photo",
    needs: Need | None = None,
) -> Callable[[Callable[[Reading, Context], Found]], Callable[[Reading, Context], Found]]:
    """Register the function below as a rule (`Rule` tells the arguments).

    Raises:
        ValueError: the code is taken, or the docstring has no reason or no source.
    """

    def register(judge: Callable[[Reading, Context], Found]) -> Callable[[Reading, Context], Found]:
        if code in RULES:
            raise ValueError(f"rule {code} is registered twice")
        made = Rule(code, title, severity, when, bad, good, judge, hides, off, needs_pictures, scope, needs)
        if not made.reason or not made.source:
            raise ValueError(f"rule {code}: the docstring needs a reason and a line 'Source: …'")
        RULES[code] = made
        return judge

    return register


# --- checking ---------------------------------------------------------------------------


def check(
    photos: Sequence[Photo],
    context: Context,
    *,
    moment: When = "page",
    rules: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Judge the photos of one page (or one desk) at one moment.

    Args:
        photos: in the order of the page; their keys are unique.
        context: the use, the settings and what the desk looked up.
        moment: runs the rules of this moment and of those before it.
        rules: only these codes; empty for all.
        skip: not these codes.

    Returns:
        The findings, the heaviest first, then in the order of the photos and the codes; a finding
        about several photos stands once for each. Empty when there is nothing to say.

    Raises:
        UsageError: `rules` or `skip` name a code that no rule has.
        SettingsError: the settings give a severity to a code that no rule has.

    Example:
        >>> from photodesk.audit.example import GOOD_PHOTO, GOOD_USE
        >>> check([GOOD_PHOTO], Context(GOOD_USE))
        ()
    """
    with _no_search_for_circles():
        readings = read_photos(photos, context.settings)
        return check_readings(readings, context, moment=moment, rules=rules, skip=skip)


def read_photos(photos: Sequence[Photo], settings: Settings) -> tuple[Reading, ...]:
    """Make the photos ready to be judged; their texts are read when a rule first asks."""
    forms: dict[tuple[str, Origin, str], HouseForm] = {}
    with _no_search_for_circles():
        return tuple(Reading(photo, settings, forms) for photo in photos)


def check_readings(
    readings: Sequence[Reading],
    context: Context,
    *,
    moment: When = "page",
    rules: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Judge photos that are made ready: `check` for somebody who judges them more than once."""
    with _no_search_for_circles():
        return _checked(readings, context, moment=moment, rules=rules, skip=skip)


def _checked(
    readings: Sequence[Reading],
    context: Context,
    *,
    moment: When,
    rules: Collection[str],
    skip: Collection[str],
) -> tuple[Finding, ...]:
    running = active(context.settings, moment=moment, rules=rules, skip=skip)
    limits = context.settings.duplicates
    neighbours = Neighbours(readings, picture_distance=limits.picture_distance, threshold=limits.threshold)
    context = dataclasses.replace(context, moment=moment, neighbours=neighbours)
    levels = {code: Severity[level] for code, level in _levels(context.settings).items() if level != "off"}
    about_photos = _by_need([one for one in running if one.scope == "photo"])
    found: list[tuple[int, Finding]] = []
    for place, reading in enumerate(readings):
        if hits := _hits(reading, context, about_photos):
            found.extend((place, finding) for finding in _findings(reading.photo.key, hits, levels))
    if context.article is not None:
        name = context.article.name
        about_page = _by_need([one for one in running if one.scope == "page"])
        hits = _hits(Reading(Photo(key=name), context.settings), context, about_page)
        found.extend((len(readings), finding) for finding in _findings(name, hits, levels))
    found.sort(key=lambda item: (-item[1].severity, item[0], item[1].code))
    return tuple(finding for _, finding in found)


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Keep Python from looking for circles of garbage: readings and findings have none.

    Among a hundred thousand photos that search costs a quarter of the audit.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_Judge = Callable[[Reading, Context], Found]
_Needy = tuple[Need | None, tuple[tuple[Rule, _Judge], ...]]


def _by_need(rules: Sequence[Rule]) -> tuple[_Needy, ...]:
    """Return the rules by what they need, so that it is asked once for all of them."""
    groups: dict[Need | None, list[tuple[Rule, _Judge]]] = {}
    for one in rules:
        groups.setdefault(one.needs, []).append((one, one.judge))
    return tuple((need, tuple(judges)) for need, judges in groups.items())


def _hits(reading: Reading, context: Context, groups: Iterable[_Needy]) -> list[tuple[Rule, Hit]]:
    hits: list[tuple[Rule, Hit]] = []
    for need, judges in groups:
        if need is not None and not need(reading, context):
            continue
        for one, judge in judges:
            said = judge(reading, context)
            if said is None:
                continue
            if isinstance(said, Hit):
                hits.append((one, said))
            else:
                hits.extend((one, hit) for hit in said)
    return hits


def _findings(key: str, hits: list[tuple[Rule, Hit]], levels: Mapping[str, Severity]) -> list[Finding]:
    """Make findings of what the rules said of one photo; one cause, one finding."""
    weighed = [(rule, hit, levels.get(rule.code) or hit.severity or rule.severity) for rule, hit in hits]
    hiding = [(rule.code, rule.hides, severity) for rule, _, severity in weighed if rule.hides]
    if hiding and len(weighed) > 1:
        weighed = [
            (rule, hit, severity)
            for rule, hit, severity in weighed
            if not any(
                # A note never hides a stop: a corrected picture can still be barred here.
                code != rule.code and severity <= hider and (ALL in hidden or rule.code in hidden)
                for code, hidden, hider in hiding
            )
        ]
    return [
        Finding(
            key, rule.code, severity, hit.field, rule.title, hit.message, hit.suggestion, hit.fix, hit.others
        )
        for rule, hit, severity in weighed
    ]


def active(
    settings: Settings,
    *,
    moment: When = "page",
    rules: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Rule, ...]:
    """Return the rules that run at a moment, in the order of registration.

    Raises:
        UsageError: `rules` or `skip` name a code that no rule has.
        SettingsError: the settings give a severity to a code that no rule has.

    Example:
        >>> [r.code for r in active(Settings(), moment="intake")]
        ['RGT-002', 'RGT-004', 'RGT-007']
    """
    for code in (*rules, *skip):
        if code not in RULES:
            raise UsageError(f"no rule is called {code}; 'photodesk rules' lists them")
    levels = _levels(settings)
    latest = MOMENTS.index(moment)
    return tuple(
        one
        for code, one in RULES.items()
        if MOMENTS.index(one.when) <= latest
        and (not rules or code in rules)
        and code not in skip
        and levels.get(code, one.level_name) != "off"
    )


def _levels(settings: Settings) -> Mapping[str, str]:
    """Return the severities of the settings, after a look at their codes."""
    for code in settings.audit.severities:
        if code not in RULES:
            raise SettingsError(f"audit.severities: no rule is called {code}; 'photodesk rules' lists them")
    return settings.audit.severities


def not_checked(context: Context, running: Iterable[Rule]) -> tuple[str, ...]:
    """Return the codes that cannot be (wholly) judged because the pictures were not looked at.

    Example:
        >>> not_checked(Context(GOOD_USE), [RULES["DUP-002"], RULES["CAP-001"]])
        ('DUP-002',)
    """
    return () if context.pictures_known else tuple(one.code for one in running if one.needs_pictures)


def apply(photo: Photo, changes: Iterable[Change]) -> Photo:
    """Return the photo with the changes made, as it stands after the next save.

    Conflicts of the fields that change are gone, and so are Windows' copies of the former text:
    saving writes one value into every block, and IIM as UTF-8.

    Example:
        >>> apply(Photo("1"), [Change("credit_line", "", "Yonhap")]).metadata.credit_line
        'Yonhap'
    """
    values = {change.field: change.after for change in changes}
    tags = photo.tags
    if tags.iim_charset != "ascii" and any(BY_ID[field].iim for field in values):
        tags = dataclasses.replace(tags, iim_charset="utf-8", iim_declared="utf-8", iim_unreadable=False)
    former = {c.field: (c.exif, c.iim, c.xmp) for c in photo.conflicts if c.field in values}
    stale = {
        tag
        for field, texts in former.items()
        for tag in WINDOWS_COPIES.get(field, ())
        if tag in tags.exif and any(same(text, tags.exif[tag]) for text in texts)
    }
    if stale:
        tags = dataclasses.replace(tags, exif={k: v for k, v in tags.exif.items() if k not in stale})
    return dataclasses.replace(
        photo,
        metadata=photo.metadata.replace(**values),
        tags=tags,
        conflicts=tuple(c for c in photo.conflicts if c.field not in values),
    )


def check_example(shown: Example, *, only: str = "", moment: When = "file") -> tuple[Finding, ...]:
    """Judge an example as the tests and the documentation do; the findings on its photo.

    Args:
        shown: the example.
        only: code of the one rule to run, also when it is off; "" for all that are on.
        moment: as in `check`.
    """
    settings = shown.context.get("settings", Settings())
    if only and RULES[only].off:
        levels = {**settings.audit.severities, only: RULES[only].severity.name}
        audit = type(settings.audit)(**{**_fields(settings.audit), "severities": levels})
        settings = type(settings)(**{**_fields(settings), "audit": audit})
    context = Context(**{"use": GOOD_USE, "pictures_known": True, **shown.context, "settings": settings})
    found = check(shown.photos, context, moment=moment, rules=(only,) if only else ())
    about = {shown.photo.key, context.article.name if context.article else shown.photo.key}
    return tuple(finding for finding in found if finding.key in about)


def _fields(struct: Any) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}
