"""Judging files, and an article against its files, before print and after."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, get_args

from photodesk import batch, photofile
from photodesk.audit import Context, PrintedArticle, active, check, not_checked, report, report_page
from photodesk.audit.reading import judged_tags
from photodesk.desk import intake
from photodesk.desk.intake import Failure
from photodesk.errors import FileError, UsageError
from photodesk.language import article as articles
from photodesk.language import article_match
from photodesk.model import Finding, Photo, Tags, Target, Use, When
from photodesk.settings import Settings
from photodesk.text import collapse

_THUMB = 160


def targets_of(text: str) -> tuple[Target, ...]:
    """Return the targets named in "print,web".

    Raises:
        UsageError: a word is no target, or there is none.
    """
    known: dict[str, Target] = {target: target for target in get_args(Target)}
    words = [word.strip() for word in text.split(",") if word.strip()]
    for word in words:
        if word not in known:
            raise UsageError(f"--use {word}: knows {', '.join(known)}")
    if not words:
        raise UsageError("--use: name where the pictures go, for example print,web")
    return tuple(known[word] for word in dict.fromkeys(words))


def use_of(on: str, targets: str, now: datetime) -> Use:
    """Return the use that "2026-11-24" (or "" for today) and "print,web" describe.

    Raises:
        UsageError: no date, or no target.
    """
    try:
        day = date.fromisoformat(on) if on else now.date()
    except ValueError:
        raise UsageError(f"--date {on}: write it as 2026-11-24") from None
    return Use(on=day, targets=targets_of(targets))


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit of files: the report, and the photos it judged."""

    report: report.Report
    photos: tuple[Photo, ...]


def audit_files(
    paths: Iterable[Path],
    *,
    settings: Settings,
    use: Use,
    now: datetime,
    moment: When = "page",
    article: Path | None = None,
    pictures: bool = False,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> Audited:
    """Judge files as one page.

    Args:
        use: date and targets. now: the present moment, for embargoes.
        moment: rules of this moment and of those before it.
        article: the article that prints them, to compare with.
        pictures: also judge what needs the picture data.
        only, skip: rule codes; all rules when `only` is empty.

    Raises:
        UsageError: a path or a rule code that does not exist.
    """
    running = active(settings, moment=moment, rules=only, skip=skip)
    photos: list[Photo] = []
    failed: list[Failure] = []
    share = _shared()
    one = partial(_to_judge, settings=settings, pictures=pictures)
    for result in batch.run(one, intake.collect(paths), workers=workers, on_progress=on_progress):
        if isinstance(result, Failure):
            failed.append(result)
        else:
            photos.append(share(result))
    printed = None
    if article is not None:
        found = articles.read_article(read_text(article))
        printed = PrintedArticle(article.name, found, _matched(found, photos))
    context = Context(use, settings, now=now, article=printed, pictures_known=pictures)
    findings = check(photos, context, moment=moment, rules=only, skip=skip)
    return Audited(
        report.Report(
            photos=tuple(photo.key for photo in photos),
            findings=findings,
            not_checked=not_checked(context, running),
            failed=tuple(failed),
        ),
        tuple(photos),
    )


def _to_judge(path: Path, *, settings: Settings, pictures: bool) -> Photo | Failure:
    """Read one file as the rules see it, no more of it than they look at; runs in the workers."""
    file = intake.read_one(path, settings=settings)
    if isinstance(file, Failure):
        return file
    try:
        (photo,) = intake.photos_of([file], pictures=pictures)
    except FileError as error:
        return Failure(path, str(error))
    return replace(photo, tags=judged_tags(photo.tags))


def _shared() -> Callable[[Photo], Photo]:
    """Return what gives photos one copy of all that they have in common: credits, days, empty blocks.

    Photos that come from another process, or from a file each, share nothing by themselves.
    """
    values: dict[object, Any] = {}
    blocks: dict[bytes, Tags] = {}

    def share(photo: Photo) -> Photo:
        said = {
            name: values.setdefault(value, value)
            for name, value in photo.metadata.items()
            if name != "caption" and all(isinstance(part, str) for part in value)
        }
        return replace(
            photo,
            metadata=replace(photo.metadata, **said),
            tags=blocks.setdefault(pickle.dumps(photo.tags), photo.tags),
            format=values.setdefault(photo.format, photo.format),
        )

    return share


def read_text(path: Path) -> str:
    """Return a pasted article or HTML page as text: UTF-8, UTF-16 or CP949.

    Raises:
        UsageError: it cannot be read, or is in another encoding.
    """
    from photodesk.exchange.encoding import decode_sheet

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; check the path") from None
    return decode_sheet(data, name=path.name, encoding="auto").text


def _candidates(photos: Sequence[Photo]) -> list[article_match.Candidate]:
    return [
        article_match.Candidate(photo.key, photo.name, photo.metadata.caption, photo.perceptual_hash)
        for photo in photos
    ]


def _matched(article: articles.Article, photos: Sequence[Photo]) -> dict[str, int]:
    matches = article_match.match_captions(article.captions, _candidates(photos))
    return {match.key: number for number, match in enumerate(matches) if match.key}


def thumbnails(audited: Audited) -> dict[str, bytes]:
    """Return a small JPEG of each photo that has a finding, by key; those that do not decode are left out."""
    found: dict[str, bytes] = {}
    for key in {finding.key for finding in audited.report.findings}:
        try:
            found[key] = photofile.thumbnail(Path(key), _THUMB)
        except (FileError, OSError):
            continue
    return found


def page_of(audited: Audited) -> str:
    """Return the report as one page for a browser, each photo with its picture, caption and credit."""
    return report_page.html(audited.report, thumbnails=thumbnails(audited), photos=audited.photos)


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What an article prints, matched to files when some were given.

    Attributes:
        article: captions, credits, counts. `matches`: one for each caption, or ().
        findings: of the page rules. `failed`: files that could not be read.
    """

    name: str
    article: articles.Article
    matches: tuple[article_match.Match, ...]
    findings: tuple[Finding, ...]
    failed: tuple[Failure, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the result as the command contract's JSON (CLI.md, article)."""
        captions = []
        for number, caption in enumerate(self.article.captions):
            said: dict[str, Any] = {
                "caption": caption.caption,
                "credit": caption.credit,
                "times": caption.times,
                "alt": caption.alt,
                "image": caption.image,
                "kind": caption.kind,
                "agency": caption.agency,
                "distributor": caption.distributor,
            }
            if self.matches:
                match = self.matches[number]
                said["photo"] = match.key or None
                said["matched_by"] = match.by
                said["ties"] = list(match.ties)
            captions.append(said)
        document: dict[str, Any] = {
            "captions": captions,
            "findings": [
                {
                    "code": finding.code,
                    "severity": finding.severity.name,
                    "message": finding.message,
                    "path": finding.key,
                }
                for finding in self.findings
            ],
        }
        if self.failed:
            document["failed"] = [{"path": str(f.path), "error": f.error} for f in self.failed]
        return document

    def lines(self) -> list[str]:
        """Return the result for people."""
        count = len(self.article.captions)
        lines = [f"{self.name}: {count} {'caption' if count == 1 else 'captions'}."]
        for number, caption in enumerate(self.article.captions):
            times = "once" if caption.times == 1 else f"{caption.times} times"
            lines.append(f"  {number + 1}. printed {times} · {caption.credit or 'no credit'}")
            lines.append(f"     {collapse(caption.caption)}")
            if self.matches:
                match = self.matches[number]
                if match.key:
                    lines.append(f"     file: {match.key} (by {match.by})")
                elif match.ties:
                    lines.append(f"     could be: {', '.join(match.ties)}; not taken")
                else:
                    lines.append("     no file matches")
        lines += [f"  {f.severity.name} {f.code}: {f.message}" for f in self.findings]
        return lines


def read_article(
    path: Path, *, photos: Sequence[Path] = (), settings: Settings, use: Use, now: datetime
) -> ArticleResult:
    """Read an article's captions and credits, match them to files, and judge the page.

    Args:
        photos: files or folders; none leaves the captions unmatched.

    Raises:
        UsageError: a path does not exist.
    """
    read = intake.read(photos, settings=settings) if photos else intake.ReadResult((), ())
    known = [intake.photo_of(file) for file in read.photos]
    return judge_article(
        read_text(path), name=path.name, photos=known if photos else None, settings=settings, use=use,
        now=now, failed=read.failed,
    )  # fmt: skip


def judge_article(
    text: str,
    *,
    name: str,
    photos: Sequence[Photo] | None,
    settings: Settings,
    use: Use,
    now: datetime,
    failed: tuple[Failure, ...] = (),
) -> ArticleResult:
    """Read a pasted article's captions and credits, match them to photos, and judge the page.

    Args:
        text: the article, text or HTML. name: what findings about the whole page carry as their key.
        photos: those that may stand in it; None leaves the captions unmatched.
        failed: files that could not be read, for the result.
    """
    article = articles.read_article(text)
    known = photos or ()
    matches = article_match.match_captions(article.captions, _candidates(known)) if photos is not None else ()
    matched = {match.key: number for number, match in enumerate(matches) if match.key}
    context = Context(use, settings, now=now, article=PrintedArticle(name, article, matched))
    pages = [code for code in PAGE_CODES if code in {rule.code for rule in active(settings)}]
    chosen = [photo for photo in known if photo.key in matched]
    findings = check(chosen, context, moment="page", rules=pages)
    return ArticleResult(name, article, tuple(matches), findings, failed)


PAGE_CODES = ("PAG-001", "PAG-002", "PAG-003", "PAG-004")
"""The rules about an article and its files."""
