"""What a desk may set: house style, territory, thresholds, severities (photodesk.toml, validated).

The defaults are those of an English-language Korean daily. Unknown keys and values out of
range are refused with their place: "house.relays: expected …".

Example:
    >>> settings = parse('[publisher]\\nterritory = ["JP"]')
    >>> settings.publisher.territory, settings.house.relays["AP"]
    (('JP',), 'Yonhap')
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from photodesk.errors import SettingsError

Level = Literal["error", "warning", "info", "off"]
Fraction = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Days = Annotated[int, msgspec.Meta(ge=0, le=36500)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class House(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How this newspaper prints credits and dates.

    Attributes:
        name: the paper as it stands in staff credits: "Korea Times photo by Name".
        aliases: other names of the paper and its photographers' desk.
        relays: agency short name -> agency through which its pictures reach us.
        barred: (agency, relay) pairs that we may not take, as "KCNA via AP".
        state_media_relay: agency through which North Korean state pictures reach us.
        staff: name as written in a by-line -> name as printed (romanised).
        organizations: name as written -> name as printed ("인제군" -> "Inje County").
        spellings: spelling -> house spelling, applied by tidy.
        date_form: "ap" (Nov. 24, 2026), "iso" (2026-11-24) or "off": how tidy prints dates.
    """

    name: str = "Korea Times"
    aliases: tuple[str, ...] = ("The Korea Times", "코리아타임스")
    relays: dict[str, str] = msgspec.field(
        default_factory=lambda: dict.fromkeys(
            ("AP", "Reuters", "AFP", "EPA", "Xinhua", "UPI", "TASS", "Kyodo", "dpa", "ANSA",
             "Bloomberg", "Sputnik", "Anadolu", "ZUMA", "PTI", "VNA"),
            "Yonhap",
        )
    )  # fmt: skip
    barred: tuple[str, ...] = ("KCNA via AP", "KCNA via Reuters", "KCNA via AFP", "KCNA via EPA")
    state_media_relay: str = "Yonhap"
    staff: dict[str, str] = msgspec.field(default_factory=lambda: {"심현철": "Shim Hyun-chul"})
    organizations: dict[str, str] = msgspec.field(
        default_factory=lambda: {
            "인제군": "Inje County",
            "논산시": "Nonsan City",
            "대통령실": "the presidential office",
            "청와대": "Cheong Wa Dae",
            "국방부": "Ministry of National Defense",
            "삼성전자": "Samsung Electronics",
            "현대자동차": "Hyundai Motor",
            "서울시": "Seoul Metropolitan Government",
        }
    )
    spellings: dict[str, str] = msgspec.field(default_factory=dict)
    date_form: Literal["ap", "iso", "off"] = "ap"


class Publisher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where and in which media this newspaper appears.

    Attributes:
        territory: ISO 3166 alpha-2 codes of the countries we publish in.
        media: of print, web, syndication, video, magazine.
        market_owner: agency that owns the wires' market here; its copies are free of "KOREA OUT".
        timezone: IANA name of the desk's zone.
    """

    territory: tuple[str, ...] = ("KR",)
    media: tuple[Literal["print", "web", "syndication", "video", "magazine"], ...] = ("print", "web")
    market_owner: str = "Yonhap"
    timezone: str = "Asia/Seoul"


class Duplicates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When two captions or pictures count as near."""

    threshold: Fraction = 0.9
    picture_distance: Annotated[int, msgspec.Meta(ge=0, le=64)] = 6


class Audit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Thresholds and severities of the rules.

    Attributes:
        severities: rule code -> error, warning, info or off, instead of the rule's default.
        file_photo_days: age in days from which a picture must be marked as file photo.
        weekday_days: age in days up to which a bare weekday is clear.
        hons_days: days a one-time handout (HONS) may be used.
        casualty_days: age in days below which casualty figures need a source.
        alt_text: "required" makes a missing alt text a warning.
        alt_text_max_chars: soft limit of the alt text in characters.
        print_px_per_cm, web_lead_px: size needed in print and as web lead.
        ai_lead: whether a labelled AI picture may lead a news page without a warning.
        relative_time_words: False where the house prints "today" and "yesterday".
    """

    severities: dict[str, Level] = msgspec.field(default_factory=dict)
    file_photo_days: Days = 30
    weekday_days: Days = 7
    hons_days: Days = 14
    casualty_days: Days = 7
    alt_text: Literal["optional", "required"] = "optional"
    alt_text_max_chars: Count = 250
    print_px_per_cm: Count = 80
    print_width_cm: Count = 15
    web_lead_px: Count = 1200
    capture_tolerance_s: Count = 120
    ai_lead: bool = False
    relative_time_words: bool = True


class Metadata(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How disagreeing containers are read and how texts are written."""

    policy: Literal["newsroom", "mwg"] = "newsroom"
    iim_limits: Literal["strict", "relaxed"] = "strict"
    windows_mirror: bool = False


class Sending(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The web copies that "Send page" makes.

    Attributes:
        name: their names, of {page}, {slot:02}, {slug}, {date}, {name} and {id}.
        long_edge_px, quality, format: their size, and how they are packed.
    """

    name: str = "{page}_{slot:02}_{slug}"
    long_edge_px: Annotated[int, msgspec.Meta(ge=16, le=16_383)] = 2048
    quality: Annotated[int, msgspec.Meta(ge=1, le=100)] = 88
    format: Literal["jpeg", "webp", "avif"] = "jpeg"


class Screen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the browser desk looks like to everybody who works on it.

    Attributes:
        language: of the words on screen; what the command line says as well stays English.
    """

    language: Literal["en", "ko"] = "en"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of a desk; `Settings()` is the default."""

    house: House = msgspec.field(default_factory=House)
    publisher: Publisher = msgspec.field(default_factory=Publisher)
    duplicates: Duplicates = msgspec.field(default_factory=Duplicates)
    audit: Audit = msgspec.field(default_factory=Audit)
    metadata: Metadata = msgspec.field(default_factory=Metadata)
    sending: Sending = msgspec.field(default_factory=Sending)
    screen: Screen = msgspec.field(default_factory=Screen)


def parse(text: str, name: str = "photodesk.toml") -> Settings:
    """Read settings from TOML text.

    Raises:
        SettingsError: not TOML, an unknown key, or a value out of range; one line with the place.
    """
    try:
        return msgspec.toml.decode(text.encode(), type=Settings)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise SettingsError(f"{name}: {error}") from None


def load(path: Path | None) -> Settings:
    """Read a settings file; None gives the defaults.

    Raises:
        SettingsError: the file is missing, unreadable or wrong.
    """
    if path is None:
        return Settings()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SettingsError(f"{os.fspath(path)}: {reason}") from None
    return parse(text, os.fspath(path))
