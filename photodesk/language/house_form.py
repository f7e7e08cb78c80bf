"""How this house prints a credit: AP-Yonhap, Courtesy of Inje County, Korea Times photo by Name.

Never a guess in print: where nothing may or can be printed the form is None and says why, and a
form that needs a person's eye is not `certain`. Two laws hold: formatting is stable,
format(parse(format(c))) == format(c), and parse(format(c)) keeps every party that the form prints.

Source: EDITOR §3, the house forms of a Korean English-language daily.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from photodesk.language.roles import parse_credit
from photodesk.language.suppliers import names_channel
from photodesk.model import Credit, Origin
from photodesk.settings import House
from photodesk.tables import municipalities
from photodesk.tables.agencies import Agency, find

_HANGUL = re.compile("[가-힣]")
_READERS = {
    "독자": "a reader",
    "시민": "a citizen",
    "시청자": "a viewer",
    "제보자": "a reader",
    "네티즌": "an internet user",
}
_PRESS_CORPS = re.compile(r"취재단|기자단|공동취재|joint press corps|press corps", re.IGNORECASE)
_SOCIAL = re.compile(
    r"\b(?:telegram|youtube|instagram|facebook|twitter|tiktok|X|social media)\b"
    r"|텔레그램|유튜브|인스타그램|페이스북|트위터|SNS",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HouseForm:
    """A credit as the house prints it.

    Attributes:
        text: the credit line, or None when nothing may or can be printed.
        why: one phrase: why there is none, why a person should look, or what the form asks of the
            caption; "" when there is nothing to say.
        certain: whether a fix may be applied without asking.
    """

    text: str | None
    why: str = ""
    certain: bool = False


def format_credit(
    credit: Credit, house: House, *, origin: Origin = "unknown", source_label: str = ""
) -> HouseForm:
    """Return the house form of a parsed credit.

    Args:
        credit: what was printed or stored, parsed.
        house: the house's style: relays, barred pairs, staff and organization names.
        origin: where the picture comes from, when that is known.
        source_label: who handed the picture over (the arrival's label or the Source field);
            "(AP Photo/Name)" becomes AP-Yonhap for certain only if that is Yonhap.

    Returns:
        The form; `text` is None where the house prints none, and where a form would not read back
        as the same credit (formatting is stable: format(parse(format(c))) == format(c)).

    Source: EDITOR §3.

    Example:
        >>> format_credit(parse_credit("AP=연합뉴스"), House())
        HouseForm(text='AP-Yonhap', why='', certain=True)
        >>> format_credit(parse_credit("(AP Photo/Lee Jin-man)"), House(), source_label="Yonhap").certain
        True
        >>> format_credit(parse_credit("REUTERS/KCNA"), House()).text is None
        True
    """
    form = _form(credit, house, origin, source_label)
    if form.text is None:
        return form
    if form.text == credit.text:
        return HouseForm(form.text, form.why, certain=True)
    back = _form(parse_credit(form.text), house, origin, source_label)
    if back.text != form.text:
        return HouseForm(None, f"“{credit.text}” is no credit that can be printed: write it by hand")
    return form


def same_parties(a: Credit, b: Credit) -> bool:
    """Tell whether two credits name the same parties after alias folding.

    The maker must be the same; a relay or supplier that only one of them names is no difference,
    since "(AP Photo/Name)" and "AP-Yonhap" are one picture's credits.

    Example:
        >>> same_parties(parse_credit("AP-Yonhap"), parse_credit("AP=연합뉴스"))
        True
        >>> same_parties(parse_credit("AP-Yonhap"), parse_credit("Newsis"))
        False
    """
    if a.agency or b.agency:
        if a.agency != b.agency:
            return False
        return not a.distributors or not b.distributors or set(a.distributors) == set(b.distributors)
    first, second = _fold_name(a.organization), _fold_name(b.organization)
    if first and second:
        return first == second
    if a.photographer and b.photographer:
        return _fold_name(a.photographer) == _fold_name(b.photographer)
    return first == second and _fold_name(a.text) == _fold_name(b.text)


def _fold_name(name: str) -> str:
    agency = find(name)
    if agency is not None:
        return agency.short
    name = name.casefold().removeprefix("the ")
    return re.sub(r"[\s.'’-]+", "", name)


# --- the forms ------------------------------------------------------------------------------


def _form(credit: Credit, house: House, origin: Origin, source_label: str) -> HouseForm:
    if not credit.text and not credit.agency and not credit.organization and not credit.photographer:
        return HouseForm(None, "no credit")
    if origin == "ai" or "ai" in credit.markers:
        tool = credit.organization if "ai" in credit.markers else ""
        return HouseForm(
            f"AI-generated image by {tool}" if tool else "AI-generated image", certain="ai" in credit.markers
        )
    if credit.kind == "screenshot" and not credit.agency:
        return _screenshot(credit, house)
    if credit.agency:
        return _agency(credit, house, source_label)
    if credit.kind == "pool":
        return _pool(credit, house)
    if (
        credit.kind == "file"
        and credit.organization
        and not credit.photographer
        and _is_house(credit.organization, house)
    ):
        return HouseForm(f"{house.name} file", "the caption must say file photo", certain=True)
    if _is_paper(credit.organization, house) or (credit.photographer and not credit.organization):
        return _staff(credit, house, origin, source_label)
    if credit.kind == "staff":
        return _staff(credit, house, origin, source_label)
    if credit.organization and credit.kind != "none":
        return _courtesy(credit, house)
    return HouseForm(None, f"no party known in “{credit.text}”")


def _agency(credit: Credit, house: House, source_label: str) -> HouseForm:
    maker = find(credit.agency)
    if maker is None:
        return HouseForm(None, f"{credit.agency} is not in the registry")
    relays = [agency for name in credit.distributors if (agency := find(name)) is not None]
    home = next((agency for agency in relays if _is_home(agency, house)), None)
    handed = find(source_label.strip()) if source_label.strip() else None
    if maker.country == "KP":
        return _north(maker, relays, home, handed, house)
    remark = "the caption must say file photo" if "file" in credit.markers else ""
    if maker.kind in ("photo agency", "stock") and credit.organization and not credit.photographer:
        name = _english(credit.organization, house)
        if name and not relays and credit.kind in ("agency", "courtesy"):
            return HouseForm(f"Courtesy of {name}/{maker.printed}", remark, certain=True)
    if _is_home(maker, house):
        return HouseForm(maker.printed, remark, certain=True)
    if home is not None:
        return HouseForm(f"{maker.printed}-{home.printed}", remark, certain=True)
    for agency in (maker, *relays):
        relay = _relay(agency, house)
        if relay is None:
            continue
        library = next((r for r in relays if r.kind in ("photo agency", "stock")), None)
        through = handed is not None and handed.short == relay.short
        if library is not None and agency is maker and not through:
            return HouseForm(f"{maker.printed}/{library.printed}", remark, certain=True)
        if through:
            return HouseForm(f"{agency.printed}-{relay.printed}", remark, certain=True)
        why = f"{agency.printed} reaches us through {relay.printed}; nothing says that this copy did"
        if handed is not None and handed.short not in (agency.short, relay.short):
            why = f"it came from {handed.printed}, but {agency.printed} reaches us through {relay.printed}"
        return HouseForm(f"{agency.printed}-{relay.printed}", why)
    if relays and relays[-1].short != maker.short:
        return HouseForm(f"{maker.printed}/{relays[-1].printed}", remark, certain=True)
    return HouseForm(maker.printed, remark, certain=True)


def _north(
    maker: Agency, relays: list[Agency], home: Agency | None, handed: Agency | None, house: House
) -> HouseForm:
    if home is not None:
        return HouseForm(f"{maker.printed}-{home.printed}", certain=True)
    barred = {_pair(pair) for pair in house.barred}
    for relay in relays:
        if (maker.short, relay.short) in barred or ("KCNA", relay.short) in barred:
            take = find(house.state_media_relay)
            advice = f"; take {take.printed}'s" if take is not None else ""
            return HouseForm(None, f"{maker.printed} may not be taken through {relay.printed} here{advice}")
    take = find(house.state_media_relay)
    if take is None:
        return HouseForm(maker.printed, "North Korean state picture", certain=False)
    through = handed is not None and handed.short == take.short
    why = (
        ""
        if through
        else f"{maker.printed} reaches us through {take.printed}; nothing says that this copy did"
    )
    return HouseForm(f"{maker.printed}-{take.printed}", why, certain=through)


def _pair(text: str) -> tuple[str, str]:
    made, _, relay = text.partition(" via ")
    maker, handed = find(made.strip()), find(relay.strip())
    return (maker.short if maker else made.strip(), handed.short if handed else relay.strip())


def _relay(agency: Agency, house: House) -> Agency | None:
    for name, relay in house.relays.items():
        found = find(name)
        if found is not None and found.short == agency.short:
            return find(relay)
    return None


def _is_home(agency: Agency, house: House) -> bool:
    """Korean wires, and whoever relays for this house, hand pictures to us themselves."""
    if agency.kind == "wire" and agency.country == "KR":
        return True
    return any(
        (relay := find(name)) is not None and relay.short == agency.short
        for name in set(house.relays.values())
    )


def _screenshot(credit: Credit, house: House) -> HouseForm:
    source = credit.organization
    if not source:
        return HouseForm(None, "a screenshot without its source: name the channel or account")
    name = _english(source, house)
    if not name:
        return HouseForm(None, f"no English name for {source}: add it to house.organizations")
    if _SOCIAL.search(name) and not names_channel(name):
        return HouseForm(None, f"{name} is no source: name the channel or account")
    return HouseForm(f"Screenshot from {name}", certain=True)


def _pool(credit: Credit, house: House) -> HouseForm:
    if not credit.organization and not _HANGUL.search(credit.text):
        return HouseForm(None, "a pool picture without the agency that moved it")
    if _PRESS_CORPS.search(credit.organization or credit.text):
        return HouseForm("Joint Press Corps", certain=True)
    name = _english(credit.organization, house)
    if not name:
        return HouseForm("Joint Press Corps", f"no English name for {credit.organization}")
    return HouseForm(f"Courtesy of {name}", "a pool picture without the agency that moved it")


def _courtesy(credit: Credit, house: House) -> HouseForm:
    name = _english(credit.organization, house)
    if not name:
        return HouseForm(None, f"no English name for {credit.organization}: add it to house.organizations")
    return HouseForm(f"Courtesy of {name}", certain=credit.kind in ("courtesy", "handout"))


def _staff(credit: Credit, house: House, origin: Origin, source_label: str) -> HouseForm:
    organization = credit.organization
    if organization and not _is_house(organization, house):
        name = _english(organization, house)
        if not name:
            return HouseForm(None, f"{organization} is another paper and has no English name here")
        return HouseForm(f"Courtesy of {name}", f"the picture is {name}'s, not ours")
    if not credit.photographer:
        return HouseForm(None, "staff picture without a name")
    names = []
    for printed in re.split(r"\s*[·,]\s*|\s+and\s+", credit.photographer):
        romanised = house.staff.get(printed) or house.staff.get(printed.replace(" ", ""))
        if romanised is None:
            if _HANGUL.search(printed):
                return HouseForm(None, f"{printed} is not in the staff table (house.staff)")
            romanised = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in printed.split())
        names.append(romanised)
    text = f"{house.name} photo by {' and '.join(names)}"
    ours = bool(organization) or all(name in house.staff.values() for name in names)
    if ours or origin == "staff" or source_label.strip().casefold() == "staff":
        remark = "the caption must say file photo" if "file" in credit.markers else ""
        return HouseForm(text, remark, certain=True)
    return HouseForm(text, f"nothing says that {' and '.join(names)} works for {house.name}")


# --- names ----------------------------------------------------------------------------------


def _is_house(organization: str, house: House) -> bool:
    folded = _fold_name(organization)
    return any(_fold_name(name) == folded for name in (house.name, *house.aliases))


def _is_paper(organization: str, house: House) -> bool:
    if not organization:
        return False
    if _is_house(organization, house):
        return True
    agency = find(organization)
    return agency is not None and agency.kind == "newspaper"


def _english(organization: str, house: House) -> str:
    """Return the name as the house prints it, "" for a Korean name that no table romanises."""
    known = house.organizations.get(organization) or house.organizations.get(organization.removesuffix(" 측"))
    if known:
        return known
    if organization in _READERS:
        return _READERS[organization]
    if not _HANGUL.search(organization):
        return organization
    agency = find(organization)
    if agency is not None:
        return agency.canonical if agency.kind == "newspaper" else agency.printed
    return municipalities.english_name(organization)
