"""How values get into a picture file: compared, spread, grafted, proved, journaled, replaced.

A file is touched only if a value in it differs; whatever fails, the original stays as it was.

Source: CODEC; RECONCILE 3.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal, Required, TypedDict, Unpack

from photodesk.errors import (
    BeingWritten,
    BlockRefused,
    CredentialsProtected,
    FileError,
    NotWritable,
    ProofFailed,
    TextError,
    TooLarge,
    WriteUnsupported,
)
from photodesk.metadata import photoshop, reconcile, xmp
from photodesk.metadata.containers import Source, Splice, Wanted
from photodesk.model import Change, Metadata, Note, Tags, Value
from photodesk.photofile import journal as journals
from photodesk.photofile import proof, reading, saving, sidecars
from photodesk.photofile.pausing import Steps, finished
from photodesk.photofile.values import checked, field_of
from photodesk.settings import Settings

SidecarUse = Literal["never", "auto", "always"]

_ATTEMPTS = 3
"""How often a file that is locked is tried: works that overlap are twice gone on with before their turn."""
_FULL = frozenset({"xmp_full", "exif_full", "iim_full", "photoshop_full", "tiff_full"})


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one file.

    Attributes:
        path: the picture as it was named by the caller.
        target: where the values went.
        changes: fields whose value changed, or whose copies were brought in step; () when the
            file says all of it already: then nothing was written.
        notes: what a person may want to know.
        before_hash, after_hash: xxh3-128 in hex of the written file; "" when nothing was written.
        entries: one journal entry for each file written; () without a journal or a write.
        file: the file that was written: the picture or its sidecar.
    """

    path: Path
    target: Literal["embedded", "sidecar"] = "embedded"
    changes: tuple[Change, ...] = ()
    notes: tuple[Note, ...] = ()
    before_hash: str = ""
    after_hash: str = ""
    entries: tuple[journals.Entry, ...] = ()
    file: Path | None = None

    @property
    def unchanged(self) -> bool:
        """True when the file says all of it already."""
        return not self.changes


class How(TypedDict, total=False):
    """How to embed: the keyword arguments of `embed`, with its defaults."""

    metadata_date: Required[str]
    settings: Settings | None
    journal: Path | None
    sidecar: SidecarUse
    keep_mtime: bool
    allow_broken_credentials: bool
    break_hard_links: bool
    dry_run: bool
    sync_folder: bool


@dataclass(frozen=True, slots=True)
class _Job:
    """The settings of one call, handed down as one."""

    settings: Settings
    journal: Path | None
    metadata_date: str
    keep_mtime: bool
    allow_broken_credentials: bool
    break_hard_links: bool
    dry_run: bool
    sync_folder: bool


def embed(
    path: Path | str,
    changes: Mapping[str, Value],
    *,
    metadata_date: str,
    settings: Settings | None = None,
    journal: Path | None = None,
    sidecar: SidecarUse = "never",
    keep_mtime: bool = False,
    allow_broken_credentials: bool = False,
    break_hard_links: bool = False,
    dry_run: bool = False,
    sync_folder: bool = True,
) -> Written:
    """Write field values into a picture, atomically and proved by second readers.

    Args:
        path: the picture; a symbolic link is followed.
        changes: field id -> new value; "" or () clears the field. "caption@ko" names a text in
            another language.
        metadata_date: ISO 8601 with offset, for xmp:MetadataDate.
        settings: house style and policy; None for the defaults.
        journal: folder that gets the bytes to restore the original; None writes no journal.
        sidecar: "auto" puts the values beside a picture that takes none inside, "always"
            beside every picture.
        keep_mtime: leave the modification time as it was.
        allow_broken_credentials: write although it invalidates Content Credentials.
        break_hard_links: write although the file has other names, which keep the old content.
        dry_run: say what would change, write nothing.
        sync_folder: False when the caller calls `saving.sync` once for many files.

    Returns:
        What became of it; `changes` is () when the file said all of it already.

    Raises:
        UnknownField: a field id that no field has. UsageError: a list for a text field.
        TextError: a control character, or more text than a file can carry.
        FileError: its subclasses say why this file was not written; the original is untouched.
    """
    return finished(
        steps(
            path, changes, metadata_date=metadata_date, settings=settings, journal=journal, sidecar=sidecar,
            keep_mtime=keep_mtime, allow_broken_credentials=allow_broken_credentials,
            break_hard_links=break_hard_links, dry_run=dry_run, sync_folder=sync_folder,
        )
    )  # fmt: skip


def steps(path: Path | str, changes: Mapping[str, Value], **how: Unpack[How]) -> Steps[Written]:
    """Do what `embed` does, pausing while the disk works: for many files with `pausing.overlapped`.

    Args:
        path: as for `embed`, like everything else.
        changes: field id -> new value.
        how: the keyword arguments of `embed`.

    Returns:
        What became of it, as the value of the generator.

    Raises:
        PhotoDeskError: as `embed` does, at whichever step.
    """
    path = Path(path)
    values = checked(changes)
    job = _Job(
        how.get("settings") or Settings(), how.get("journal"), how["metadata_date"],
        how.get("keep_mtime", False), how.get("allow_broken_credentials", False),
        how.get("break_hard_links", False), how.get("dry_run", False), how.get("sync_folder", True),
    )  # fmt: skip
    sidecar = how.get("sidecar", "never")
    if not values:
        return Written(path)
    if sidecar == "always":
        return _beside(path, values, job)
    try:
        written = yield from _inside(path, values, job)
    except (WriteUnsupported, CredentialsProtected, TooLarge, ProofFailed) as refusal:
        if sidecar == "never":
            raise
        written = _beside(path, values, job)
        return replace(written, notes=(Note("sidecar", str(refusal)), *written.notes))
    return _with_sidecar(written, values, job)


# --- into the picture -------------------------------------------------------------------


def _inside(path: Path, values: Mapping[str, Value], job: _Job) -> Steps[Written]:
    with contextlib.ExitStack() as stack:
        break_hard_links = job.break_hard_links or job.dry_run
        for attempt in range(_ATTEMPTS):
            try:
                old = stack.enter_context(saving.opened(path, break_hard_links=break_hard_links))
                break
            except BeingWritten:
                if attempt + 1 == _ATTEMPTS:
                    raise
                yield  # a file that is named twice: its first write ends before this one goes on
        source = old.source
        kind = reading.format_of(source)
        container = reading.container(kind)
        if not hasattr(container, "plan"):
            raise WriteUnsupported(
                path, f"{path.name}: {kind.upper()} takes no embedded captions from PhotoDesk: use a sidecar"
            )
        found = container.read(source)
        tags = reading.tags_of(found)
        metadata = _believed(tags, job)
        target, changes, notes = _target(tags, metadata, values, job)
        if not container.NEW_IIM and tags.digest == "no_iim":
            target = _without_iim(path, kind, target, values)
        wanted = difference(tags, target, values, metadata, job.metadata_date)
        if wanted is None:
            return Written(path, notes=notes)
        if not job.dry_run:
            source.hold()
        container.check(source)
        if found.has_c2pa and not job.allow_broken_credentials:
            raise CredentialsProtected(
                path,
                f"{path.name}: carries Content Credentials that any edit would break:"
                " use a sidecar, or --allow-broken-credentials",
            )
        try:
            planned = container.plan(source, wanted)
        except BlockRefused as refusal:
            kind_of_error = TooLarge if refusal.code in _FULL else WriteUnsupported
            raise kind_of_error(path, f"{path.name}: {refusal}") from None
        notes += planned.notes
        if values.get("copyright_notice") and photoshop.read(found.photoshop).copyright_flag is False:
            notes += (reading.FREE_BY_FLAG,)
        if not planned.splices:
            return Written(path, notes=notes)
        if job.dry_run:
            return Written(path, changes=changes, notes=notes, file=old.path)
        entries: list[journals.Entry] = []
        undo = journals.undo_of(old, planned.splices) if job.journal is not None else ()

        def before_replace(hashes: saving.Hashes) -> BinaryIO | None:
            if job.journal is None:
                return None
            entry, file = journals.record(job.journal, old.path, "embedded", hashes, undo)
            entries.append(entry)
            return file

        def prove(new: Source) -> None:
            codes = frozenset(note.code for note in planned.notes)
            misses = proof.misses(source, new, container, wanted, found, codes, planned.splices)
            if misses:
                raise ProofFailed(
                    path, f"{path.name}: not written, the copy did not prove itself: {'; '.join(misses[:3])}"
                )

        try:
            hashes = yield from saving.replace(
                old,
                planned.splices,
                prove=prove,
                before_replace=before_replace,
                keep_mtime=job.keep_mtime,
                sync_folder=job.sync_folder,
            )
        except (FileError, GeneratorExit):
            for entry in entries:
                journals.forget(entry, job.journal)
            raise
    return Written(path, "embedded", changes, notes, hashes.before, hashes.after, tuple(entries), old.path)


def _without_iim(path: Path, kind: str, target: Tags, values: Mapping[str, Value]) -> Tags:
    """Return the target without IIM, for a format that has no place for it."""
    homeless = [name for name, value in values.items() if value and not field_of(name).xmp]
    if homeless:
        raise WriteUnsupported(path, f"{path.name}: {kind.upper()} has no place for {', '.join(homeless)}")
    return replace(target, iim={})


def _with_sidecar(written: Written, values: Mapping[str, Value], job: _Job) -> Written:
    """Bring a sidecar that lies beside the picture in step: it would win over what was embedded."""
    path = written.path
    side = sidecars.find(path, "jpeg")
    if side is None:
        return written
    told = reading.sidecar_tags(sidecars.packet_of(side))
    stale = {name: value for name, value in values.items() if (key := field_of(name).xmp) and key in told.xmp}
    if not stale or job.dry_run:
        return written
    beside = _beside(path, stale, job)
    note = Note("sidecar", f"the sidecar {side.name} was brought in step")
    return replace(
        written,
        changes=written.changes or beside.changes,
        notes=(*written.notes, note) if beside.changes else written.notes,
        entries=(*written.entries, *beside.entries),
    )


def _believed(tags: Tags, job: _Job) -> Metadata:
    return reconcile.believe(
        tags,
        policy=job.settings.metadata.policy,
        short_form=reading.short_former(job.settings.house),
    ).metadata


def _target(
    tags: Tags, metadata: Metadata, values: Mapping[str, Value], job: _Job
) -> tuple[Tags, tuple[Change, ...], tuple[Note, ...]]:
    """Return what every place must say, and what that changes for a reader."""
    # A cleared text loses its other languages too; a new one keeps them.
    kept = tuple(one for one in metadata.alternatives if values.get(one[0], "kept"))
    after = replace(metadata, alternatives=kept).replace(**values)
    for name, value in values.items():
        if "@" in name and value and not after.get(field_of(name).id):
            raise TextError(
                f"{name}: there is no {field_of(name).id} yet that this could be another language of:"
                " write that first",
                field=field_of(name).id,
            )
    target = reconcile.spread(
        after,
        tags,
        changed={name if "@" not in name else "alternatives" for name in values},
        limits=job.settings.metadata.iim_limits,
        short_form=reading.short_former(job.settings.house),
        windows_mirror=job.settings.metadata.windows_mirror,
        policy=job.settings.metadata.policy,
    )
    changes = [
        Change(name, metadata.get(name), value)
        if metadata.get(name) != value
        else Change(name, value, value, "copies in the file brought in step")
        for name, value in values.items()
    ]
    for note in target.notes:
        if note.code == "iim_newer" and note.field and note.field not in values:
            value = metadata.get(note.field)
            changes.append(Change(note.field, _xmp_text(tags, note.field), value, "iim_newer"))
    return target, tuple(changes), target.notes


def _xmp_text(tags: Tags, name: str) -> Value:
    told = reconcile.believe(Tags(xmp=tags.xmp)).metadata
    return told.get(name)


def difference(
    tags: Tags, target: Tags, values: Mapping[str, Value], metadata: Metadata, metadata_date: str
) -> Wanted | None:
    """Return what a file must say otherwise, or None when it says all of it already."""
    exif = {
        name: target.exif.get(name)
        for name in {*tags.exif, *target.exif}
        if tags.exif.get(name) != target.exif.get(name)
    }
    iim = {
        place: target.iim.get(place, ())
        for place in sorted({*tags.iim, *target.iim})
        if tags.iim.get(place, ()) != target.iim.get(place, ())
    }
    xmps = {
        name: target.xmp.get(name)
        for name in sorted({*tags.xmp, *target.xmp})
        if tags.xmp.get(name) != target.xmp.get(name)
    }
    if not exif and not iim and not xmps:
        return None
    stale = {
        str(old): str(values[name])
        for name in ("caption", "copyright_notice")
        if name in values and (old := metadata.get(name)) and old != values[name]
    }
    return Wanted(dict(sorted(exif.items())), iim, xmps, stale, metadata_date)


# --- beside the picture -----------------------------------------------------------------


def _beside(path: Path, values: Mapping[str, Value], job: _Job) -> Written:
    photo = reading.read(path, policy=job.settings.metadata.policy, house=job.settings.house)
    side = photo.sidecar or sidecars.path_for(path.resolve(), photo.format)
    packet = sidecars.packet_of(side) if side.is_file() else b""
    if side.is_file() and not packet:
        raise WriteUnsupported(path, f"{path.name}: its sidecar {side.name} cannot be read")
    tags = reading.sidecar_tags(packet)
    inside = photo.tags
    cleared = [n for n, v in values.items() if not v and reconcile.believe(inside).metadata.get(n)]
    if cleared:
        raise WriteUnsupported(
            path,
            f"{path.name}: {', '.join(cleared)} stands in the picture, where a sidecar cannot clear it",
        )
    only_iim = [n for n, v in values.items() if v and not field_of(n).xmp]
    if only_iim:
        raise WriteUnsupported(path, f"{path.name}: {', '.join(only_iim)} has no place in a sidecar")
    target, _, notes = _target(tags, reconcile.believe(tags).metadata, values, job)
    changed = {
        name: target.xmp.get(name)
        for name in sorted({*tags.xmp, *target.xmp})
        if tags.xmp.get(name) != target.xmp.get(name)
    }
    changes = tuple(
        Change(name, photo.metadata.get(name), value)
        for name, value in values.items()
        if photo.metadata.get(name) != value
    )
    if not changed or not changes:
        return Written(path, "sidecar", notes=notes)
    try:
        content = xmp.graft(
            (packet,) if packet else (),
            changed,
            metadata_date=job.metadata_date,
            max_bytes=sidecars.MAX_BYTES,
        )
    except BlockRefused as refusal:
        raise WriteUnsupported(path, f"{side.name}: {refusal}") from None
    told = xmp.read((content,)).values
    if any(told.get(name) != value for name, value in changed.items()):
        raise ProofFailed(path, f"{side.name}: not written, the sidecar did not read back as it must")
    if job.dry_run:
        return Written(path, "sidecar", changes, notes, file=side)
    entries: list[journals.Entry] = []

    def before_replace(hashes: saving.Hashes) -> BinaryIO | None:
        if job.journal is None:
            return None
        undo = (Splice(0, len(content), packet),) if packet else ()
        entry, file = journals.record(job.journal, side, "sidecar", hashes, undo)
        entries.append(entry)
        return file

    if not os.access(side.parent, os.W_OK):
        raise NotWritable(path, f"{side}: its folder is read-only")
    hashes = saving.create(side, content, before_replace=before_replace, sync_folder=job.sync_folder)
    return Written(path, "sidecar", changes, notes, hashes.before, hashes.after, tuple(entries), side)
