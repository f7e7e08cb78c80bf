"""The demo: page A7 of a Tuesday night, ten pictures, most of which must not be printed as they are.

Each picture has one fault that a newspaper really makes; the last two are ordinary and raise
nothing. Drawn cards say what they stand for; the two photographs are the J. Paul Getty Museum's
and free to print. A sheet in CP949 brings most of the right captions, a sample article prints two
of them, each twice.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from photodesk import photofile
from photodesk.bundled import bundled
from photodesk.desk import Desk
from photodesk.errors import UsageError
from photodesk.model import Metadata
from photodesk.settings import Settings

PAGE = "A7"
"""Name of the demo page."""

WRITTEN_AT = "2026-11-24T18:00:00+09:00"
"""The moment at which the demo's pictures came in: fixed, so that every demo is the same."""

_ONE_CAPTION_FOR_TWO = (
    "This 19th-century photograph belongs to the J. Paul Getty Museum in Los Angeles and is free "
    "for anyone to print under its Open Content Program."
)


@dataclass(frozen=True, slots=True)
class DemoPicture:
    """One picture of the page.

    Attributes:
        name: file name in the demo's folder; names sort in the order of the page.
        picture: which bundled picture it is.
        arrived: how it reached the desk: wire, handout or staff.
        says: what is embedded in it.
        fault: what is wrong with it, in words; "" for an ordinary picture.
    """

    name: str
    picture: str
    arrived: str
    says: Metadata
    fault: str = ""


PICTURES: tuple[DemoPicture, ...] = (
    DemoPicture(
        "A7_01_ferry.jpg",
        "assets/demo/cards/ferry.jpg",
        "wire",
        Metadata(
            caption="A ferry sails past an island off Incheon, South Korea, Tuesday, Nov. 24, 2026.",
            credit_line="AP",
            source="AP",
            instructions="SOUTH KOREA OUT",
            date_created="2026-11-24T09:12:00+09:00",
            city="Incheon",
            country="South Korea",
        ),
        "an AP picture that may not be printed in South Korea",
    ),
    DemoPicture(
        "A7_02_nagasaki_boats.jpg",
        "assets/sample_photos/beato_nagasaki_boats.jpg",
        "handout",
        Metadata(
            caption=_ONE_CAPTION_FOR_TWO,
            creator=("Felice Beato",),
            credit_line="Courtesy of the Getty Museum",
        ),
        "carries the same caption as the next picture",
    ),
    DemoPicture(
        "A7_03_alps.jpg",
        "assets/sample_photos/braun_alps.jpg",
        "handout",
        Metadata(
            caption=_ONE_CAPTION_FOR_TWO,
            creator=("Adolphe Braun",),
            credit_line="Courtesy of the Getty Museum",
        ),
        "carries the same caption as the picture before",
    ),
    DemoPicture(
        "A7_04_trolleybus.jpg",
        "assets/demo/cards/trolleybus.jpg",
        "wire",
        Metadata(
            caption="A trolleybus runs along a street in Pyongyang, Monday, Nov. 23, 2026.",
            credit_line="Yonhap",
            source="KCNA",
            instructions="For Use Only in the Republic of Korea. No Redistribution.",
            date_created="2026-11-23",
            city="Pyongyang",
            country="North Korea",
        ),
        "a picture of the North Korean state agency that does not say so",
    ),
    DemoPicture(
        "A7_05_lanterns.jpg",
        "assets/demo/cards/lanterns.jpg",
        "handout",
        Metadata(
            caption="Visitors walk under lanterns along a stream in Gangneung, Gangwon Province, "
            "Monday, Nov. 23, 2026.",
            creator_job_title="HO",
            credit_line="Yonhap",
            source="Yonhap",
            instructions="HANDOUT PHOTO. EDITORIAL USE ONLY",
            date_created="2026-11-23T19:40:00+09:00",
            city="Gangneung",
            country="South Korea",
        ),
        "a city's handout, credited to the agency that passed it on",
    ),
    DemoPicture(
        "A7_06_한강_bridge.jpg",
        "assets/demo/cards/bridge.jpg",
        "staff",
        Metadata(
            caption="Commuters walk across a bridge over the Han River in Seoul, Tuesday, Nov. 24, 2026.",
            creator=("Shim Hyun-chul",),
            date_created="2026-11-24T17:21:00+09:00",
            city="Seoul",
            country="South Korea",
        ),
        "a staff picture without a credit",
    ),
    DemoPicture(
        "A7_07_rooftop_garden.jpg",
        "assets/demo/cards/rooftop.jpg",
        "staff",
        Metadata(
            caption="A robot arm waters flowers in a rooftop garden.",
            digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        ),
        "an AI illustration without a label",
    ),
    DemoPicture(
        "A7_08_strawberries.jpg",
        "assets/demo/cards/strawberries.jpg",
        "handout",
        Metadata(
            caption="Children pick strawberries at a farm in Nonsan, South Chungcheong Province, "
            "Tuesday, Nov. 24, 2026, in this photo provided by Nonsan City.",
            creator=("Shim Hyun-chul",),
            credit_line="Korea Times photo by Shim Hyun-chul",
            date_created="2026-11-24T11:05:00+09:00",
            city="Nonsan",
            country="South Korea",
        ),
        "a supplied picture under a staff photographer's name",
    ),
    DemoPicture(
        "A7_09_howitzer.jpg",
        "assets/demo/cards/howitzer.jpg",
        "wire",
        Metadata(
            caption="Ukraine servicemen of the 24th Mechanised Brigade fire 2S5 self-propelled 152mm "
            "howitzer toward Russian positions near Chasiv Yar, Donetsk region, Ukraine, Monday, in this "
            "photo provided by Ukraine's 24th Mechanised Brigade press service.",
            credit_line="AP-Yonhap",
        ),
    ),
    DemoPicture(
        "A7_10_atacms.jpg",
        "assets/demo/cards/atacms.jpg",
        "wire",
        Metadata(
            caption="U.S.-supplied ATACMS missiles are fired from an undisclosed location in Ukraine, "
            "Tuesday, in this image captured from a video posted by a Telegram channel affiliated with "
            "the Ukrainian military.",
            credit_line="AP-Yonhap",
        ),
    ),
)
"""The page, in the order of its slots."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where a demo was made.

    Attributes:
        folder: the desk's folder.
        photos: folder with the ten pictures.
        sheet: captions in CP949 with Korean headings. `article`: the sample article.
    """

    folder: Path
    photos: Path
    sheet: Path
    article: Path


PRINTED_ON = date(2026, 11, 25)
"""The paper of Wednesday; every caption says Monday or Tuesday."""


def make_demo(folder: Path) -> Demo:
    """Write a fresh demo into an empty or new folder.

    The pictures are written, taken onto a desk of their own and put on its page A7.

    Args:
        folder: takes `photos/`, `captions.csv`, `article.txt` and the desk's own `desk/`.

    Raises:
        UsageError: the folder already holds something, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(f"{folder}: not empty; the demo needs a folder of its own")
        demo = Demo(folder / "desk", folder / "photos", folder / "captions.csv", folder / "article.txt")
        demo.folder.mkdir()
        demo.photos.mkdir()
        shutil.copyfile(bundled("assets/demo/captions.csv"), demo.sheet)
        shutil.copyfile(bundled("assets/demo/article.txt"), demo.article)
        for picture in PICTURES:
            shutil.copyfile(bundled(picture.picture), demo.photos / picture.name)
    except OSError as error:
        raise UsageError(f"{folder}: the demo cannot be written here ({error.strerror or error})") from None
    with Desk.open(demo.folder, settings=Settings()) as desk:
        desk.new_page(PAGE, on=PRINTED_ON, targets=("print", "web"))
        for picture in PICTURES:
            path = demo.photos / picture.name
            photofile.embed(path, dict(picture.says.items()), metadata_date=WRITTEN_AT)
            desk.put_on_page(PAGE, desk.ingest([path], source_label=picture.arrived).added)
    return demo


def what_to_try(demo: Demo) -> str:
    """Return the words that `photodesk demo` prints: where things are and what to try."""
    return "\n".join(
        (
            f"Page {PAGE}: {len(PICTURES)} pictures for Wednesday's paper, in {demo.photos}",
            "",
            "In the browser, under Page: read what is wrong, press F to fix, Enter to type, X to drop;",
            "when nothing is stopped, S sends: words into the files, web copies, a receipt.",
            "",
            "In another terminal:",
            f"  photodesk audit {demo.photos} --date {PRINTED_ON}",
            f"  photodesk import {demo.sheet} {demo.photos} --dry-run",
            f"  photodesk article {demo.article} --photos {demo.photos}",
        )
    )
