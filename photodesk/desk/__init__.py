"""The desk: what an editor does, one method each. It holds the library, the settings and the user.

Every method returns a frozen result that lists each item's fate, and prints nothing. The command
line and the browser call these and show the results.

Example:
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Desk.open(folder) as desk:
    ...         desk.find().total
    0
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from photodesk import batch
from photodesk.desk.roles import needs
from photodesk.settings import Settings, load

if TYPE_CHECKING:
    from photodesk.desk.changing import Edited, Proposal, Undone
    from photodesk.desk.duplicates import DeskDuplicates, LikeCaption
    from photodesk.desk.embedding import Embedding, WriteResult
    from photodesk.desk.gating import Gate
    from photodesk.desk.ingesting import Ingested
    from photodesk.desk.killing import Killed
    from photodesk.desk.outside import Differing, Settled, Side
    from photodesk.desk.publishing import Sent
    from photodesk.desk.sheets import OnConflict, SheetPlan
    from photodesk.library.decisions import DecisionKind
    from photodesk.library.history import Batch, Past
    from photodesk.library.kills import Kill
    from photodesk.library.pages import Page
    from photodesk.library.store import Record, Store
    from photodesk.model import Target, Value


def present() -> datetime:
    """The present moment with the machine's offset."""
    return datetime.now().astimezone()


def stamp_of(file: Path) -> tuple[int, int]:
    """Return a file's time (ns) and size, by which a change is seen; zeros when it is not there."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


class Found:
    """One page of photos that a query finds, newest first, and how many there are in all.

    `more` tells that there are more than `total`: words are counted only so far.
    """

    __slots__ = ("more", "photos", "total")

    def __init__(self, photos: tuple[Record, ...], total: int, more: bool = False) -> None:
        self.photos = photos
        self.total = total
        self.more = more


class Desk:
    """A desk in a folder (or on a database): open it with `Desk.open`.

    Attributes:
        user: who works on it; the name stands in history, on waivers and receipts.
        role: viewer, editor, chief or admin; "" where nobody signs in (`roles`).
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        *,
        settings: Settings,
        user: str,
        role: str = "",
        clock: Callable[[], datetime] = present,
    ) -> None:
        self.folder = folder
        self.store = store
        self._shared: dict[str, Any] = {"settings": settings, "toml": None}
        self.user = user
        self.role = role
        self.clock = clock

    @property
    def settings(self) -> Settings:
        """The desk's settings, the same for everybody who works on it."""
        settings: Settings = self._shared["settings"]
        return settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._shared["settings"] = settings

    @classmethod
    def open(
        cls,
        where: Path | str = "",
        *,
        settings: Settings | None = None,
        user: str = "",
        clock: Callable[[], datetime] = present,
    ) -> Self:
        """Open a desk, making it when it is new.

        Args:
            where: its folder, or the URL of its database (`address.address` tells the rest).

        Raises:
            UsageError: its folder cannot be written, its database cannot be opened, or a newer
                PhotoDesk made it.
            SettingsError: its photodesk.toml is wrong.
        """
        from photodesk.desk import receipts
        from photodesk.desk.address import address
        from photodesk.library.opening import open_database
        from photodesk.library.store import Store

        at = address(where)
        receipts.prepare(at.folder)
        own = at.folder / "photodesk.toml" if settings is None else None
        if settings is None:
            settings = load(own if own and own.is_file() else None)
        desk = cls(at.folder, Store(open_database(at.database)), settings=settings, user=user, clock=clock)
        desk._shared["toml"] = own and stamp_of(own)
        return desk

    def look_again(self) -> bool:
        """Work by the desk's photodesk.toml as it is now, if somebody else has changed it.

        Another process that serves this desk, or a person with an editor. A text that is wrong is
        passed over until it is right. Returns whether the settings are new.
        """
        from photodesk.errors import SettingsError

        known = self._shared["toml"]
        own = self.folder / "photodesk.toml"
        if known is None or (now := stamp_of(own)) == known:
            return False
        self._shared["toml"] = now
        try:
            self.settings = load(own if own.is_file() else None)
        except SettingsError:
            return False
        return True

    def close(self) -> None:
        """Close the database."""
        self.store.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def as_user(self, user: str, *, role: str = "") -> Desk:
        """Return this desk as another user works on it; library and settings are shared.

        Args:
            user: the name that stands in history.
            role: what they may do (`roles`); "" where nobody signs in.
        """
        desk = Desk(self.folder, self.store, settings=self.settings, user=user, role=role, clock=self.clock)
        desk._shared = self._shared
        return desk

    # --- intake -------------------------------------------------------------------------

    @needs("editor")
    def ingest(
        self,
        paths: Iterable[Path],
        *,
        source_label: str = "",
        draw: bool = True,
        on_progress: batch.Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Ingested:
        """Take photos in where they stand: read, hash and judge them. See `ingesting.ingest`."""
        from photodesk.desk import ingesting

        return ingesting.ingest(
            self, paths, source_label=source_label, draw=draw, on_progress=on_progress, cancelled=cancelled
        )

    def draw(
        self,
        ids: Collection[int] | None = None,
        *,
        on_progress: batch.Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Make the thumbnails that are not made yet, of these photos or of all. See `drawing.draw`."""
        from photodesk.desk import drawing

        return drawing.draw(self, ids, on_progress=on_progress, cancelled=cancelled)

    def differences(self, *, ids: Collection[int] | None = None) -> tuple[Differing, ...]:
        """Return what files say otherwise and a person has to decide. See `outside.waiting`."""
        from photodesk.desk import outside

        return outside.waiting(self, ids=ids)

    @needs("editor")
    def settle(
        self, difference_id: int, take: Side, *, fields: Collection[str] = (), operation: str = ""
    ) -> Settled:
        """Decide a difference: take their words into the desk, or keep ours. See `outside.settle`."""
        from photodesk.desk import outside

        return outside.settle(self, difference_id, take, fields=fields, operation=operation)

    def find(self, query: str = "", *, offset: int = 0, limit: int = 60, after: int = 0) -> Found:
        """Return the photos that a query of `library.search` finds, newest first.

        Args:
            offset: photos to pass over. `after`: the id shown last, to go on from there.

        Raises:
            UsageError: the query has an unknown key or value.
        """
        from photodesk.library import search

        hits = search.find(self.store.engine, query, offset=offset, limit=limit, after=after)
        return Found(self.store.many(hits.ids), hits.total, hits.more)

    def ids(self, query: str = "", *, limit: int = 10_000) -> tuple[int, ...]:
        """Return the ids of the photos that a query finds, newest first.

        Raises:
            UsageError: the query has an unknown key or value.
        """
        from photodesk.library import search

        return search.find(self.store.engine, query, limit=limit).ids

    def counts(self) -> dict[str, int]:
        """Return how many photos each line of the rail holds, by its query ("" is all)."""
        from photodesk.library import search

        return search.counts(self.store.engine)

    @needs("editor")
    def remove(self, ids: Sequence[int]) -> None:
        """Take photos off the desk with all that the desk made of them. See `removing.remove`."""
        from photodesk.desk import removing

        removing.remove(self, ids)

    # --- changing -----------------------------------------------------------------------

    @needs("editor")
    def edit(
        self,
        photo_id: int,
        values: Mapping[str, Value],
        *,
        revision: int | None = None,
        why: str = "",
        operation: str = "",
    ) -> Edited:
        """Save new values of one photo in the desk. See `changing.edit`."""
        from photodesk.desk import changing

        return changing.edit(self, photo_id, values, revision=revision, why=why, operation=operation)

    @needs("editor")
    def apply(self, proposal: Proposal, *, ids: Sequence[int] | None = None) -> int | None:
        """Apply a proposed difference (all, or of these photos) as one undoable batch; return its id."""
        from photodesk.desk import changing

        return changing.apply(self, proposal, ids=ids)

    def house_credits(self, ids: Sequence[int]) -> Proposal:
        """Propose each photo's credit in the house form, old → new → why. See `changing.house_credits`."""
        from photodesk.desk import changing

        return changing.house_credits(self, ids)

    def wire_to_house(self, ids: Sequence[int]) -> Proposal:
        """Propose the certain edits from wire to house form. See `changing.wire_to_house`."""
        from photodesk.desk import changing

        return changing.wire_to_house(self, ids)

    def fix(self, page: str = "", *, ids: Sequence[int] = ()) -> Proposal:
        """Propose the certain fixes of a page's findings, or of photos on their own. See `fixing`.

        Raises:
            UsageError: there is no such page.
        """
        from photodesk.desk import fixing

        return fixing.fixes_for_page(self, page) if page else fixing.fixes_for_photos(self, ids)

    @needs("editor")
    def undo(self, batch_id: int) -> Undone:
        """Take a whole batch back, as a batch of its own. See `changing.undo`."""
        from photodesk.desk import changing

        return changing.undo(self, batch_id)

    @needs("editor")
    def undo_change(self, change_id: int) -> Undone:
        """Take one change of one field back. See `changing.undo_change`."""
        from photodesk.desk import changing

        return changing.undo_change(self, change_id)

    def history(self, photo_id: int) -> tuple[Past, ...]:
        """Return who changed what on a photo, from, to, when, why; the newest first."""
        from photodesk.library import history

        return history.of_photo(self.store.engine, photo_id)

    def batches(self, *, limit: int = 100) -> tuple[Batch, ...]:
        """Return the newest batches, the newest first."""
        from photodesk.library import history

        return history.recent(self.store.engine, limit=limit)

    def changes_of(self, batch_id: int) -> tuple[Past, ...]:
        """Return what one batch changed, in order; empty when there is no such batch."""
        from photodesk.library import history

        return history.of_batch(self.store.engine, batch_id)

    @needs("editor")
    def flag(self, ids: Sequence[int], flag: str) -> None:
        """Pick ("pick"), reject ("reject") or clear ("") photos."""
        self.store.mark(ids, flag=flag)

    @needs("editor")
    def rate(self, ids: Sequence[int], rating: int) -> None:
        """Give photos 0 to 5 stars."""
        self.store.mark(ids, rating=rating)

    # --- duplicates ---------------------------------------------------------------------

    def duplicates(self, query: str = "is:tonight") -> DeskDuplicates:
        """Return what stands twice among the photos of a query. See `duplicates.find_on_desk`."""
        from photodesk.desk import duplicates

        return duplicates.find_on_desk(self, query)

    @needs("editor")
    def tell_apart(
        self, ids: Sequence[int], *, of: Sequence[int] = (), kind: DecisionKind = "caption"
    ) -> tuple[int, ...]:
        """Remember that photos are no duplicates, until a text changes. See `duplicates.tell_apart`."""
        from photodesk.desk import duplicates

        return duplicates.tell_apart(self, ids, of=of, kind=kind)

    @needs("editor")
    def put_together(self, decided: Sequence[int]) -> int:
        """Take decisions of `tell_apart` back; return how many held."""
        from photodesk.desk import duplicates

        return duplicates.put_together(self, decided)

    def like_caption(self, text: str, besides: int = 0) -> tuple[LikeCaption, ...]:
        """Return photos with the same or nearly the same caption. See `duplicates.like_caption`."""
        from photodesk.desk import duplicates

        return duplicates.like_caption(self, text, besides=besides)

    # --- sheets -------------------------------------------------------------------------

    def plan_sheet(
        self,
        data: bytes,
        name: str,
        *,
        mapping: Mapping[str, str] | None = None,
        encoding: str = "auto",
        on_conflict: OnConflict = "keep",
        replace_fields: Sequence[str] = (),
        matches: Mapping[int, str] | None = None,
        query: str = "is:tonight",
    ) -> SheetPlan:
        """Compare a sheet with the photos of a query; nothing is written. See `sheets.plan_for_desk`."""
        from photodesk.desk import sheets

        sheet = sheets.read_captions_sheet(data, name, self.folder, mapping=mapping, encoding=encoding)
        return sheets.plan_for_desk(
            self, sheet, on_conflict=on_conflict, replace_fields=replace_fields, matches=matches, query=query
        )

    # --- files --------------------------------------------------------------------------

    @needs("editor")
    def embed(
        self,
        ids: Sequence[int],
        *,
        into: Path | None = None,
        name: str = "{name}",
        how: Embedding | None = None,
        on_progress: batch.Progress | None = None,
    ) -> WriteResult:
        """Write the desk's values into the files, or into copies under `into`: the save, never refused."""
        from photodesk.desk import publishing

        return publishing.embed(self, ids, into=into, name=name, how=how, on_progress=on_progress)

    # --- pages --------------------------------------------------------------------------

    @needs("editor")
    def new_page(self, name: str, *, on: date, targets: Sequence[Target] | None = None) -> Page:
        """Make an empty page: a use with its date and targets."""
        from photodesk.library import pages

        return pages.create(self.store.engine, name, on=on, targets=targets or self.settings.publisher.media)

    def page(self, name: str) -> Page:
        """Return a page by its name."""
        from photodesk.library import pages

        return pages.get(self.store.engine, name)

    def pages(self) -> tuple[Page, ...]:
        """Return all pages, the newest first."""
        from photodesk.library import pages

        return pages.every(self.store.engine)

    @needs("editor")
    def put_on_page(self, name: str, ids: Sequence[int]) -> Page:
        """Put photos into the next free slots of a page."""
        from photodesk.library import pages

        return pages.put(self.store.engine, name, ids)

    @needs("editor")
    def take_off_page(self, name: str, ids: Sequence[int]) -> Page:
        """Take photos off a page; they stay on the desk and are judged on their own again."""
        from photodesk.desk import page_verdicts
        from photodesk.library import pages

        page = pages.take_off(self.store.engine, name, ids)
        page_verdicts.judge_alone(self, ids)
        return page

    @needs("editor")
    def swap_on_page(self, name: str, photo_id: int, other_id: int) -> Page:
        """Put another photo into a photo's slot of a page."""
        from photodesk.desk import page_verdicts
        from photodesk.library import pages

        page = pages.swap(self.store.engine, name, photo_id, other_id)
        page_verdicts.judge_alone(self, [photo_id])
        return page

    @needs("editor")
    def arrange_page(self, name: str, ids: Sequence[int]) -> Page:
        """Put the photos of a page in this order; the first is the lead."""
        from photodesk.library import pages

        return pages.arrange(self.store.engine, name, ids)

    @needs("editor")
    def use_copy(self, name: str, photo_id: int) -> Page:
        """Put the market owner's copy of the same frame into a photo's slot. See `gating.use_copy`."""
        from photodesk.desk import gating

        return gating.use_copy(self, name, photo_id)

    def gate(self, name: str) -> Gate:
        """Judge a page: what stops, what would be asked, what was waived. See `gating.gate`."""
        from photodesk.desk import gating

        return gating.gate(self, name)

    @needs("editor")
    def waive(
        self, photo_id: int, code: str, *, reason: str, page: str = "", responsibility: bool = False
    ) -> None:
        """Let an error pass, with a reason that stands on every report and receipt."""
        from photodesk.desk import gating

        gating.waive(self, photo_id, code, reason=reason, page=page, responsibility=responsibility)

    @needs("editor")
    def end_waiver(self, photo_id: int, code: str, *, page: str = "") -> None:
        """Take a waiver back; it stays on record. See `gating.end_waiver`."""
        from photodesk.desk import gating

        gating.end_waiver(self, photo_id, code, page=page)

    @needs("editor")
    def kill(self, ref: str, *, notice: str = "") -> Killed:
        """Find and mark everything made from a picture that its agency withdrew. See `killing.kill`."""
        from photodesk.desk import killing

        return killing.kill(self, ref, notice=notice)

    @needs("editor")
    def lift_kill(self, ref: str) -> Kill:
        """Take a kill back; it stays on record. See `killing.lift`."""
        from photodesk.desk import killing

        return killing.lift(self, ref)

    def kills(self) -> tuple[Kill, ...]:
        """Return every kill, the newest first, lifted ones among them."""
        from photodesk.library import kills

        return kills.every(self.store.engine)

    @needs("editor")
    def send(
        self,
        name: str,
        *,
        to: Path | None = None,
        again: bool = False,
        on_progress: batch.Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Sent:
        """Send what is clear on a page: audit, embed, rendition, receipt. See `publishing.send`."""
        from photodesk.desk import publishing

        return publishing.send(self, name, to=to, again=again, on_progress=on_progress, cancelled=cancelled)

    # --- keeping ------------------------------------------------------------------------

    @needs("admin")
    def backup(self, to: Path) -> None:
        """Copy the desk's database, consistent while others work. See `keeping.backup`."""
        from photodesk.desk import keeping

        keeping.backup(self, to)


__all__ = ["Desk", "Found", "present"]
