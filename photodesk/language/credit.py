"""What a printed credit says: who made the picture, who relayed it, who supplied it.

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

from functools import lru_cache

from photodesk.language.credit_words import PAPER_WORDS
from photodesk.language.house_form import HouseForm, format_credit, same_parties
from photodesk.language.origin import origin
from photodesk.language.parties import Part, Reading, read, trim
from photodesk.model import Credit, CreditKind
from photodesk.settings import House
from photodesk.tables.agencies import AGENCIES, Agency, find, misspelt

__all__ = ["HouseForm", "format_credit", "origin", "parse_credit", "same_parties", "short_form"]

_KOREAN_WIRES = frozenset({"Yonhap", "Newsis", "News1"})
_WORLD_WIRES = frozenset({"AP", "Reuters", "AFP", "EPA"})
_CREDIT_MAX_BYTES = 32
_PAPER_BY_DOMAIN = {domain: agency for agency in AGENCIES for domain in agency.domains}


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
    return parse_trimmed(trim(text))


@lru_cache(maxsize=8192)
def parse_trimmed(text: str, restrictions: tuple[str, ...] = (), file_marked: bool = False) -> Credit:
    """Parse a credit that `parties.trim` has cleaned, knowing what stood beside it.

    Args:
        text: the credit.
        restrictions: phrases found beside it; KOREA OUT changes who made the picture.
        file_marked: whether the caption is marked as file picture outside the credit.
    """
    if not text:
        return Credit(restrictions=restrictions, markers=("file",) if file_marked else ())
    return assemble(text, read(text), restrictions, file_marked)


def assemble(
    text: str, reading: Reading, restrictions: tuple[str, ...] = (), file_marked: bool = False
) -> Credit:
    """Give the parts of a reading their roles."""
    if file_marked:
        reading.mark("file")
    agencies: list[tuple[int, Part, Agency]] = []
    organizations: list[str] = []
    persons: list[tuple[int, Part]] = []
    mail = ""
    government = False
    for number, part in enumerate(reading.parts):
        if part.agency is not None:
            if _is_supplier(part.agency, reading):
                organizations.append(_supplier_name(part))
                government = government or part.agency.kind == "government"
            else:
                agencies.append((number, part, part.agency))
        elif part.role == "organization":
            organizations.append(part.text)
        elif part.role == "person":
            persons.append((number, part))
        elif part.role == "mail":
            mail = part.text
    made, relays = _made_and_relayed(agencies, persons, reading, restrictions)
    papers = [agency for _, _, agency in agencies if agency.kind == "newspaper" and agency.country != "KP"]
    if agencies and len(papers) == len(agencies):
        # a paper without a wire is the photographer's paper
        organizations = [_paper_name(part) for _, part, _ in agencies] + organizations
        made, relays = "", ()
    if (
        "handout" in reading.markers
        and not organizations
        and persons
        and not _has_surname(persons[0][1].text)
    ):
        organizations.append(persons.pop(0)[1].text)
    photographer = "" if not persons else _photographer(persons, reading.parts, made, relays)
    if mail and not organizations and not made:
        paper = _PAPER_BY_DOMAIN.get(mail.rpartition("@")[2].casefold())
        if paper is not None and paper.kind == "newspaper":
            organizations.append(_korean_name(paper))
        elif paper is not None:
            made = paper.short
    organization = organizations[0] if organizations else ""
    kind = _kind(reading, agencies, made, relays, photographer, organization, government)
    suggestion = ""
    if organizations and "courtesy" not in reading.labels:
        suggestion = _suggestion(organizations)
    return Credit(
        text=text,
        kind=kind,
        agency=made,
        distributors=relays,
        photographer=photographer,
        organization=organization,
        markers=tuple(reading.markers),
        restrictions=restrictions,
        parties=tuple(part.text for part in reading.parts if part.role != "marker"),
        suggestion=suggestion,
    )


def short_form(credit_line: str, house: House) -> str:
    """Return what IIM's credit (2:110, 32 bytes) holds for a credit line.

    Args:
        credit_line: the house form, as XMP has it whole.
        house: the house's style.

    Returns:
        The line itself when it fits; else the registry's short form of its party ("Korea Times");
        "" when there is none and the field would have to be cut.

    Source: IPTC-IIM 4.2, 2:110; EDITOR §3.

    Example:
        >>> short_form("Korea Times photo by Shim Hyun-chul", House())
        'Korea Times'
    """
    if len(credit_line.encode()) <= _CREDIT_MAX_BYTES:
        return credit_line
    credit = parse_credit(credit_line)
    names = [name for name in (credit.agency, *credit.distributors) if name]
    if not names and credit.organization:
        paper = find(credit.organization)
        if paper is not None and paper.kind == "newspaper":
            names = [paper.short]
        elif credit.kind == "staff" and credit.organization == house.name:
            names = [house.name]
    short = "-".join(names)
    return short if len(short.encode()) <= _CREDIT_MAX_BYTES else ""


# --- roles ----------------------------------------------------------------------------------


def _is_supplier(agency: Agency, reading: Reading) -> bool:
    """Governments, pools and filmed broadcasters supply; they are never the agency."""
    if agency.kind in ("government", "pool"):
        return True
    return agency.kind == "broadcaster" and agency.country != "KP"


def _supplier_name(part: Part) -> str:
    name = part.text
    for tail in (" photo", " Photo", " PHOTO"):
        name = name.removesuffix(tail)
    return name.removeprefix("Official ")


def _paper_name(part: Part) -> str:
    """The paper as printed; our English forms in full: Korea Times photo -> The Korea Times."""
    agency = part.agency
    if agency is None or not part.text.isascii():
        name = part.text
        return name.removesuffix("DB") if len(name) > 4 else name
    return agency.canonical if agency.short == "Korea Times" or part.text.isupper() else part.text


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
    agencies: list[tuple[int, Part, Agency]],
    persons: list[tuple[int, Part]],
    reading: Reading,
    restrictions: tuple[str, ...],
) -> tuple[str, tuple[str, ...]]:
    if not agencies:
        return "", ()
    if len(agencies) == 1:
        return agencies[0][2].short, ()
    shorts = {agency.short for _, _, agency in agencies}
    if len(shorts) == 1:
        return agencies[0][2].short, ()
    home_made = _own_sign_off(agencies, reading) or any(
        "KOREA OUT" in phrase.upper() for phrase in restrictions
    )
    order: dict[str, float] = {}
    after_via = 0
    first_person = persons[0][0] if persons else len(reading.parts)
    for place, (number, part, agency) in enumerate(agencies):
        rank = _rank(agency, shorts)
        if agency.short in _KOREAN_WIRES and home_made:
            rank = 0.5
        elif place + 1 < len(agencies) and number < first_person:
            # PAP/EPA/NAME: the national agency prints the world wire's picture behind its own name
            following = agencies[place + 1]
            if following[2].short in agency.resells and following[1].joint in ("/", "-", "=", ","):
                rank = 4.5
        if part.joint == "via" or after_via:
            after_via += 1
            rank = 10.0 + after_via
        if agency.short not in order:
            order[agency.short] = rank
    names = sorted(order, key=lambda short: order[short])
    return names[0], tuple(names[1:])


def _own_sign_off(agencies: list[tuple[int, Part, Agency]], reading: Reading) -> bool:
    """Tell whether a foreign wire signs for a Korean agency's picture: AP Photo/Yonhap, REUTERS/Yonhap."""
    korean = [item for item in agencies if item[2].short in _KOREAN_WIRES]
    foreign = [item for item in agencies if item[2].short not in _KOREAN_WIRES]
    if not korean or not foreign or any(item[2].country == "KP" for item in foreign):
        return False
    joints = {part.joint for number, part, _ in agencies if number > min(korean[0][0], foreign[0][0])}
    if not joints <= {"/", ","}:
        return False
    if "by" in reading.labels or "plain" in reading.labels:
        return True
    for _, part, agency in foreign:
        if part.text.casefold().endswith(" photo"):
            return True
        if (
            agency.short == "Reuters"
            and part.text == "REUTERS"
            and not any(k[1].text.isupper() for k in korean)
        ):
            return foreign[0][0] < korean[0][0]
    return False


def _has_surname(name: str) -> bool:
    return " " in name or not name.isascii()


def _photographer(
    persons: list[tuple[int, Part]], parts: list[Part], made: str, relays: tuple[str, ...]
) -> str:
    number, person = persons[0]
    before = parts[number - 1] if number else None
    if before is not None and before.agency is not None and relays and before.agency.short in relays:
        if before.joint == "ⓒ":
            return ""  # ⓒ 로이터=뉴스1 ⓒ News1 이름 특파원: the relay's desk reporter, not the photographer
    del made
    return person.text


def _kind(
    reading: Reading,
    agencies: list[tuple[int, Part, Agency]],
    made: str,
    relays: tuple[str, ...],
    photographer: str,
    organization: str,
    government: bool,
) -> CreditKind:
    markers, labels = reading.markers, reading.labels
    if "screen" in labels:
        return "screenshot"
    if "pool" in markers:
        return "pool"
    if "handout" in markers or (government and ("by" in labels or made)):
        return "handout"
    if "courtesy" in labels:
        return "courtesy"
    if (
        made
        and organization
        and not photographer
        and not relays
        and not _is_media(organization)
        and _came_via(reading)
    ):
        return "handout"
    if made and not relays and not photographer and not organization and agencies[0][2].kind == "stock":
        return "stock"
    if not made and not organization and not photographer:
        return "file" if "file" in markers and reading.sure else "none"
    if "file" in markers:
        return "file"
    if relays:
        return "agency-distributed"
    if made:
        return "agency"
    if photographer:
        return "staff"
    paper = find(organization)
    if paper is not None and paper.kind == "newspaper":
        return "staff"
    if "ai" in markers:
        return "none"
    if paper is not None or labels & {"plain", "korean", "copyright", "by", "word"} or reading.clean:
        return "courtesy"
    return "none"


def _came_via(reading: Reading) -> bool:
    return any(part.joint == "via" for part in reading.parts)


def _is_media(organization: str) -> bool:
    words = organization.replace("-", " ").casefold().split()
    return bool(words) and words[-1].strip(".,") in PAPER_WORDS


def _suggestion(organizations: list[str]) -> str:
    for organization in organizations:
        agency = misspelt(organization)
        if agency is not None:
            return agency.short
    return ""
