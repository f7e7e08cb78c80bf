"""How harmless each writer is: captions into copies of real files, exiftool as referee.

    python -m tests.benchmarks.fidelity FOLDER… [--tools photodesk,exiftool,exiv2,piexif] [--list]
                                        [--readers]

For each writer and format: files written and refused, pictures changed, files in which a tag that
stood there before is lost or changed, files whose values read back, and MakerNotes that kept
their place and every byte. `--list` names the files behind each number that is not perfect. `--readers`
asks exiftool, exiv2, piexif and Pillow for our texts in every block that they can read in the format,
of every file whose original they read without an error.
Without FOLDER the collections of `../shared` are taken, when they are there.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import piexif

from photodesk import photofile
from photodesk.errors import PhotoDeskError
from photodesk.metadata import ifd
from photodesk.metadata.containers import Source
from photodesk.metadata.containers.sniff import sniff
from photodesk.photofile import reading
from tests.photofile.readers import CAN_READ, FIELDS, READERS, Answer

SHARED = Path(__file__).parents[3] / "shared"
CAPTION = "한강 다리를 건너는 시민들. Commuters cross the Han River in Seoul, “Tuesday”."
CREATOR, CREDIT, NOTICE = "심현철", "Korea Times photo by Shim Hyun-chul", "© 2026 The Korea Times"
SHORT_CREDIT = "Korea Times"

_FORMATS = ("jpeg", "png", "tiff", "webp")
_GROUPS_OF_NO_INTEREST = ("System", "File", "ExifTool", "Composite", "SourceFile")
_OURS = {
    "ImageDescription", "Artist", "Copyright", "Caption-Abstract", "By-line", "Credit", "CopyrightNotice",
    "Description", "Creator", "Rights",
}  # fmt: skip
_BOOKKEEPING = {
    "CodedCharacterSet", "EnvelopeRecordVersion", "ApplicationRecordVersion", "IPTCDigest",
    "CurrentIPTCDigest", "XMPToolkit", "MetadataDate", "ThumbnailOffset", "PreviewImageStart",
    "StripOffsets", "TileOffsets", "OtherImageStart", "JpgFromRawStart", "MPImageStart", "MPImageLength",
    "PreviewIFD", "MakerNoteOffset", "HiddenDataOffset", "JpgFromRawOffset", "DataOffset", "WebP_Flags",
}  # fmt: skip
_STALE = {"UserComment", "XPComment", "XPSubject", "XPAuthor", "Comment"}
_PREVIEWS = ("ThumbnailImage", "PreviewImage", "JpgFromRaw", "OtherImage", "MPImage2")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--tools", default="photodesk,exiftool,exiv2,piexif")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--readers", action="store_true")
    options = parser.parse_args()
    folders = options.folders or [SHARED / "data", SHARED / "reference" / "iptc"]
    files = [f for folder in folders for f in sorted(folder.rglob("*")) if f.is_file()]
    pictures: dict[Path, str] = {
        f: kind for f in files if (kind := sniff(f.read_bytes()[:65_536], f.name)) in _FORMATS
    }
    if not pictures:
        print("no pictures: name a folder that has some (../shared is not there)")
        return
    for tool in options.tools.split(","):
        _measure(tool, pictures, options.list, options.readers)


def _measure(tool: str, pictures: dict[Path, str], named: bool, by_readers: bool) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    behind: dict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        copies = {}
        for number, (original, kind) in enumerate(pictures.items()):
            copy = Path(place) / f"{number:05d}.{'jpg' if kind == 'jpeg' else kind}"
            shutil.copyfile(original, copy)
            copies[copy] = original
        before = tags_of(copies)
        told = {name: read(copies) for name, read in READERS.items()} if by_readers else {}
        failures = _WRITERS[tool](list(copies))
        after = tags_of(copies)
        for copy, original in copies.items():
            kind = pictures[original]
            count = counts[kind]
            count["files"] += 1
            if copy.read_bytes() == original.read_bytes():
                count["refused"] += 1
                behind[f"{kind} refused"].append(f"{original}: {failures.get(copy, '')}")
                continue
            count["written"] += 1
            if _picture(copy) != _picture(original):
                count["picture changed"] += 1
                behind[f"{kind} picture changed"].append(str(original))
            if losses := lost(before[copy], after[copy]):
                count["tags lost or changed"] += 1
                behind[f"{kind} tags lost or changed"].append(f"{original}: {', '.join(losses[:6])}")
            if warnings := _new_warnings(before[copy], after[copy]):
                count["new warnings"] += 1
                behind[f"{kind} new warnings"].append(f"{original}: {', '.join(warnings)}")
            if missing := missing_of(after[copy], kind):
                count["not read back"] += 1
                behind[f"{kind} not read back"].append(f"{original}: {missing}")
            old, new = _maker_note(original), _maker_note(copy)
            if old is not None:
                count["MakerNotes"] += 1
                count["MakerNotes in place"] += old == new
                if old != new:
                    behind[f"{kind} MakerNotes moved"].append(str(original))
        for name, originals in told.items():
            written = [copy for copy in originals if copy.read_bytes() != copies[copy].read_bytes()]
            answers = READERS[name](written)
            for copy in written:
                kind = pictures[copies[copy]]
                count = counts[kind]
                count[f"{name} asked"] += 1
                if missing := _not_told(name, kind, originals[copy], answers.get(copy, {})):
                    count[f"{name} missed"] += 1
                    behind[f"{kind} not read back by {name}"].append(f"{copies[copy]}: {missing}")
    for kind, count in counts.items():
        print(
            f"{tool:10} {kind:5} files {count['files']:4}  written {count['written']:4}"
            f"  picture changed {count['picture changed']:3}"
            f"  tags lost or changed {count['tags lost or changed']:3}"
            f"  not read back {count['not read back']:3}"
            f"  new warnings {count['new warnings']:3}"
            f"  MakerNotes in place {count['MakerNotes in place']} of {count['MakerNotes']}"
        )
        if by_readers:
            read = (
                f"{name} {count[f'{name} asked'] - count[f'{name} missed']} of {count[f'{name} asked']}"
                for name in READERS
            )
            print(f"{tool:10} {kind:5} read back by {', '.join(read)}")
    if named:
        for title, names in behind.items():
            print(f"  {tool}: {title}:")
            for name in names:
                print(f"    {name}")


# --- writers ----------------------------------------------------------------------------


def _by_photodesk(files: Iterable[Path]) -> dict[Path, str]:
    failures = {}
    for file in files:
        try:
            photofile.embed(
                file,
                {
                    "caption": CAPTION,
                    "creator": (CREATOR,),
                    "credit_line": CREDIT,
                    "copyright_notice": NOTICE,
                },
                metadata_date="2026-11-24T09:00:00+09:00",
            )
        except PhotoDeskError as error:
            failures[file] = f"{type(error).__name__}: {error}"
    return failures


def _by_exiftool(files: Iterable[Path]) -> dict[Path, str]:
    arguments = [
        "-overwrite_original", "-q", "-codedcharacterset=utf8", "-charset", "utf8",
        f"-IFD0:ImageDescription={CAPTION}", f"-IFD0:Artist={CREATOR}", f"-IFD0:Copyright={NOTICE}",
        f"-IPTC:Caption-Abstract={CAPTION}", f"-IPTC:By-line={CREATOR}", f"-IPTC:Credit={SHORT_CREDIT}",
        f"-IPTC:CopyrightNotice={NOTICE}", f"-XMP-dc:Description={CAPTION}", f"-XMP-dc:Creator={CREATOR}",
        f"-XMP-photoshop:Credit={CREDIT}", f"-XMP-dc:Rights={NOTICE}", "-IPTCDigest=new",
    ]  # fmt: skip
    done = _exiftool([*arguments, *map(str, files)])
    failures = {}
    for line in done.stderr.splitlines():
        message, _, name = line.rpartition(" - ")
        if message.startswith("Error"):
            failures[Path(name.strip())] = message
    return failures


def _by_exiv2(files: Iterable[Path]) -> dict[Path, str]:
    commands = [
        f"set Exif.Image.ImageDescription {CAPTION}", f"set Exif.Image.Artist {CREATOR}",
        f"set Exif.Image.Copyright {NOTICE}", "set Iptc.Envelope.CharacterSet \x1b%G",
        f"set Iptc.Application2.Caption {CAPTION}", f"set Iptc.Application2.Byline {CREATOR}",
        f"set Iptc.Application2.Credit {SHORT_CREDIT}", f"set Iptc.Application2.Copyright {NOTICE}",
        f"set Xmp.dc.description lang=x-default {CAPTION}", f"set Xmp.dc.creator XmpSeq {CREATOR}",
        f"set Xmp.photoshop.Credit {CREDIT}", f"set Xmp.dc.rights lang=x-default {NOTICE}",
    ]  # fmt: skip
    failures = {}
    for file in files:
        arguments = [part for command in commands for part in ("-M", command)]
        done = subprocess.run(["exiv2", *arguments, str(file)], capture_output=True, check=False, timeout=60)
        if done.returncode:
            failures[file] = done.stderr.decode("utf-8", "replace").strip()[:200]
    return failures


def _by_piexif(files: Iterable[Path]) -> dict[Path, str]:
    failures = {}
    for file in files:
        if file.suffix != ".jpg":
            failures[file] = "JPEG only"
            continue
        try:
            tags = piexif.load(str(file))
            tags["0th"][0x010E] = CAPTION.encode()
            tags["0th"][0x013B] = CREATOR.encode()
            tags["0th"][0x8298] = NOTICE.encode()
            piexif.insert(piexif.dump(tags), str(file))
        except Exception as error:  # noqa: BLE001 - piexif raises whatever it stumbles over
            failures[file] = f"{type(error).__name__}: {error}"
    return failures


_WRITERS: dict[str, Callable[[Iterable[Path]], dict[Path, str]]] = {
    "photodesk": _by_photodesk, "exiftool": _by_exiftool, "exiv2": _by_exiv2, "piexif": _by_piexif,
}  # fmt: skip


# --- the referee ------------------------------------------------------------------------


def _exiftool(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    with tempfile.NamedTemporaryFile("w", suffix=".args", encoding="utf-8") as file:
        file.write("\n".join(arguments))
        file.flush()
        return subprocess.run(
            ["exiftool", "-@", file.name], capture_output=True, check=False, text=True, errors="replace"
        )


Said = dict[tuple[str, str], list[str]]


def tags_of(files: Iterable[Path]) -> dict[Path, Said]:
    """Return every tag that exiftool reads by group and name, and the previews by their hash."""
    names = list(map(str, files))
    tags: dict[Path, Said] = {Path(name): {} for name in names}
    current: Said = {}
    told = _exiftool(["-a", "-G1", "-s", "-n", "-charset", "utf8", *names, *_LAST]).stdout
    for line in told.splitlines():
        if line.startswith("======== "):
            current = tags.get(Path(line[9:]), {})
        elif match := _LINE.match(line):
            current.setdefault((match[1], match[2]), []).append(match[3])
    told = _exiftool(["-j", "-b", "-q", *(f"-{name}" for name in _PREVIEWS), *names]).stdout
    for one in json.loads(told or "[]"):
        for name in _PREVIEWS:
            if isinstance(value := one.get(name), str) and value.startswith("base64:"):
                digest = hashlib.md5(base64.b64decode(value[7:])).hexdigest()
                tags[Path(one["SourceFile"])]["Preview", name] = [digest]
    return tags


_LINE = re.compile(r"\[([^\]]*)\]\s+(\S+)\s*: (.*)")
_LAST = [str(Path(__file__))]  # a second file, so that exiftool names each even when there is only one


def lost(before: Said, after: Said) -> list[str]:
    """Return the tags of others that are gone or say something else."""
    losses = []
    for (group, name), values in before.items():
        if group in _GROUPS_OF_NO_INTEREST or name in _BOOKKEEPING:
            continue
        if name in _OURS or name.partition("-")[0] in _OURS:
            continue
        now = after.get((group, name), [])
        if now in ([], [CAPTION]) and name in _STALE:
            continue
        if gone := [value for value in values if value not in now]:
            losses.append(f"{group}:{name} {gone[0][:40]!r} -> {str(now)[:40]}")
    return losses


def _new_warnings(before: Said, after: Said) -> list[str]:
    key = ("ExifTool", "Warning")
    return [w for w in after.get(key, []) if w not in before.get(key, [])]


def missing_of(tags: Said, kind: str) -> str:
    """Return which of our values the referee does not read back."""
    expected = {
        ("IFD0", "ImageDescription"): CAPTION, ("IFD0", "Artist"): CREATOR, ("IFD0", "Copyright"): NOTICE,
        ("XMP-dc", "Description"): CAPTION, ("XMP-dc", "Creator"): CREATOR,
        ("XMP-photoshop", "Credit"): CREDIT, ("XMP-dc", "Rights"): NOTICE,
    }  # fmt: skip
    if kind in ("jpeg", "tiff"):
        expected |= {
            ("IPTC", "Caption-Abstract"): CAPTION, ("IPTC", "By-line"): CREATOR,
            ("IPTC", "Credit"): SHORT_CREDIT, ("IPTC", "CopyrightNotice"): NOTICE,
        }  # fmt: skip
    return ", ".join(
        f"{group}:{name} is {str(tags.get((group, name)))[:30]}"
        for (group, name), value in expected.items()
        if tags.get((group, name)) != [value]
    )


def _not_told(reader: str, kind: str, original: Answer, answer: Answer) -> str:
    """Return which of our values a reader does not read back, from a block that it can read there."""
    texts = {"caption": CAPTION, "creator": CREATOR, "notice": NOTICE}
    misses = []
    for block, formats in CAN_READ[reader].items():
        if kind in formats and block in original:
            wanted = texts | {"credit": SHORT_CREDIT if block == "IIM" else CREDIT}
            said = answer.get(block, {})
            misses += [f"{block} {name}" for name in FIELDS[block] if said.get(name) != wanted[name]]
    return ", ".join(misses)


def _picture(file: Path) -> str:
    try:
        return photofile.picture_hash(file)
    except PhotoDeskError as error:
        return str(error)


def _maker_note(file: Path) -> tuple[int, bytes] | None:
    """Return offset and bytes of the MakerNote of a JPEG, or None when it has none."""
    data = file.read_bytes()
    if not data.startswith(b"\xff\xd8"):
        return None
    try:
        with file.open("rb") as opened:
            block = reading.container("jpeg").read(Source(opened, file, len(data))).exif
    except PhotoDeskError:
        return None
    structure = ifd.read_structure(block) if block else None
    directory = structure.named("Exif") if structure else None
    entry = directory.find(ifd.MAKER_NOTE) if directory else None
    if entry is None or not block:
        return None
    note = ifd.value(block, entry)
    if note.startswith(b"STMN"):
        note = note[:8] + note[12:]  # a file offset, which has to follow the preview behind the picture
    return entry.offset, note


if __name__ == "__main__":
    main()
