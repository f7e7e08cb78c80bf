"""Who makes and who relays pictures: the registry of agencies, papers, stock houses and pools.

One entry a line. Who made a picture and who relayed it is decided here, never by the order in
which a credit prints them: "REUTERS/KCNA", "KCNA via REUTERS" and "Photo by Reuters/KCNA" are
all KCNA's picture, moved by Reuters.

Two words of caution. An alias names one party: "dpa-Yonhap" and "AFP/Getty" are pairs and stand
nowhere here. And an alias is no licence to find it in prose: "AA", "PA", "CP" or 연합 count only
where a credit has a party (`language.credit` sees to that); `find` asks for the whole name.

Sources: published credits (reference of the project), the agencies' own sign-offs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

AgencyKind = Literal[
    "wire", "state media", "photo agency", "stock", "newspaper", "broadcaster", "pool", "government"
]


@dataclass(frozen=True, slots=True)
class Agency:
    """One party of the registry.

    Attributes:
        canonical: its full name. `short`: the name by which a parsed credit calls it.
        aliases: every spelling seen in print; compared by `find`.
        kind: what it is. `country`: ISO 3166 alpha-2 of its seat.
        credit: a typical credit, for people.
        via: short names of the agencies through which its pictures reach Korea, the usual one first.
        resells: short names of the wires whose pictures it prints behind its own name ("PAP/EPA").
        joint: its name in front of a relay ("ZUMA-Yonhap"), where it is not `short`.
        domains: domains of its people's e-mail addresses.
    """

    canonical: str
    short: str
    aliases: tuple[str, ...]
    kind: AgencyKind
    country: str
    credit: str = ""
    via: tuple[str, ...] = ()
    resells: tuple[str, ...] = ()
    joint: str = ""
    domains: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """Its name in the house form."""
        return self.joint or self.short


AGENCIES: tuple[Agency, ...] = (
    # --- wires -------------------------------------------------------------------------------
    Agency("Associated Press", "AP", ("AP", "AP Photo", "AP Photos", "The Associated Press", "Associated Press", "Associated Press photo", "에이피", "AP통신", "APTN", "AP Video", "Invision"), "wire", "US", "AP-Yonhap", via=("Yonhap", "Newsis")),
    Agency("Reuters", "Reuters", ("REUTERS", "Reuters", "Thomson Reuters", "Reuters TV", "로이터", "로이터통신"), "wire", "GB", "REUTERS/Name", via=("Yonhap", "News1")),
    Agency("Agence France-Presse", "AFP", ("AFP", "AFP PHOTO", "Agence France-Presse", "AFPBBNews", "AFP BBNews", "에이에프피", "AFP통신"), "wire", "FR", "AFP-Yonhap", via=("Yonhap", "News1", "Getty Images")),
    Agency("European Pressphoto Agency", "EPA", ("EPA", "EPA-EFE", "epa", "epa-efe", "EPA Images", "European Pressphoto Agency", "이피에이"), "wire", "DE", "EPA-Yonhap", via=("Yonhap",)),
    Agency("Yonhap News Agency", "Yonhap", ("Yonhap", "YONHAP", "Yonhap News", "Yonhap News Agency", "Yonhap Photo", "연합뉴스", "연합", "연합통신", "YNA"), "wire", "KR", "Yonhap", domains=("yna.co.kr",)),
    Agency("Newsis", "Newsis", ("Newsis", "NEWSIS", "뉴시스", "Newsis News Agency"), "wire", "KR", "Newsis", domains=("newsis.com",)),
    Agency("News1 Korea", "News1", ("News1", "NEWS1", "News 1", "News1 Korea", "뉴스1", "뉴스원"), "wire", "KR", "News1", domains=("news1.kr",)),
    Agency("Xinhua News Agency", "Xinhua", ("Xinhua", "Xinhua News", "Xinhua News Agency", "신화", "신화통신", "신화사", "新华社", "新華社"), "state media", "CN", "(Xinhua/Name)", via=("Yonhap", "Newsis")),
    Agency("United Press International", "UPI", ("UPI", "UPI Photo", "United Press International", "유피아이", "UPI통신"), "wire", "US", "Photo by Name/UPI", via=("Yonhap",)),
    Agency("TASS", "TASS", ("TASS", "ITAR-TASS", "Tass", "타스", "타스통신", "이타르타스", "ТАСС"), "state media", "RU", "TASS-Yonhap", via=("Yonhap",)),
    Agency("Kyodo News", "Kyodo", ("Kyodo", "KYODO", "Kyodo News", "교도", "교도통신", "共同通信", "共同"), "wire", "JP", "Kyodo-Yonhap", via=("Yonhap", "Reuters")),
    Agency("Korean Central News Agency", "KCNA", ("KCNA", "Korean Central News Agency", "조선중앙통신", "조선통신", "Korea News Service", "KNS", "朝鮮通信"), "state media", "KP", "KCNA-Yonhap", via=("Yonhap",)),
    Agency("Rodong Sinmun", "Rodong Sinmun", ("Rodong Sinmun", "노동신문", "로동신문"), "newspaper", "KP", "Rodong Sinmun-Yonhap", via=("Yonhap", "News1")),
    Agency("Korean Central Television", "KCTV", ("KCTV", "Korean Central TV", "Korean Central Television", "조선중앙TV", "조선중앙텔레비전", "중앙TV"), "broadcaster", "KP", "Captured from KCTV", via=("Yonhap",)),
    Agency("Deutsche Presse-Agentur", "dpa", ("dpa", "DPA", "Deutsche Presse-Agentur", "dpa통신"), "wire", "DE", "dpa-Yonhap", via=("Yonhap",)),
    Agency("Sputnik", "Sputnik", ("Sputnik", "RIA Novosti", "RIA-Novosti", "스푸트니크", "스푸트닉"), "state media", "RU", "Sputnik-Yonhap", via=("Yonhap", "AFP", "AP")),
    Agency("Agencia EFE", "EFE", ("EFE", "Agencia EFE"), "wire", "ES", "EFE", via=("EPA",)),
    Agency("ANSA", "ANSA", ("ANSA", "안사", "안사통신"), "wire", "IT", "ANSA-Yonhap", via=("Yonhap", "EPA"), resells=("EPA",)),
    Agency("Press Association", "PA", ("PA", "PA Wire", "PA Images", "PA Wire/PA Images", "PA Archive/PA Images", "PA Archive", "PA Media", "PA Photos", "Press Association", "Press Association Images"), "wire", "GB", "Name/PA", via=("AP", "Reuters", "Getty Images")),
    Agency("Anadolu Agency", "Anadolu", ("Anadolu", "Anadolu Agency", "Anadolu Images", "AA", "아나돌루"), "state media", "TR", "Anadolu-Yonhap", via=("Yonhap", "Reuters", "Getty Images")),
    Agency("Polska Agencja Prasowa", "PAP", ("PAP", "Polska Agencja Prasowa"), "wire", "PL", "Fot. PAP/Name", via=("EPA",), resells=("EPA", "AP", "Reuters", "AFP", "dpa")),
    Agency("TT News Agency", "TT", ("TT", "TT News Agency", "TT Nyhetsbyrån", "Tidningarnas Telegrambyrå"), "wire", "SE", "(Name, TT News Agency via AP)", via=("AP", "Reuters")),
    Agency("Lehtikuva", "Lehtikuva", ("Lehtikuva", "STT-Lehtikuva"), "wire", "FI", "Lehtikuva/AP", via=("AP", "Reuters", "dpa")),
    Agency("NTB Scanpix", "NTB", ("NTB", "Scanpix", "SCANPIX", "NTB Scanpix"), "wire", "NO", "Foto: Name / NTB", via=("AP", "Reuters")),
    Agency("Ritzau Scanpix", "Ritzau", ("Ritzau", "Ritzau Scanpix"), "wire", "DK", "Ritzau Scanpix/Name via Reuters", via=("Reuters", "AP")),
    Agency("Keystone-SDA", "Keystone", ("Keystone", "KEYSTONE", "Keystone-SDA"), "wire", "CH", "KEYSTONE/Name", via=("EPA", "AP"), resells=("EPA", "AP")),
    Agency("APA", "APA", ("APA", "Austria Presse Agentur"), "wire", "AT", "APA/Name", via=("EPA",), resells=("AFP", "EPA", "dpa", "AP")),
    Agency("Belga", "Belga", ("Belga", "BELGA", "Belga Photo"), "wire", "BE", "BELGA PHOTO Name", via=("EPA", "AP"), resells=("AFP", "EPA", "AP")),
    Agency("ANP", "ANP", ("ANP", "ANP Photo", "Algemeen Nederlands Persbureau"), "wire", "NL", "ANP / Name", via=("EPA",), resells=("EPA", "AFP", "AP")),
    Agency("Lusa", "Lusa", ("Lusa", "LUSA"), "wire", "PT", "Name/LUSA", via=("EPA",), resells=("EPA",)),
    Agency("MTI", "MTI", ("MTI", "Magyar Távirati Iroda"), "wire", "HU", "MTI/Name", via=("EPA", "AP"), resells=("EPA", "AP")),
    Agency("ČTK", "CTK", ("ČTK", "CTK", "CTK Photo", "ČTK Photo"), "wire", "CZ", "CTK Photo/Name", via=("AP",), resells=("AP",)),
    Agency("SITA", "SITA", ("SITA",), "wire", "SK", "Foto: SITA/AP", resells=("AP",)),
    Agency("TASR", "TASR", ("TASR",), "wire", "SK", "FOTO TASR - Name", resells=("AP",)),
    Agency("Agencja Wyborcza.pl", "Agencja Wyborcza", ("Agencja Gazeta", "Agencja Wyborcza.pl", "Agencja Wyborcza"), "newspaper", "PL", "Agencja Wyborcza.pl/Reuters", via=("Reuters",)),
    Agency("Ukrinform", "Ukrinform", ("Ukrinform",), "state media", "UA", "Ukrinform/NurPhoto", via=("NurPhoto",)),
    Agency("Jiji Press", "Jiji", ("Jiji", "JIJI", "JIJI PRESS", "Jiji Press", "지지통신", "時事通信", "時事"), "wire", "JP", "JIJI", via=("AFP",), resells=("AFP",)),
    Agency("AFLO", "AFLO", ("AFLO", "Aflo", "アフロ"), "photo agency", "JP", "(Photo by Name/AFLO)"),
    Agency("Central News Agency", "CNA", ("CNA", "Central News Agency", "중앙통신사", "中央社"), "wire", "TW", "CNA", via=("Yonhap",)),
    Agency("Bernama", "Bernama", ("Bernama", "BERNAMA"), "state media", "MY", "BERNAMA", via=("Yonhap",)),
    Agency("Antara", "Antara", ("Antara", "ANTARA", "ANTARA FOTO", "Antara Foto"), "state media", "ID", "ANTARA FOTO/Name", via=("Reuters",)),
    Agency("Vietnam News Agency", "VNA", ("VNA", "TTXVN", "Vietnam News Agency"), "state media", "VN", "VNA-Yonhap", via=("Yonhap",)),
    Agency("Press Trust of India", "PTI", ("PTI", "PTI Photo", "Press Trust of India"), "wire", "IN", "PTI Photo", via=("Yonhap",)),
    Agency("Islamic Republic News Agency", "IRNA", ("IRNA", "Islamic Republic News Agency"), "state media", "IR", "IRNA", via=("EPA", "AP")),
    Agency("WANA", "WANA", ("WANA", "West Asia News Agency"), "wire", "IR", "Name/WANA via REUTERS", via=("Reuters",)),
    Agency("WAM", "WAM", ("WAM", "Emirates News Agency"), "state media", "AE", "WAM", via=("Yonhap",)),
    Agency("Saudi Press Agency", "SPA", ("SPA", "Saudi Press Agency"), "state media", "SA", "SPA", via=("Yonhap", "AFP")),
    Agency("Syrian Arab News Agency", "SANA", ("SANA", "Syrian Arab News Agency"), "state media", "SY", "SANA via AP", via=("AP", "Reuters", "AFP")),
    Agency("Canadian Press", "CP", ("CP", "The Canadian Press", "Canadian Press"), "wire", "CA", "(Name/The Canadian Press via AP)", via=("AP",)),
    Agency("Australian Associated Press", "AAP", ("AAP", "AAPIMAGE", "AAP IMAGE", "AAP Image", "AAP Images", "Australian Associated Press"), "wire", "AU", "Name/AAP", via=("EPA", "AP"), resells=("EPA", "AP")),
    Agency("Agência Brasil", "ABr", ("Agência Brasil", "Agencia Brasil", "ABr"), "state media", "BR", "Name/Agência Brasil"),
    # --- photo agencies and stock ------------------------------------------------------------
    Agency("Getty Images", "Getty Images", ("Getty Images", "GettyImages", "Getty", "Getty Images Europe", "Getty Images Korea", "게티이미지", "게티이미지코리아", "게티이미지스", "게티"), "photo agency", "US", "(Photo by Name/Getty Images)"),
    Agency("gettyimagesBANK", "gettyimagesBANK", ("gettyimagesbank", "Getty Images Bank", "getty images bank", "게티이미지뱅크", "게티 이미지뱅크"), "stock", "KR", "gettyimagesbank", joint="gettyimagesbank"),
    Agency("Shutterstock", "Shutterstock", ("Shutterstock", "Shutterstock.com", "Shutterstock Editorial", "REX/Shutterstock", "REX Shutterstock", "Rex Features", "REX", "Rex", "셔터스톡"), "stock", "US", "Photo: Shutterstock.com"),
    Agency("Alamy", "Alamy", ("Alamy", "Alamy Stock Photo", "Alamy Live News", "Alamy Stock"), "stock", "GB", "Alamy Stock Photo"),
    Agency("Adobe Stock", "Adobe Stock", ("Adobe Stock", "AdobeStock", "Fotolia", "어도비스톡", "어도비 스톡"), "stock", "US", "Adobe Stock"),
    Agency("123RF", "123RF", ("123RF", "123rf", "123rf.com"), "stock", "US", "123RF"),
    Agency("Clipart Korea", "Clipart Korea", ("클립아트코리아", "Clipart Korea", "ClipartKorea"), "stock", "KR", "사진=클립아트코리아"),
    Agency("iStock", "iStock", ("iStock", "iStockphoto", "iStock Photo", "아이스톡", "아이스톡포토"), "stock", "CA", "iStock"),
    Agency("Visual China Group", "VCG", ("VCG", "Visual China Group", "Visual China", "视觉中国"), "stock", "CN", "Photo: VCG", via=("Getty Images",)),
    Agency("Imaginechina", "Imaginechina", ("Imaginechina",), "photo agency", "CN", "Photo by Imaginechina/Rex Shutterstock", via=("AP", "Shutterstock")),
    Agency("NurPhoto", "NurPhoto", ("NurPhoto", "Nur Photo"), "wire", "IT", "Name/NurPhoto via Getty Images", via=("Getty Images", "AP", "Shutterstock")),
    Agency("ZUMA Press", "ZUMA Press", ("ZUMA", "ZUMA Press", "Zuma Press Wire", "ZUMA Wire", "ZUMAPRESS.com", "ZUMAPRESS", "주마프레스"), "wire", "US", "Name/Zuma Press Wire/Shutterstock", via=("Yonhap", "Shutterstock", "Corbis"), joint="ZUMA"),
    Agency("SIPA", "Sipa", ("Sipa", "SIPA", "Sipa USA", "Sipa US", "SIPA Press"), "wire", "FR", "Name/SIPA", via=("AP", "Shutterstock")),
    Agency("Bloomberg", "Bloomberg", ("Bloomberg", "Bloomberg News", "블룸버그", "블룸버그통신"), "wire", "US", "Bloomberg-Yonhap", via=("Yonhap", "Newsis", "Getty Images")),
    Agency("Agencja Fotograficzna East News", "East News", ("East News", "EASTNEWS", "Agencja Fotograficzna East News"), "stock", "PL", "East News"),
    Agency("Corbis", "Corbis", ("Corbis", "© Corbis", "Corbis Images"), "photo agency", "US", "Name/ZUMA Press/Corbis"),
    Agency("Action Images", "Action Images", ("Action Images",), "wire", "GB", "Action Images/Reuters", via=("Reuters",)),
    Agency("USA TODAY Sports", "USA TODAY Sports", ("USA TODAY Sports", "USA Today Sports", "USA TODAY", "Imagn", "Imagn Images"), "wire", "US", "Name-USA TODAY Sports", via=("Yonhap", "Reuters"), joint="USA TODAY"),
    Agency("Allstar Picture Library", "Allstar", ("Allstar", "Allstar Picture Library", "Sportsphoto", "Sportsphoto Ltd.", "Sportsphoto Ltd"), "stock", "GB", "Universal/Allstar"),
    Agency("Ronald Grant Archive", "Ronald Grant", ("Ronald Grant Archive", "www.ronaldgrantarchive.com", "Ronald Grant"), "stock", "GB", "Ronald Grant"),
    Agency("SWNS", "SWNS", ("SWNS", "SWNS.com", "South West News Service"), "wire", "GB", "Name/SWNS"),
    Agency("Caters News Agency", "Caters News", ("Caters News", "Caters News Agency", "Caters"), "wire", "GB", "Name/Caters News"),
    Agency("Barcroft Media", "Barcroft Media", ("Barcroft Media", "Barcroft Images", "Barcroft"), "wire", "GB", "Name/Barcroft Media", via=("Getty Images",)),
    Agency("SOPA Images", "SOPA Images", ("SOPA Images",), "wire", "HK", "Name/SOPA Images/Shutterstock", via=("Shutterstock", "Getty Images")),
    Agency("Cal Sport Media", "CSM", ("CSM", "Cal Sport Media"), "wire", "US", "Name/CSM/Shutterstock", via=("Shutterstock", "AP")),
    Agency("Pacific Press", "Pacific Press", ("Pacific Press", "Pacific Press Agency"), "wire", "US", "Name/Pacific Press/Shutterstock", via=("Shutterstock", "Getty Images")),
    Agency("picture alliance", "picture alliance", ("picture alliance", "picture-alliance"), "photo agency", "DE", "picture alliance/Name", via=("dpa", "Getty Images")),
    Agency("IMAGO", "Imago", ("IMAGO", "imago images", "Imago Images"), "photo agency", "DE", "IMAGO/Name"),
    Agency("Abaca Press", "Abaca", ("Abaca Press", "ABACAPRESS.COM", "ABACAPRESS", "ABACA", "Abaca"), "wire", "FR", "Name/ABACAPRESS.COM", via=("Alamy", "Yonhap")),
    Agency("LaPresse", "LaPresse", ("LaPresse",), "wire", "IT", "Name/LaPresse via AP", via=("AP",)),
    Agency("Europa Press", "Europa Press", ("Europa Press", "EUROPA PRESS"), "wire", "ES", "Name/Europa Press via AP", via=("AP", "Getty Images")),
    Agency("Splash News", "Splash News", ("Splash News", "SplashNews.com"), "wire", "US", "Splash News", via=("Shutterstock",)),
    Agency("Magnum Photos", "Magnum Photos", ("Magnum Photos",), "photo agency", "FR", "Name/Magnum Photos"),
    Agency("Slovenska tiskovna agencija", "STA", ("STA", "Slovenska tiskovna agencija"), "wire", "SI", "Foto: Name/STA", resells=("TASR", "AP", "dpa")),
    Agency("China News Service", "CNS", ("China News Service", "CNS", "CNSphoto", "CNSPHOTO", "중국신문사"), "state media", "CN", "(Photo: China News Service/Name)", via=("Getty Images", "VCG")),
    Agency("Pixabay", "Pixabay", ("Pixabay", "픽사베이"), "stock", "DE", "Pixabay"),
    Agency("Unsplash", "Unsplash", ("Unsplash", "언스플래시"), "stock", "CA", "Unsplash"),
    Agency("Pexels", "Pexels", ("Pexels", "펙셀스"), "stock", "DE", "Pexels"),
    Agency("Freepik", "Freepik", ("Freepik", "프리픽"), "stock", "ES", "Freepik"),
    Agency("Depositphotos", "Depositphotos", ("Depositphotos", "Deposit Photos"), "stock", "US", "Depositphotos"),
    Agency("Dreamstime", "Dreamstime", ("Dreamstime", "Dreamstime.com"), "stock", "US", "Dreamstime"),
    Agency("Imazins", "Imazins", ("이매진스", "imazins", "이미지투데이", "imagetoday"), "stock", "KR", "이미지투데이"),
    Agency("Storyful", "Storyful", ("Storyful",), "wire", "IE", "Name via Storyful"),
    # --- papers ------------------------------------------------------------------------------
    Agency("The Korea Times", "Korea Times", ("Korea Times", "The Korea Times", "Korea Times photo", "Korea Times file", "KOREA TIMES", "코리아타임스", "코리아타임즈"), "newspaper", "KR", "Korea Times photo by Name", domains=("koreatimes.co.kr",)),
    Agency("Hankook Ilbo", "Hankook Ilbo", ("Hankook Ilbo", "The Hankook Ilbo", "한국일보"), "newspaper", "KR", "한국일보 Name 기자", domains=("hankookilbo.com", "hk.co.kr")),
    Agency("The Hankyoreh", "Hankyoreh", ("Hankyoreh", "The Hankyoreh", "한겨레", "한겨레신문", "한겨레21"), "newspaper", "KR", "바르샤바/김혜윤 기자", domains=("hani.co.kr",)),
    Agency("JoongAng Ilbo", "JoongAng", ("JoongAng Ilbo", "JOONGANG ILBO", "JoongAng", "Korea JoongAng Daily", "중앙일보", "중앙포토"), "newspaper", "KR", "[JOONGANG ILBO]", domains=("joongang.co.kr", "joins.com")),
    Agency("Chosun Ilbo", "Chosun", ("Chosun Ilbo", "The Chosun Ilbo", "Chosun", "조선일보", "조선영상비전", "조선DB", "조선일보DB"), "newspaper", "KR", "조선일보DB", domains=("chosun.com",)),
    Agency("Dong-A Ilbo", "Dong-A", ("Dong-A Ilbo", "The Dong-A Ilbo", "Dong-A", "동아일보", "동아일보DB"), "newspaper", "KR", "Name 기자 mail@donga.com", domains=("donga.com",)),
    Agency("The Korea Herald", "Korea Herald", ("The Korea Herald", "Korea Herald", "코리아헤럴드"), "newspaper", "KR", "Name/The Korea Herald", domains=("heraldcorp.com", "koreaherald.com")),
    Agency("Kyunghyang Shinmun", "Kyunghyang", ("경향신문", "Kyunghyang Shinmun", "The Kyunghyang Shinmun"), "newspaper", "KR", "Name 기자", domains=("khan.co.kr", "khan.kr", "kyunghyang.com")),
    Agency("Seoul Shinmun", "Seoul Shinmun", ("서울신문", "Seoul Shinmun"), "newspaper", "KR", "Name 기자 mail@seoul.co.kr", domains=("seoul.co.kr",)),
    Agency("Munhwa Ilbo", "Munhwa", ("문화일보", "Munhwa Ilbo"), "newspaper", "KR", "Name 기자", domains=("munhwa.com",)),
    Agency("Kukmin Ilbo", "Kukmin", ("국민일보", "Kukmin Ilbo", "국민일보DB"), "newspaper", "KR", "국민일보DB", domains=("kmib.co.kr",)),
    Agency("Segye Ilbo", "Segye", ("세계일보", "Segye Ilbo"), "newspaper", "KR", "Name 기자", domains=("segye.com",)),
    Agency("Maeil Business Newspaper", "Maeil Business", ("매일경제", "매경", "Maeil Business Newspaper"), "newspaper", "KR", "Name 기자", domains=("mk.co.kr",)),
    Agency("The Korea Economic Daily", "Korea Economic Daily", ("한국경제", "한국경제신문", "한경", "The Korea Economic Daily", "Korea Economic Daily"), "newspaper", "KR", "Name 기자 mail@hankyung.com", domains=("hankyung.com",)),
    Agency("Seoul Economic Daily", "Seoul Economic Daily", ("서울경제", "서울경제DB", "Seoul Economic Daily"), "newspaper", "KR", "Name 기자", domains=("sedaily.com",)),
    Agency("China Daily", "China Daily", ("China Daily", "CHINA DAILY"), "newspaper", "CN", "REUTERS/China Daily", via=("Reuters",)),
    # --- broadcasters ------------------------------------------------------------------------
    Agency("KBS", "KBS", ("KBS", "한국방송"), "broadcaster", "KR", "KBS 방송화면 캡처", domains=("kbs.co.kr",)),
    Agency("MBC", "MBC", ("MBC", "문화방송"), "broadcaster", "KR", "ⓒ MBC", domains=("mbc.co.kr",)),
    Agency("YTN", "YTN", ("YTN", "와이티엔"), "broadcaster", "KR", "Captured from YTN", domains=("ytn.co.kr",)),
    # --- pools and governments ---------------------------------------------------------------
    Agency("Joint Press Corps", "Joint Press Corps", ("Joint Press Corps", "JOINT PRESS CORPS", "사진공동취재단", "공동취재단", "한국공동사진기자단", "판문점 사진공동취재단", "인수위사진기자단", "청와대사진기자단", "대통령실사진기자단", "국회사진기자단"), "pool", "KR", "Joint Press Corps"),
    Agency("White House", "White House", ("White House", "The White House", "White House Photo", "Official White House Photo"), "government", "US", "Official White House Photo by Name"),
    Agency("US Department of Defense (DVIDS)", "DoD", ("DVIDS", "U.S. Army", "US Army", "U.S. Navy", "US Navy", "U.S. Air Force", "US Air Force", "U.S. Marine Corps", "U.S. Army photo", "U.S. Navy photo", "U.S. Air Force photo", "U.S. Marine Corps photo", "U.S. Forces Korea"), "government", "US", "U.S. Army photo by Rank Name", via=("AP",)),
)

_LOWER_TOO = frozenset({"ap", "afp", "upi", "dpa", "kcna", "kctv", "kbs", "mbc", "ytn", "zuma"})
"""Short names whose lower-case form is no word of its own; "pa", "aa", "spa", "rex" are."""

_SHORT = 4
"""Latin aliases of up to so many letters are compared with their case: "TT" is an agency, "tt" is not."""


def key(name: str) -> str:
    """Return the form under which `find` looks a name up: NFC, blanks single, long names case-folded."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    name = " ".join(name.split())
    return name if len(name) <= _SHORT and name not in _LOWER_TOO else name.casefold()


def _index() -> dict[str, Agency]:
    index: dict[str, Agency] = {}
    for agency in AGENCIES:
        for alias in (agency.canonical, agency.short, *agency.aliases):
            index[key(alias)] = agency
            if alias.casefold() in _LOWER_TOO:
                index[alias.casefold()] = agency
    return index


INDEX: dict[str, Agency] = _index()
"""`key(alias)` -> agency, for readers that look up many names."""

def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SPELLINGS: tuple[tuple[str, Agency], ...] = tuple(
    (name, agency)
    for name, agency in INDEX.items()
    if len(name) >= 5
    and (name.isascii() or agency.country == "KR")
    and agency.kind not in ("government", "pool")
)
"""Folded names whose misspellings are worth a guess; shorter ones resemble too many words."""

_ORDINARY = _words(
    """alastair alistair all-star alamo anatoli anatoly anatolia ancora andhra angara ankara antora antwerp anwar amara attard
    aymara belgian belge beluga bernard bernat blomberg bloomsburg bloomer chose chosen choson chris combs corbin corbyn cores
    cornish corpus corsi cordis curtis dogra dong dong-ah dong-bu dong-gu donga donna imago imagno image imagine inversion
    invasion investors jungang jung-ang keystroke kyogo kyoko kyoto nessie nevis newest newish newsie newsies newsy
    readers reducers refers reiter renders reuter reuse retires returns rooters router routes scandi shutters sputter
    xinhai yonah yonder rodong reuven lehti antares canadian korean"""
)
"""Words, names and places within two letters of a registry name that are no slip of it."""


_EXACT: dict[str, Agency] = {
    **INDEX,
    **{name: agency for agency in AGENCIES for name in (agency.canonical, agency.short, *agency.aliases)},
}


def lookup(name: str) -> Agency | None:
    """Return the agency of a name that is already NFC with single blanks: `find` without the folding.

    For readers that look up every part of many captions.

    Example:
        >>> lookup("REUTERS").short
        'Reuters'
    """
    agency = _EXACT.get(name)
    if agency is None and len(name) > _SHORT:
        agency = INDEX.get(name.casefold())
    return agency


@lru_cache(maxsize=8192)
def find(name: str) -> Agency | None:
    """Return the agency that bears this name, or None.

    Args:
        name: a whole party as printed. Case does not matter for names of five letters or more.

    Example:
        >>> find("연합뉴스").short, find("reuters").short, find("the yonhap"), find("tt")
        ('Yonhap', 'Reuters', None, None)
    """
    return INDEX.get(key(name))


def knows_relay(made: str, relay: str) -> bool:
    """Tell whether the registry knows that `relay` brings the pictures of `made` to Korea.

    Args:
        made: short name (or alias) of who made the picture.
        relay: short name (or alias) of who handed it on.

    Example:
        >>> knows_relay("AP", "Yonhap"), knows_relay("KCNA", "AP")
        (True, False)
    """
    maker, handed = find(made), find(relay)
    return maker is not None and handed is not None and handed.short in maker.via


@lru_cache(maxsize=2048)
def misspelt(name: str) -> Agency | None:
    """Return the agency that a misspelt party probably means, or None.

    Never for ordinary words and places: "Routers", "Kyoto", "Chosen" are no agency's slip.

    Args:
        name: a party that `find` does not know.

    Example:
        >>> misspelt("RETUERS").short, misspelt("Kyoto")
        ('Reuters', None)
    """
    word = name.strip().casefold()
    if not 5 <= len(word) <= 24 or word in _ORDINARY or word.removesuffix("s") in _ORDINARY:
        return None
    if key(name) in INDEX:
        return None
    from rapidfuzz.distance import OSA  # 20 ms of import that most credits never need

    best: Agency | None = None
    distance = 3
    for alias, agency in _SPELLINGS:
        if alias[0] == word[0] and abs(len(alias) - len(word)) <= 2:
            limit = 1 if len(alias) < 6 else 2
            found = OSA.distance(alias, word, score_cutoff=limit)
            if found <= limit and found < distance:
                best, distance = agency, found
    return best
