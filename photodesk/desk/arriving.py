"""One file as it comes in: read, hashed, told from what is here. Nothing is decoded, nothing kept."""

from __future__ import annotations

from pathlib import Path

from photodesk import photofile
from photodesk.desk.intake import Failure
from photodesk.errors import FileError
from photodesk.language.caption import split_caption
from photodesk.language.credit import parse_credit
from photodesk.library.store import Arrival
from photodesk.model import Credit, Metadata, Photo
from photodesk.settings import Settings
from photodesk.tables.agencies import find
from photodesk.tables.file_names import named


def arrive(path: Path, *, source_label: str, settings: Settings) -> Arrival | Failure:
    """Return a file as it comes in, its picture not yet decoded, or why it does not."""
    try:
        file = photofile.read(path, policy=settings.metadata.policy, house=settings.house)
        file_hash, picture_hash = photofile.file_hash(path), photofile.picture_hash(path)
    except FileError as error:
        return Failure(path, str(error))
    except OSError as error:
        return Failure(path, f"{path}: {error.strerror or error}; check the file and its permissions")
    return Arrival(
        path=path,
        format=file.format,
        width=file.width,
        height=file.height,
        file_hash=file_hash,
        picture_hash=picture_hash,
        source_label=source_label,
        metadata=file.metadata,
        tags=file.tags,
        conflicts=file.conflicts,
    )


def photo_of(arrival: Arrival, key: str) -> Photo:
    """Return an arrival as the rules see it."""
    return Photo(
        key=key,
        name=arrival.path.name,
        metadata=arrival.metadata,
        tags=arrival.tags,
        conflicts=arrival.conflicts,
        format=arrival.format,
        width=arrival.width,
        height=arrival.height,
        picture_hash=arrival.picture_hash,
        perceptual_hash=arrival.perceptual_hash,
        source_label=arrival.source_label,
        embedded=True,
        file_hash=arrival.file_hash,
    )


def sender(said: Metadata, *, name: str, source_label: str) -> str:
    """Return the short name of who sent a picture to us, or "" when nothing tells.

    The file name and the source tell who handed it over; a credit names its last relay last.

    Args:
        said: what the file said when it came. `name`: its file name.
        source_label: how it came: "wire", "staff", or an agency's name.

    Example:
        >>> sender(Metadata(credit_line="AP=연합뉴스"), name="1.jpg", source_label="wire")
        'Yonhap'
        >>> sender(Metadata(credit_line="AP"), name="PAP20241120012301009.jpg", source_label="wire")
        'Yonhap'
        >>> sender(Metadata(credit_line="AP", source="AP"), name="1.jpg", source_label="wire")
        'AP'
    """
    if (by_name := named(name)) is not None:
        return by_name.supplier
    if (source := find(said.source.strip())) is not None:
        return source.short
    credit = _credit(said)
    if credit.distributor or credit.agency:
        return credit.distributor or credit.agency
    label = find(source_label.strip())
    return "" if label is None else label.short


def _credit(said: Metadata) -> Credit:
    return parse_credit(said.credit_line) if said.credit_line else split_caption(said.caption).credit


def same_sender(before: Arrival, now: Arrival) -> bool:
    """Tell whether two files of one picture come from one sender, so that the later corrects the first.

    AP's own copy and Yonhap's are two pictures to us: other words, other rights. Where nobody tells,
    a file of the same name that comes labelled the same way is the sender's.
    """
    numbers = {_number(one) for one in (before, now)}
    if len(numbers) == 1 and "" not in numbers:
        return True
    makers = {_credit(one.metadata).agency for one in (before, now)} - {""}
    senders = {
        sender(one.metadata, name=one.path.name, source_label=one.source_label) for one in (before, now)
    }
    if len(senders) > 1 or len(makers) > 1:
        return False
    if "" not in senders:
        return True
    return (
        before.source_label == now.source_label != ""
        and before.path.name.casefold() == now.path.name.casefold()
    )


def _number(arrival: Arrival) -> str:
    if arrival.metadata.supplier_image_id:
        return arrival.metadata.supplier_image_id
    found = named(arrival.path.name)
    return found.image_id if found is not None else ""
