"""Who made a picture, who relayed it, who supplied it: the roles of a credit's parts.

`parse_credit` never raises, loses no letter (`Credit.text` is what was printed, brackets and
separators around it dropped) and declines when unsure: a text that is no credit has kind "none".

Who made and who relayed (the registry decides, never the slash):
- "via" says it outright.
- Yonhap, Newsis or News1 beside a foreign wire: the wire made it, they relayed it, unless the
  wire's own sign-off ("AP Photo/Yonhap", "Photo by Yonhap/EPA") or KOREA OUT says the opposite.
- state media, papers and national agencies make, world wires relay, picture libraries relay them.

Source: the project's labelled captions and their label rules.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from photodesk.language.credit_parts import Part, Reading, is_paper
from photodesk.language.parties import read, trim
from photodesk.model import Credit, CreditKind
from photodesk.tables.agencies import AGENCIES, Agency, lookup, misspelt
from photodesk.tables.places import find_city

_KOREAN_WIRES = frozenset({"Yonhap", "Newsis", "News1"})
_WORLD_WIRES = frozenset({"AP", "Reuters", "AFP", "EPA"})
_PLACE_NAME_KO = re.compile("[가-힣]{2,8}")
_BODY_TAILS_KO = (*"군부청처원실사단대회당국행관팀측", "방송", "통신", "신문", "일보", "제공")
_BY_DOMAIN = {domain: agency for agency in AGENCIES for domain in agency.domains}


def parse_credit(text: str) -> Credit:
    """Take a bare credit apart.

    Args:
        text: a credit line without its caption, as printed, brackets and "/" in front allowed.

    Returns:
        The parts. kind "none" when nothing in it is a party; `text` is kept all the same.

    Example:
        >>> credit = parse_credit("(Photo by Kim Hong-Ji/Reuters)")
        >>> credit.text, credit.kind, credit.agency, credit.photographer
        ('Photo by Kim Hong-Ji/Reuters', 'agency', 'Reuters', 'Kim Hong-Ji')
        >>> parse_credit("AP=연합뉴스").distributor
        'Yonhap'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return parse_trimmed(trim(text))


@lru_cache(maxsize=8192)
def parse_trimmed(text: str, restrictions: tuple[str, ...] = (), file_marked: bool = False) -> Credit:
    """Parse a credit that `parties.trim` has cleaned, knowing what stood beside it.

    Args:
        text: the credit.
        restrictions: phrases found beside it; KOREA OUT changes who made the picture.
        file_marked: whether the caption is marked as file picture outside the credit.

    Returns:
        The credit; kind "none" for an empty text.

    Example:
        >>> parse_trimmed("EPA/YONHAP", ("SOUTH KOREA OUT",)).agency
        'Yonhap'
    """
    if not text:
        return Credit(restrictions=restrictions, markers=("file",) if file_marked else ())
    reading = read(text)
    markers = tuple(reading.markers)
    if file_marked and "file" not in markers:
        markers = (*markers, "file")
    agencies: list[_Named] = []
    organizations: list[str] = []
    persons: list[_Named] = []
    mail = ""
    government = False
    for number, part in enumerate(reading.parts):
        role = "place" if not number and _is_dateline(reading) else part.role
        if part.agency is not None:
            if _is_supplier(part.agency):
                organizations.append(_supplier_name(part.text))
                government = government or part.agency.kind == "government"
            else:
                agencies.append((number, part, part.agency))
        elif role == "person":
            persons.append((number, part, None))
        elif role == "organization":
            organizations.append(part.text)
        elif role == "mail":
            mail = part.text
    made, relays = _made_and_relayed(agencies, persons, reading, restrictions)
    papers = [
        part
        for _, part, agency in agencies
        if agency and agency.kind == "newspaper" and agency.country != "KP"
    ]
    if papers and len(papers) == len(agencies):
        # a paper without a wire is the photographer's paper
        organizations = [_paper_name(part) for part in papers] + organizations
        made, relays = "", ()
    if persons and (number := _supplier_among(persons, markers)) >= 0:
        organizations.append(persons.pop(number)[1].text)
    if mail and not organizations:
        made = made or _agency_of_mail(mail, organizations)
    elif not organizations and not made and persons:
        _paper_by_form(reading, organizations)
    if not (organizations or made or persons or mail):  # 사진=인제군: the place itself supplied it
        organizations = [part.text for part in reading.parts if part.role == "place" and reading.sure]
    photographer = _photographer(persons, reading.parts, relays) if persons else ""
    organization = organizations[0] if organizations else ""
    kind = _kind(reading, markers, agencies, made, relays, photographer, organization, government)
    return Credit(
        text=text,
        kind=kind,
        agency=made,
        distributors=relays,
        photographer=photographer,
        organization=organization,
        markers=markers,
        restrictions=restrictions,
        parties=tuple([part.text for part in reading.parts if part.role != "marker"]),
        suggestion=_suggestion(organizations) if organizations and "courtesy" not in reading.labels else "",
    )


# --- roles ----------------------------------------------------------------------------------


_Named = tuple[int, Part, Agency | None]
"""(place in the credit, part, its registry entry)."""


def _is_dateline(reading: Reading) -> bool:
    """Tell whether an unknown Korean word in front is where the picture was taken.

    The equals sign stands between place and agency (칸유니스=AP/뉴시스), and so does a slash before a
    foreign wire (칸유니스/로이터 연합뉴스); 우크라이나군/AP 연합뉴스 names who handed the picture out.
    """
    parts = reading.parts
    if (
        len(parts) < 2
        or "courtesy" in reading.labels
        or parts[0].role != "organization"
        or parts[1].role != "agency"
    ):
        return False
    word, agency = parts[0].text, parts[1].agency
    if agency is None or _PLACE_NAME_KO.fullmatch(word) is None or word.endswith(_BODY_TAILS_KO):
        return False
    return parts[1].joint == "=" or (parts[1].joint == "/" and agency.country != "KR")


def _is_supplier(agency: Agency) -> bool:
    """Governments, pools and filmed broadcasters supply; they are never the agency."""
    if agency.kind in ("government", "pool"):
        return True
    return agency.kind == "broadcaster" and agency.country != "KP"


def _supplier_name(name: str) -> str:
    if name[-6:].casefold() == " photo":
        name = name[:-6]
    return name.removeprefix("Official ")


def _supplier_among(persons: list[_Named], markers: tuple[str, ...]) -> int:
    """Return which "person" of a handout or pool is really the supplier (REUTERS/Maxar/Handout), or -1."""
    if "handout" not in markers and "pool" not in markers:
        return -1
    for number, (_, part, _) in enumerate(persons):
        if " " not in part.text and part.text.isascii() and (len(persons) > 1 or "handout" in markers):
            return number
    return -1


def _paper_name(part: Part) -> str:
    """The paper as printed; our English forms in full: Korea Times photo -> The Korea Times."""
    agency = part.agency
    if agency is None or not part.text.isascii():
        return part.text.removesuffix("DB") if len(part.text) > 4 else part.text
    return agency.canonical if agency.short == "Korea Times" or part.text.isupper() else part.text


def _agency_of_mail(mail: str, organizations: list[str]) -> str:
    """Note the photographer's paper by the e-mail's domain, or return the agency's short name."""
    domain = mail.rpartition("@")[2].casefold()
    agency = _BY_DOMAIN.get(domain)
    if agency is None:
        return ""
    if agency.kind in ("newspaper", "broadcaster"):
        organizations.append(_korean_name(agency))
        return ""
    return agency.short


def _paper_by_form(reading: Reading, organizations: list[str]) -> None:
    """바르샤바/김혜윤 기자: a foreign city with a slash before the name is how The Hankyoreh signs."""
    parts = reading.parts
    if len(parts) == 2 and parts[0].role == "place" and parts[1].joint == "/" and "staff" in reading.labels:
        city = find_city(parts[0].text)
        if city is not None and city.country != "KR":
            organizations.append("한겨레")


def _korean_name(agency: Agency) -> str:
    return next((alias for alias in agency.aliases if not alias.isascii()), agency.canonical)


def _rank(agency: Agency, shorts: set[str]) -> float:
    """How far from the camera a party usually stands: state media and papers make, libraries relay."""
    if agency.short in _KOREAN_WIRES:
        rank = 6.0
    elif agency.kind in ("photo agency", "stock"):
        rank = 5.0
    elif agency.short in _WORLD_WIRES:
        rank = 4.0
    elif agency.kind == "wire":
        rank = 3.0
    else:
        rank = 0.0 if agency.country == "KP" else 1.0
    return rank - 0.5 if shorts.intersection(agency.via) else rank


def _made_and_relayed(
    agencies: list[_Named], persons: list[_Named], reading: Reading, restrictions: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    if not agencies:
        return "", ()
    first = _entry(agencies[0]).short
    if len(agencies) == 1:
        return first, ()
    shorts = {_entry(item).short for item in agencies}
    if len(shorts) == 1:
        return first, ()
    home_made = _own_sign_off(agencies, reading) or any(
        "KOREA OUT" in phrase.upper() for phrase in restrictions
    )
    order: dict[str, float] = {}
    after_via = 0
    first_person = persons[0][0] if persons else len(reading.parts)
    for place, (number, part, _) in enumerate(agencies):
        agency = _entry(agencies[place])
        rank = _rank(agency, shorts)
        if agency.short in _KOREAN_WIRES and home_made:
            rank = 0.5
        elif place + 1 < len(agencies) and number < first_person and agency.resells:
            # PAP/EPA/NAME: the national agency prints the world wire's picture behind its own name
            following = agencies[place + 1]
            if _entry(following).short in agency.resells and following[1].joint in ("/", "-", "=", ","):
                rank = 4.5
        elif place and part.joint in ("-", "=") and _entry(agencies[place - 1]).short in agency.resells:
            rank = 4.5  # AFP-JIJI
        if part.joint == "via" or after_via:
            after_via += 1
            rank = 10.0 + after_via
        order.setdefault(agency.short, rank)
    names = sorted(order, key=lambda short: order[short])
    return names[0], tuple(names[1:])


def _entry(item: _Named) -> Agency:
    agency = item[2]
    assert agency is not None
    return agency


def _own_sign_off(agencies: list[_Named], reading: Reading) -> bool:
    """Tell whether a foreign wire signs for a Korean agency's picture: AP Photo/Yonhap, REUTERS/Yonhap."""
    korean = [item for item in agencies if _entry(item).short in _KOREAN_WIRES]
    foreign = [item for item in agencies if _entry(item).short not in _KOREAN_WIRES]
    if not korean or not foreign or any(_entry(item).country == "KP" for item in foreign):
        return False
    start = min(korean[0][0], foreign[0][0])
    if any(part.joint not in ("/", ",") for number, part, _ in agencies if number > start):
        return False
    if not all(part.text.isascii() for _, part, _ in korean):
        return False  # AP Photo/연합뉴스 is how a Korean paper prints a relay
    if "by" in reading.labels or "plain" in reading.labels:
        return True
    capitals = korean[0][1].text.isupper()
    for _, part, _ in foreign:
        if part.text[-6:].casefold() == " photo":
            return True
        if part.text == "REUTERS" and not capitals:
            return foreign[0][0] < korean[0][0]
    return False


def _photographer(persons: list[_Named], parts: list[Part], relays: tuple[str, ...]) -> str:
    number, person, _ = persons[0]
    before = parts[number - 1] if number else None
    if (
        before is not None
        and before.agency is not None
        and before.joint == "ⓒ"
        and before.agency.short in relays
    ):
        return ""  # ⓒ 로이터=뉴스1 ⓒ News1 이름 특파원: the relay's desk reporter, not the photographer
    return person.text


def _kind(
    reading: Reading,
    markers: tuple[str, ...],
    agencies: list[_Named],
    made: str,
    relays: tuple[str, ...],
    photographer: str,
    organization: str,
    government: bool,
) -> CreditKind:
    """Return the first class that matches, in the order of the label rules."""
    labels = reading.labels
    if "screen" in labels:
        return "screenshot"
    if "pool" in markers:
        return "pool"
    if "handout" in markers or (government and ("by" in labels or made)):
        return "handout"
    if "courtesy" in labels:
        return "courtesy"
    alone = bool(made) and not relays and not photographer
    if alone and organization and not is_paper(organization) and _came_via(reading):
        return "handout"
    if alone and not organization and _entry(agencies[0]).kind == "stock":
        return "stock"
    if not made and not organization and not photographer:
        return "file" if "file" in markers else "none"
    if "file" in markers:
        return "file"
    if relays:
        return "agency-distributed"
    if made:
        return "agency"
    if "ai" in markers:
        return "none"
    if photographer:
        return "staff"
    paper = lookup(organization)
    if paper is not None and paper.kind == "newspaper":
        return "staff"
    if paper is not None or reading.clean:
        return "courtesy"
    return "none"


def _came_via(reading: Reading) -> bool:
    return any(part.joint == "via" for part in reading.parts)


def _suggestion(organizations: list[str]) -> str:
    for organization in organizations:
        agency = misspelt(organization)
        if agency is not None:
            return agency.short
    return ""
