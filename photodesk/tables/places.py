"""What countries and news cities are called, in English and Korean, and their codes.

One line a country: ISO 3166-1 codes, the name in use at the desk, Korean names, other names,
adjectives. Territory phrases ("SOUTH KOREA OUT"), country codes and the question whether a
caption names its place all read this table.

Standards: ISO 3166-1 (alpha-2, alpha-3); IIM 2:100 and IPTC Country Code take the three letters.

Example:
    >>> find_country("S. Korea").alpha3, find_country("북한").alpha2
    ('KOR', 'KP')
    >>> territory("Scandinavia")
    ('DK', 'NO', 'SE')
    >>> find_city("부산").name
    'Busan'
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory.

    Attributes:
        alpha2, alpha3: ISO 3166-1 codes, upper case.
        name: English name as a newspaper prints it.
        korean: Korean names, the usual one first.
        aliases: other English names and abbreviations.
        adjectives: what belongs to it: "South Korean".
    """

    alpha2: str
    alpha3: str
    name: str
    korean: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name in either language, without adjectives and codes."""
        return (self.name, *self.aliases, *self.korean)


@dataclass(frozen=True, slots=True)
class City:
    """One city or province that newsrooms name without its country.

    Attributes:
        name: English name as a newspaper prints it.
        korean: Korean names, the usual one first.
        country: alpha-2 code.
        aliases: other spellings.
    """

    name: str
    korean: tuple[str, ...]
    country: str
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name in either language."""
        return (self.name, *self.aliases, *self.korean)


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()


def _c(alpha2: str, alpha3: str, name: str, korean: str, aliases: str = "", adjectives: str = "") -> Country:
    return Country(alpha2, alpha3, name, _split(korean), _split(aliases), _split(adjectives))


COUNTRIES: tuple[Country, ...] = (
    _c("AD", "AND", "Andorra", "안도라", "", "Andorran"),
    _c("AE", "ARE", "United Arab Emirates", "아랍에미리트|아랍에미리트연합", "UAE|U.A.E.|Emirates|the Emirates", "Emirati"),
    _c("AF", "AFG", "Afghanistan", "아프가니스탄|아프간", "", "Afghan"),
    _c("AG", "ATG", "Antigua and Barbuda", "앤티가 바부다", "Antigua & Barbuda|Antigua", "Antiguan"),
    _c("AI", "AIA", "Anguilla", "앵귈라", "", "Anguillan"),
    _c("AL", "ALB", "Albania", "알바니아", "", "Albanian"),
    _c("AM", "ARM", "Armenia", "아르메니아", "", "Armenian"),
    _c("AO", "AGO", "Angola", "앙골라", "", "Angolan"),
    _c("AQ", "ATA", "Antarctica", "남극", "Antarctic", "Antarctic"),
    _c("AR", "ARG", "Argentina", "아르헨티나", "Argentine Republic", "Argentine|Argentinian"),
    _c("AS", "ASM", "American Samoa", "아메리칸사모아|미국령 사모아", "", "American Samoan"),
    _c("AT", "AUT", "Austria", "오스트리아", "", "Austrian"),
    _c("AU", "AUS", "Australia", "호주|오스트레일리아", "", "Australian"),
    _c("AW", "ABW", "Aruba", "아루바", "", "Aruban"),
    _c("AX", "ALA", "Aland Islands", "올란드 제도", "Åland Islands|Aland|Åland", ""),
    _c("AZ", "AZE", "Azerbaijan", "아제르바이잔", "", "Azerbaijani|Azeri"),
    _c("BA", "BIH", "Bosnia and Herzegovina", "보스니아 헤르체고비나|보스니아", "Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnia", "Bosnian"),
    _c("BB", "BRB", "Barbados", "바베이도스", "", "Barbadian"),
    _c("BD", "BGD", "Bangladesh", "방글라데시", "", "Bangladeshi"),
    _c("BE", "BEL", "Belgium", "벨기에", "", "Belgian"),
    _c("BF", "BFA", "Burkina Faso", "부르키나파소", "", "Burkinabe"),
    _c("BG", "BGR", "Bulgaria", "불가리아", "", "Bulgarian"),
    _c("BH", "BHR", "Bahrain", "바레인", "", "Bahraini"),
    _c("BI", "BDI", "Burundi", "부룬디", "", "Burundian"),
    _c("BJ", "BEN", "Benin", "베냉", "", "Beninese"),
    _c("BL", "BLM", "Saint Barthelemy", "생바르텔레미", "Saint Barthélemy|St. Barthelemy|St. Barts|St. Barth", ""),
    _c("BM", "BMU", "Bermuda", "버뮤다", "", "Bermudian"),
    _c("BN", "BRN", "Brunei", "브루나이", "Brunei Darussalam", "Bruneian"),
    _c("BO", "BOL", "Bolivia", "볼리비아", "", "Bolivian"),
    _c("BQ", "BES", "Caribbean Netherlands", "네덜란드령 카리브|카리브 네덜란드", "Bonaire, Sint Eustatius and Saba|Bonaire", ""),
    _c("BR", "BRA", "Brazil", "브라질", "Brasil", "Brazilian"),
    _c("BS", "BHS", "Bahamas", "바하마", "The Bahamas", "Bahamian"),
    _c("BT", "BTN", "Bhutan", "부탄", "", "Bhutanese"),
    _c("BV", "BVT", "Bouvet Island", "부베섬", "", ""),
    _c("BW", "BWA", "Botswana", "보츠와나", "", "Botswanan"),
    _c("BY", "BLR", "Belarus", "벨라루스", "", "Belarusian"),
    _c("BZ", "BLZ", "Belize", "벨리즈", "", "Belizean"),
    _c("CA", "CAN", "Canada", "캐나다", "", "Canadian"),
    _c("CC", "CCK", "Cocos (Keeling) Islands", "코코스 제도", "Cocos Islands|Keeling Islands", ""),
    _c("CD", "COD", "Democratic Republic of the Congo", "콩고민주공화국|민주콩고", "DR Congo|D.R. Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa|Congo Kinshasa", ""),
    _c("CF", "CAF", "Central African Republic", "중앙아프리카공화국", "", "Central African"),
    _c("CG", "COG", "Republic of the Congo", "콩고공화국|콩고", "Republic of Congo|Congo Republic|Congo-Brazzaville|Congo", "Congolese"),
    _c("CH", "CHE", "Switzerland", "스위스", "", "Swiss"),
    _c("CI", "CIV", "Ivory Coast", "코트디부아르", "Côte d'Ivoire|Cote d'Ivoire", "Ivorian"),
    _c("CK", "COK", "Cook Islands", "쿡 제도", "", "Cook Islander"),
    _c("CL", "CHL", "Chile", "칠레", "", "Chilean"),
    _c("CM", "CMR", "Cameroon", "카메룬", "", "Cameroonian"),
    _c("CN", "CHN", "China", "중국|중화인민공화국", "People's Republic of China|PRC|P.R. China|PR China|Mainland China|mainland China", "Chinese"),
    _c("CO", "COL", "Colombia", "콜롬비아", "", "Colombian"),
    _c("CR", "CRI", "Costa Rica", "코스타리카", "", "Costa Rican"),
    _c("CU", "CUB", "Cuba", "쿠바", "", "Cuban"),
    _c("CV", "CPV", "Cape Verde", "카보베르데", "Cabo Verde", "Cape Verdean"),
    _c("CW", "CUW", "Curacao", "퀴라소", "Curaçao", "Curacaoan"),
    _c("CX", "CXR", "Christmas Island", "크리스마스섬", "", ""),
    _c("CY", "CYP", "Cyprus", "키프로스|사이프러스", "", "Cypriot"),
    _c("CZ", "CZE", "Czech Republic", "체코|체코공화국", "Czechia", "Czech"),
    _c("DE", "DEU", "Germany", "독일", "GER|Deutschland|Federal Republic of Germany", "German"),
    _c("DJ", "DJI", "Djibouti", "지부티", "", "Djiboutian"),
    _c("DK", "DNK", "Denmark", "덴마크", "", "Danish"),
    _c("DM", "DMA", "Dominica", "도미니카 연방|도미니카연방", "", ""),
    _c("DO", "DOM", "Dominican Republic", "도미니카공화국|도미니카 공화국", "", "Dominican"),
    _c("DZ", "DZA", "Algeria", "알제리", "", "Algerian"),
    _c("EC", "ECU", "Ecuador", "에콰도르", "", "Ecuadorian|Ecuadorean"),
    _c("EE", "EST", "Estonia", "에스토니아", "", "Estonian"),
    _c("EG", "EGY", "Egypt", "이집트", "", "Egyptian"),
    _c("EH", "ESH", "Western Sahara", "서사하라", "", "Sahrawi"),
    _c("ER", "ERI", "Eritrea", "에리트레아|에리트리아", "", "Eritrean"),
    _c("ES", "ESP", "Spain", "스페인|에스파냐", "España", "Spanish"),
    _c("ET", "ETH", "Ethiopia", "에티오피아", "", "Ethiopian"),
    _c("FI", "FIN", "Finland", "핀란드", "", "Finnish"),
    _c("FJ", "FJI", "Fiji", "피지", "", "Fijian"),
    _c("FK", "FLK", "Falkland Islands", "포클랜드 제도|포클랜드", "Falklands|the Falklands", "Falkland"),
    _c("FM", "FSM", "Micronesia", "미크로네시아", "Federated States of Micronesia", "Micronesian"),
    _c("FO", "FRO", "Faroe Islands", "페로 제도", "Faeroe Islands|Faroes", "Faroese"),
    _c("FR", "FRA", "France", "프랑스", "", "French"),
    _c("GA", "GAB", "Gabon", "가봉", "", "Gabonese"),
    _c("GB", "GBR", "United Kingdom", "영국", "UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|GB|G.B.", "British|English|Scottish|Welsh|Northern Irish"),
    _c("GD", "GRD", "Grenada", "그레나다", "", "Grenadian"),
    _c("GE", "GEO", "Georgia", "조지아|그루지야", "Republic of Georgia", "Georgian"),
    _c("GF", "GUF", "French Guiana", "프랑스령 기아나", "", "French Guianese"),
    _c("GG", "GGY", "Guernsey", "건지섬|건지", "", ""),
    _c("GH", "GHA", "Ghana", "가나", "", "Ghanaian"),
    _c("GI", "GIB", "Gibraltar", "지브롤터", "", "Gibraltarian"),
    _c("GL", "GRL", "Greenland", "그린란드", "", "Greenlandic"),
    _c("GM", "GMB", "Gambia", "감비아", "The Gambia", "Gambian"),
    _c("GN", "GIN", "Guinea", "기니", "Guinea-Conakry", "Guinean"),
    _c("GP", "GLP", "Guadeloupe", "과들루프", "", ""),
    _c("GQ", "GNQ", "Equatorial Guinea", "적도기니", "", "Equatorial Guinean"),
    _c("GR", "GRC", "Greece", "그리스", "", "Greek"),
    _c("GS", "SGS", "South Georgia and the South Sandwich Islands", "사우스조지아 사우스샌드위치 제도", "South Georgia & South Sandwich Islands|South Georgia", ""),
    _c("GT", "GTM", "Guatemala", "과테말라", "", "Guatemalan"),
    _c("GU", "GUM", "Guam", "괌", "", "Guamanian"),
    _c("GW", "GNB", "Guinea-Bissau", "기니비사우", "Guinea Bissau", "Bissau-Guinean"),
    _c("GY", "GUY", "Guyana", "가이아나", "", "Guyanese"),
    _c("HK", "HKG", "Hong Kong", "홍콩", "Hongkong|Hong Kong SAR", "Hong Konger"),
    _c("HM", "HMD", "Heard Island and McDonald Islands", "허드 맥도널드 제도", "Heard & McDonald Islands", ""),
    _c("HN", "HND", "Honduras", "온두라스", "", "Honduran"),
    _c("HR", "HRV", "Croatia", "크로아티아", "", "Croatian|Croat"),
    _c("HT", "HTI", "Haiti", "아이티", "", "Haitian"),
    _c("HU", "HUN", "Hungary", "헝가리", "", "Hungarian"),
    _c("ID", "IDN", "Indonesia", "인도네시아", "", "Indonesian"),
    _c("IE", "IRL", "Ireland", "아일랜드", "Republic of Ireland|Eire", "Irish"),
    _c("IL", "ISR", "Israel", "이스라엘", "", "Israeli"),
    _c("IM", "IMN", "Isle of Man", "맨섬", "", "Manx"),
    _c("IN", "IND", "India", "인도", "", "Indian"),
    _c("IO", "IOT", "British Indian Ocean Territory", "영국령 인도양 식민지|영국령 인도양 지역", "Chagos Islands|Diego Garcia", ""),
    _c("IQ", "IRQ", "Iraq", "이라크", "", "Iraqi"),
    _c("IR", "IRN", "Iran", "이란", "Islamic Republic of Iran", "Iranian"),
    _c("IS", "ISL", "Iceland", "아이슬란드", "", "Icelandic"),
    _c("IT", "ITA", "Italy", "이탈리아", "Italia", "Italian"),
    _c("JE", "JEY", "Jersey", "저지섬|저지", "", ""),
    _c("JM", "JAM", "Jamaica", "자메이카", "", "Jamaican"),
    _c("JO", "JOR", "Jordan", "요르단", "", "Jordanian"),
    _c("JP", "JPN", "Japan", "일본", "Nippon", "Japanese"),
    _c("KE", "KEN", "Kenya", "케냐", "", "Kenyan"),
    _c("KG", "KGZ", "Kyrgyzstan", "키르기스스탄", "Kyrgyz Republic", "Kyrgyz"),
    _c("KH", "KHM", "Cambodia", "캄보디아", "", "Cambodian"),
    _c("KI", "KIR", "Kiribati", "키리바시", "", "I-Kiribati"),
    _c("KM", "COM", "Comoros", "코모로", "", "Comoran"),
    _c("KN", "KNA", "Saint Kitts and Nevis", "세인트키츠 네비스", "St. Kitts and Nevis|St. Kitts & Nevis|St Kitts and Nevis", "Kittitian"),
    _c("KP", "PRK", "North Korea", "북한|조선민주주의인민공화국", "N. Korea|N.Korea|N Korea|NKorea|DPRK|D.P.R.K.|DPR Korea|D.P.R. Korea|Democratic People's Republic of Korea", "North Korean|N. Korean"),
    _c("KR", "KOR", "South Korea", "한국|대한민국|남한", "Korea|S. Korea|S.Korea|S Korea|SKorea|ROK|R.O.K.|R.O. Korea|Republic of Korea|Rep. of Korea|Korea (South)|Korea, South|Korea, Republic of", "South Korean|Korean|S. Korean"),
    _c("KW", "KWT", "Kuwait", "쿠웨이트", "", "Kuwaiti"),
    _c("KY", "CYM", "Cayman Islands", "케이맨 제도", "Caymans", "Caymanian"),
    _c("KZ", "KAZ", "Kazakhstan", "카자흐스탄", "", "Kazakh|Kazakhstani"),
    _c("LA", "LAO", "Laos", "라오스", "Lao PDR|Lao People's Democratic Republic", "Lao|Laotian"),
    _c("LB", "LBN", "Lebanon", "레바논", "", "Lebanese"),
    _c("LC", "LCA", "Saint Lucia", "세인트루시아", "St. Lucia|St Lucia", "Saint Lucian"),
    _c("LI", "LIE", "Liechtenstein", "리히텐슈타인", "", ""),
    _c("LK", "LKA", "Sri Lanka", "스리랑카", "", "Sri Lankan"),
    _c("LR", "LBR", "Liberia", "라이베리아", "", "Liberian"),
    _c("LS", "LSO", "Lesotho", "레소토", "", "Basotho"),
    _c("LT", "LTU", "Lithuania", "리투아니아", "", "Lithuanian"),
    _c("LU", "LUX", "Luxembourg", "룩셈부르크", "Luxemburg", ""),
    _c("LV", "LVA", "Latvia", "라트비아", "", "Latvian"),
    _c("LY", "LBY", "Libya", "리비아", "", "Libyan"),
    _c("MA", "MAR", "Morocco", "모로코", "", "Moroccan"),
    _c("MC", "MCO", "Monaco", "모나코", "", "Monegasque"),
    _c("MD", "MDA", "Moldova", "몰도바", "Republic of Moldova", "Moldovan"),
    _c("ME", "MNE", "Montenegro", "몬테네그로", "", "Montenegrin"),
    _c("MF", "MAF", "Saint Martin", "생마르탱", "St. Martin", ""),
    _c("MG", "MDG", "Madagascar", "마다가스카르", "", "Malagasy"),
    _c("MH", "MHL", "Marshall Islands", "마셜 제도|마셜제도", "", "Marshallese"),
    _c("MK", "MKD", "North Macedonia", "북마케도니아|마케도니아", "Macedonia|FYROM", "Macedonian"),
    _c("ML", "MLI", "Mali", "말리", "", "Malian"),
    _c("MM", "MMR", "Myanmar", "미얀마|버마", "Burma", "Burmese"),
    _c("MN", "MNG", "Mongolia", "몽골|몽고", "", "Mongolian"),
    _c("MO", "MAC", "Macau", "마카오", "Macao|Macau SAR", "Macanese"),
    _c("MP", "MNP", "Northern Mariana Islands", "북마리아나 제도|북마리아나제도", "Northern Marianas|Saipan", ""),
    _c("MQ", "MTQ", "Martinique", "마르티니크", "", ""),
    _c("MR", "MRT", "Mauritania", "모리타니", "", "Mauritanian"),
    _c("MS", "MSR", "Montserrat", "몬트세랫|몬트세라트", "", ""),
    _c("MT", "MLT", "Malta", "몰타", "", "Maltese"),
    _c("MU", "MUS", "Mauritius", "모리셔스", "", "Mauritian"),
    _c("MV", "MDV", "Maldives", "몰디브", "The Maldives", "Maldivian"),
    _c("MW", "MWI", "Malawi", "말라위", "", "Malawian"),
    _c("MX", "MEX", "Mexico", "멕시코", "México", "Mexican"),
    _c("MY", "MYS", "Malaysia", "말레이시아", "", "Malaysian"),
    _c("MZ", "MOZ", "Mozambique", "모잠비크", "", "Mozambican"),
    _c("NA", "NAM", "Namibia", "나미비아", "", "Namibian"),
    _c("NC", "NCL", "New Caledonia", "뉴칼레도니아", "", "New Caledonian"),
    _c("NE", "NER", "Niger", "니제르", "", "Nigerien"),
    _c("NF", "NFK", "Norfolk Island", "노퍽섬", "", ""),
    _c("NG", "NGA", "Nigeria", "나이지리아", "", "Nigerian"),
    _c("NI", "NIC", "Nicaragua", "니카라과", "", "Nicaraguan"),
    _c("NL", "NLD", "Netherlands", "네덜란드", "The Netherlands|Holland", "Dutch"),
    _c("NO", "NOR", "Norway", "노르웨이", "", "Norwegian"),
    _c("NP", "NPL", "Nepal", "네팔", "", "Nepalese|Nepali"),
    _c("NR", "NRU", "Nauru", "나우루", "", "Nauruan"),
    _c("NU", "NIU", "Niue", "니우에", "", "Niuean"),
    _c("NZ", "NZL", "New Zealand", "뉴질랜드", "Aotearoa", "New Zealander"),
    _c("OM", "OMN", "Oman", "오만", "", "Omani"),
    _c("PA", "PAN", "Panama", "파나마", "", "Panamanian"),
    _c("PE", "PER", "Peru", "페루", "", "Peruvian"),
    _c("PF", "PYF", "French Polynesia", "프랑스령 폴리네시아", "Tahiti", "Polynesian|Tahitian"),
    _c("PG", "PNG", "Papua New Guinea", "파푸아뉴기니", "", "Papua New Guinean"),
    _c("PH", "PHL", "Philippines", "필리핀", "The Philippines", "Philippine|Filipino"),
    _c("PK", "PAK", "Pakistan", "파키스탄", "", "Pakistani"),
    _c("PL", "POL", "Poland", "폴란드", "Polska", "Polish"),
    _c("PM", "SPM", "Saint Pierre and Miquelon", "생피에르 미클롱", "St. Pierre and Miquelon|St. Pierre & Miquelon", ""),
    _c("PN", "PCN", "Pitcairn Islands", "핏케언 제도", "Pitcairn", ""),
    _c("PR", "PRI", "Puerto Rico", "푸에르토리코", "", "Puerto Rican"),
    _c("PS", "PSE", "Palestinian territories", "팔레스타인|팔레스타인 자치구", "Palestine|State of Palestine|Gaza Strip|Gaza|West Bank", "Palestinian"),
    _c("PT", "PRT", "Portugal", "포르투갈", "", "Portuguese"),
    _c("PW", "PLW", "Palau", "팔라우", "", "Palauan"),
    _c("PY", "PRY", "Paraguay", "파라과이", "", "Paraguayan"),
    _c("QA", "QAT", "Qatar", "카타르", "", "Qatari"),
    _c("RE", "REU", "Reunion", "레위니옹", "Réunion|La Réunion", ""),
    _c("RO", "ROU", "Romania", "루마니아", "Rumania", "Romanian"),
    _c("RS", "SRB", "Serbia", "세르비아", "", "Serbian|Serb"),
    _c("RU", "RUS", "Russia", "러시아", "Russian Federation", "Russian"),
    _c("RW", "RWA", "Rwanda", "르완다", "", "Rwandan"),
    _c("SA", "SAU", "Saudi Arabia", "사우디아라비아|사우디", "Saudi|KSA|Kingdom of Saudi Arabia", "Saudi|Saudi Arabian"),
    _c("SB", "SLB", "Solomon Islands", "솔로몬 제도|솔로몬제도", "Solomons", "Solomon Islander"),
    _c("SC", "SYC", "Seychelles", "세이셸", "", "Seychellois"),
    _c("SD", "SDN", "Sudan", "수단", "", "Sudanese"),
    _c("SE", "SWE", "Sweden", "스웨덴", "", "Swedish"),
    _c("SG", "SGP", "Singapore", "싱가포르", "", "Singaporean"),
    _c("SH", "SHN", "Saint Helena", "세인트헬레나", "St. Helena", ""),
    _c("SI", "SVN", "Slovenia", "슬로베니아", "", "Slovenian|Slovene"),
    _c("SJ", "SJM", "Svalbard and Jan Mayen", "스발바르 얀마옌|스발바르", "Svalbard & Jan Mayen|Svalbard", ""),
    _c("SK", "SVK", "Slovakia", "슬로바키아", "Slovak Republic", "Slovak|Slovakian"),
    _c("SL", "SLE", "Sierra Leone", "시에라리온", "", "Sierra Leonean"),
    _c("SM", "SMR", "San Marino", "산마리노", "", "Sammarinese"),
    _c("SN", "SEN", "Senegal", "세네갈", "", "Senegalese"),
    _c("SO", "SOM", "Somalia", "소말리아", "", "Somali"),
    _c("SR", "SUR", "Suriname", "수리남", "", "Surinamese"),
    _c("SS", "SSD", "South Sudan", "남수단", "", "South Sudanese"),
    _c("ST", "STP", "Sao Tome and Principe", "상투메 프린시페", "São Tomé and Príncipe|São Tomé & Príncipe|Sao Tome & Principe|Sao Tome", ""),
    _c("SV", "SLV", "El Salvador", "엘살바도르", "", "Salvadoran"),
    _c("SX", "SXM", "Sint Maarten", "신트마르턴", "St. Maarten|St Maarten", ""),
    _c("SY", "SYR", "Syria", "시리아", "Syrian Arab Republic", "Syrian"),
    _c("SZ", "SWZ", "Eswatini", "에스와티니", "Swaziland|eSwatini", "Swazi"),
    _c("TC", "TCA", "Turks and Caicos Islands", "터크스 케이커스 제도", "Turks and Caicos|Turks & Caicos|Turks & Caicos Islands|Turks & Caicos Is", ""),
    _c("TD", "TCD", "Chad", "차드", "", "Chadian"),
    _c("TF", "ATF", "French Southern Territories", "프랑스령 남방 지역|프랑스 남부 지방", "French S. Terr.|French Southern and Antarctic Lands", ""),
    _c("TG", "TGO", "Togo", "토고", "", "Togolese"),
    _c("TH", "THA", "Thailand", "태국|타이", "", "Thai"),
    _c("TJ", "TJK", "Tajikistan", "타지키스탄", "", "Tajik"),
    _c("TK", "TKL", "Tokelau", "토켈라우", "", "Tokelauan"),
    _c("TL", "TLS", "East Timor", "동티모르", "Timor-Leste|Timor Leste", "Timorese|East Timorese"),
    _c("TM", "TKM", "Turkmenistan", "투르크메니스탄", "", "Turkmen"),
    _c("TN", "TUN", "Tunisia", "튀니지", "", "Tunisian"),
    _c("TO", "TON", "Tonga", "통가", "", "Tongan"),
    _c("TR", "TUR", "Turkey", "튀르키예|터키", "Türkiye|Turkiye", "Turkish"),
    _c("TT", "TTO", "Trinidad and Tobago", "트리니다드 토바고|트리니다드토바고", "Trinidad & Tobago|Trinidad", "Trinidadian"),
    _c("TV", "TUV", "Tuvalu", "투발루", "", "Tuvaluan"),
    _c("TW", "TWN", "Taiwan", "대만|타이완", "Chinese Taipei|Republic of China|ROC", "Taiwanese"),
    _c("TZ", "TZA", "Tanzania", "탄자니아", "", "Tanzanian"),
    _c("UA", "UKR", "Ukraine", "우크라이나", "the Ukraine", "Ukrainian"),
    _c("UG", "UGA", "Uganda", "우간다", "", "Ugandan"),
    _c("UM", "UMI", "U.S. Minor Outlying Islands", "미국령 군소 제도|미국령 해외 제도", "US minor outlying islands|United States Minor Outlying Islands|Wake Island", ""),
    _c("US", "USA", "United States", "미국", "U.S.|US|U.S.A.|USA|United States of America|America|the States|United States (US)", "American|U.S.|US"),
    _c("UY", "URY", "Uruguay", "우루과이", "", "Uruguayan"),
    _c("UZ", "UZB", "Uzbekistan", "우즈베키스탄", "", "Uzbek"),
    _c("VA", "VAT", "Vatican City", "바티칸 시국|바티칸|교황청", "Vatican|the Vatican|Holy See", "Vatican"),
    _c("VC", "VCT", "Saint Vincent and the Grenadines", "세인트빈센트 그레나딘", "St. Vincent and the Grenadines|St. Vincent & Grenadines|St Vincent|St. Vincent", "Vincentian"),
    _c("VE", "VEN", "Venezuela", "베네수엘라", "", "Venezuelan"),
    _c("VG", "VGB", "British Virgin Islands", "영국령 버진아일랜드|영국령 버진 제도", "Virgin Islands (UK)|BVI", ""),
    _c("VI", "VIR", "U.S. Virgin Islands", "미국령 버진아일랜드|미국령 버진 제도", "US Virgin Islands|Virgin Islands (US)|Virgin Islands", ""),
    _c("VN", "VNM", "Vietnam", "베트남|월남", "Viet Nam", "Vietnamese"),
    _c("VU", "VUT", "Vanuatu", "바누아투", "", "Vanuatuan|Ni-Vanuatu"),
    _c("WF", "WLF", "Wallis and Futuna", "왈리스 푸투나|왈리스푸투나 제도", "Wallis & Futuna", ""),
    _c("WS", "WSM", "Samoa", "사모아", "Western Samoa", "Samoan"),
    _c("YE", "YEM", "Yemen", "예멘", "", "Yemeni"),
    _c("YT", "MYT", "Mayotte", "마요트", "", "Mahoran"),
    _c("ZA", "ZAF", "South Africa", "남아프리카공화국|남아공", "S. Africa|RSA", "South African"),
    _c("ZM", "ZMB", "Zambia", "잠비아", "", "Zambian"),
    _c("ZW", "ZWE", "Zimbabwe", "짐바브웨", "", "Zimbabwean"),
)
"""Every country and territory of ISO 3166-1, by alpha-2 code."""

BY_ALPHA2: dict[str, Country] = {c.alpha2: c for c in COUNTRIES}
BY_ALPHA3: dict[str, Country] = {c.alpha3: c for c in COUNTRIES}

_EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
_NON_EU = "AL AD BY BA CH GB IS LI MC MD ME MK NO RS RU SM UA VA"
_GULF = "AE BH KW OM QA SA"
_ARAB = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"
_ASEAN = "BN ID KH LA MM MY PH SG TH VN"
_LATIN = "AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE"
_ASIA = f"AF BD BT CN HK IN JP KG KP KR KZ LK MN MO MV NP PK TJ TM TW UZ TL {_ASEAN}"
_AFRICA = ("AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ"
           " NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW")
_OCEANIA = "AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS"

REGIONS: dict[str, tuple[str, ...]] = {
    name: tuple(codes.split())
    for names, codes in (
        ("North America|N. America|N.America|N America|북미|북아메리카", "CA MX US"),
        ("Latin America|중남미|라틴아메리카", _LATIN),
        ("South America|S. America|S.America|남미|남아메리카", "AR BO BR CL CO EC GY PE PY SR UY VE"),
        ("Central America|중미", "BZ CR GT HN NI PA SV"),
        ("Americas|the Americas|미주", f"CA US {_LATIN}"),
        ("European Union|EU|E.U.|the EU|유럽연합", _EU),
        ("Europe|continental Europe|유럽", f"{_EU} {_NON_EU}"),
        ("Benelux|베네룩스", "BE LU NL"),
        ("Scandinavia|스칸디나비아", "DK NO SE"),
        ("Nordic countries|Nordics|북유럽", "DK FI IS NO SE"),
        ("Baltics|Baltic states|발트 3국", "EE LT LV"),
        ("German-speaking countries|German speaking countries|GSA|G/S/A", "AT CH DE"),
        ("British Isles", "GB GG IE IM JE"),
        ("Both Koreas|Koreas|the two Koreas|Korean Peninsula|남북한|한반도", "KP KR"),
        ("Greater China|중화권", "CN HK MO TW"),
        ("Asia|아시아", _ASIA),
        ("Far East|East Asia|동아시아|극동", "CN HK JP KP KR MN MO TW"),
        ("Southeast Asia|South East Asia|South-East Asia|SE Asia|ASEAN|동남아|동남아시아|아세안", _ASEAN),
        ("South Asia|Indian subcontinent|남아시아", "BD BT IN LK MV NP PK"),
        ("Asia Pacific|Asia-Pacific|APAC|아태", f"{_ASIA} {_OCEANIA}"),
        ("Middle East|Mideast|중동", f"{_GULF} CY EG IL IQ IR JO LB PS SY TR YE"),
        ("Gulf states|Gulf|GCC|걸프", _GULF),
        ("Arab countries|Arab world|Arab states|아랍", _ARAB),
        ("Africa|아프리카", _AFRICA),
        ("Oceania|오세아니아", _OCEANIA),
        ("Australasia|ANZ", "AU NZ"),
        ("CIS", "AM AZ BY KG KZ MD RU TJ UZ"),
    )
    for name in names.split("|")
}
"""Region name -> alpha-2 codes of its countries."""


def _t(name: str, korean: str, country: str, aliases: str = "") -> City:
    return City(name, _split(korean), country, _split(aliases))


CITIES: tuple[City, ...] = (
    _t("Seoul", "서울|서울시|서울특별시", "KR"),
    _t("Busan", "부산|부산시|부산광역시", "KR", "Pusan"),
    _t("Daegu", "대구|대구시|대구광역시", "KR", "Taegu"),
    _t("Incheon", "인천|인천시|인천광역시", "KR", "Inchon"),
    _t("Gwangju", "광주|광주시|광주광역시", "KR", "Kwangju"),
    _t("Daejeon", "대전|대전시|대전광역시", "KR", "Taejon"),
    _t("Ulsan", "울산|울산시|울산광역시", "KR"),
    _t("Sejong", "세종|세종시|세종특별자치시", "KR"),
    _t("Gyeonggi Province", "경기|경기도", "KR", "Gyeonggi|Gyeonggi-do"),
    _t("Gangwon Province", "강원|강원도|강원특별자치도", "KR", "Gangwon|Gangwon-do"),
    _t("North Chungcheong Province", "충북|충청북도", "KR", "North Chungcheong|Chungcheongbuk-do"),
    _t("South Chungcheong Province", "충남|충청남도", "KR", "South Chungcheong|Chungcheongnam-do"),
    _t("North Jeolla Province", "전북|전라북도|전북특별자치도", "KR", "North Jeolla|Jeollabuk-do"),
    _t("South Jeolla Province", "전남|전라남도", "KR", "South Jeolla|Jeollanam-do"),
    _t("North Gyeongsang Province", "경북|경상북도", "KR", "North Gyeongsang|Gyeongsangbuk-do"),
    _t("South Gyeongsang Province", "경남|경상남도", "KR", "South Gyeongsang|Gyeongsangnam-do"),
    _t("Jeju", "제주|제주도|제주시|제주특별자치도", "KR", "Jeju Island|Jeju-do|Cheju"),
    _t("Suwon", "수원|수원시", "KR"),
    _t("Seongnam", "성남|성남시", "KR"),
    _t("Goyang", "고양|고양시|일산", "KR", "Ilsan"),
    _t("Yongin", "용인|용인시", "KR"),
    _t("Hwaseong", "화성|화성시", "KR"),
    _t("Pyeongtaek", "평택|평택시", "KR"),
    _t("Paju", "파주|파주시", "KR"),
    _t("Gimpo", "김포|김포시", "KR"),
    _t("Icheon", "이천|이천시", "KR"),
    _t("Cheonan", "천안|천안시", "KR"),
    _t("Cheongju", "청주|청주시", "KR"),
    _t("Jeonju", "전주|전주시", "KR"),
    _t("Changwon", "창원|창원시", "KR"),
    _t("Pohang", "포항|포항시", "KR"),
    _t("Gyeongju", "경주|경주시", "KR"),
    _t("Gangneung", "강릉|강릉시", "KR"),
    _t("Chuncheon", "춘천|춘천시", "KR"),
    _t("Wonju", "원주|원주시", "KR"),
    _t("Sokcho", "속초|속초시", "KR"),
    _t("Pyeongchang", "평창|평창군", "KR", "PyeongChang"),
    _t("Inje County", "인제|인제군", "KR", "Inje"),
    _t("Yeosu", "여수|여수시", "KR"),
    _t("Mokpo", "목포|목포시", "KR"),
    _t("Nonsan", "논산|논산시", "KR", "Nonsan City"),
    _t("Geoje", "거제|거제시", "KR"),
    _t("Panmunjom", "판문점", "KR", "Panmunjeom"),
    _t("Dokdo", "독도", "KR"),
    _t("Pyongyang", "평양", "KP"),
    _t("Kaesong", "개성", "KP", "Gaeseong"),
    _t("Wonsan", "원산", "KP"),
    _t("Sinuiju", "신의주", "KP"),
    _t("Rason", "나선", "KP", "Rajin"),
    _t("Tokyo", "도쿄|동경", "JP"),
    _t("Osaka", "오사카", "JP"),
    _t("Kyoto", "교토", "JP"),
    _t("Hiroshima", "히로시마", "JP"),
    _t("Nagasaki", "나가사키", "JP"),
    _t("Fukushima", "후쿠시마", "JP"),
    _t("Fukuoka", "후쿠오카", "JP"),
    _t("Sapporo", "삿포로", "JP"),
    _t("Nagoya", "나고야", "JP"),
    _t("Okinawa", "오키나와", "JP"),
    _t("Beijing", "베이징|북경", "CN", "Peking"),
    _t("Shanghai", "상하이|상해", "CN"),
    _t("Guangzhou", "광저우", "CN", "Canton"),
    _t("Shenzhen", "선전", "CN"),
    _t("Wuhan", "우한", "CN"),
    _t("Hangzhou", "항저우", "CN"),
    _t("Chengdu", "청두", "CN"),
    _t("Dandong", "단둥", "CN"),
    _t("Dalian", "다롄", "CN"),
    _t("Taipei", "타이베이|타이페이", "TW"),
    _t("Hanoi", "하노이", "VN"),
    _t("Ho Chi Minh City", "호찌민|호치민", "VN", "Saigon"),
    _t("Bangkok", "방콕", "TH"),
    _t("Manila", "마닐라", "PH"),
    _t("Jakarta", "자카르타", "ID"),
    _t("Bali", "발리", "ID"),
    _t("Kuala Lumpur", "쿠알라룸푸르", "MY"),
    _t("Phnom Penh", "프놈펜", "KH"),
    _t("Vientiane", "비엔티안", "LA"),
    _t("Yangon", "양곤", "MM", "Rangoon"),
    _t("Naypyitaw", "네피도", "MM", "Naypyidaw"),
    _t("Ulaanbaatar", "울란바토르", "MN", "Ulan Bator"),
    _t("New Delhi", "뉴델리", "IN", "Delhi"),
    _t("Mumbai", "뭄바이", "IN", "Bombay"),
    _t("Kolkata", "콜카타", "IN", "Calcutta"),
    _t("Islamabad", "이슬라마바드", "PK"),
    _t("Karachi", "카라치", "PK"),
    _t("Lahore", "라호르", "PK"),
    _t("Dhaka", "다카", "BD"),
    _t("Kathmandu", "카트만두", "NP", "Katmandu"),
    _t("Colombo", "콜롬보", "LK"),
    _t("Kabul", "카불", "AF"),
    _t("Tehran", "테헤란", "IR", "Teheran"),
    _t("Baghdad", "바그다드", "IQ"),
    _t("Damascus", "다마스쿠스", "SY"),
    _t("Beirut", "베이루트", "LB"),
    _t("Jerusalem", "예루살렘", "IL"),
    _t("Tel Aviv", "텔아비브", "IL"),
    _t("Gaza City", "가자시티|가자", "PS", "Rafah|Khan Younis|Khan Yunis"),
    _t("Riyadh", "리야드", "SA"),
    _t("Mecca", "메카", "SA"),
    _t("Dubai", "두바이", "AE"),
    _t("Abu Dhabi", "아부다비", "AE"),
    _t("Doha", "도하", "QA"),
    _t("Ankara", "앙카라", "TR"),
    _t("Istanbul", "이스탄불", "TR"),
    _t("Cairo", "카이로", "EG"),
    _t("Moscow", "모스크바", "RU"),
    _t("St. Petersburg", "상트페테르부르크", "RU", "Saint Petersburg"),
    _t("Vladivostok", "블라디보스토크", "RU"),
    _t("Kursk", "쿠르스크", "RU"),
    _t("Kyiv", "키이우|키예프", "UA", "Kiev"),
    _t("Kharkiv", "하르키우|하리코프", "UA", "Kharkov"),
    _t("Odesa", "오데사", "UA", "Odessa"),
    _t("Lviv", "르비우|리비우", "UA", "Lvov"),
    _t("Donetsk", "도네츠크", "UA"),
    _t("Zaporizhzhia", "자포리자|자포리지아", "UA", "Zaporizhia"),
    _t("Kherson", "헤르손", "UA"),
    _t("Minsk", "민스크", "BY"),
    _t("Warsaw", "바르샤바", "PL"),
    _t("Prague", "프라하", "CZ"),
    _t("Budapest", "부다페스트", "HU"),
    _t("Bucharest", "부쿠레슈티", "RO"),
    _t("Belgrade", "베오그라드", "RS"),
    _t("Vienna", "빈", "AT"),
    _t("Berlin", "베를린", "DE"),
    _t("Munich", "뮌헨", "DE"),
    _t("Frankfurt", "프랑크푸르트", "DE"),
    _t("Hamburg", "함부르크", "DE"),
    _t("Brussels", "브뤼셀", "BE"),
    _t("Amsterdam", "암스테르담", "NL"),
    _t("The Hague", "헤이그", "NL", "Hague"),
    _t("Paris", "파리", "FR"),
    _t("Strasbourg", "스트라스부르", "FR"),
    _t("Cannes", "칸", "FR"),
    _t("London", "런던", "GB"),
    _t("Edinburgh", "에든버러", "GB"),
    _t("Manchester", "맨체스터", "GB"),
    _t("Liverpool", "리버풀", "GB"),
    _t("Glasgow", "글래스고", "GB"),
    _t("Belfast", "벨파스트", "GB"),
    _t("Dublin", "더블린", "IE"),
    _t("Madrid", "마드리드", "ES"),
    _t("Barcelona", "바르셀로나", "ES"),
    _t("Lisbon", "리스본", "PT"),
    _t("Rome", "로마", "IT"),
    _t("Milan", "밀라노", "IT"),
    _t("Venice", "베네치아|베니스", "IT"),
    _t("Athens", "아테네", "GR"),
    _t("Geneva", "제네바", "CH"),
    _t("Zurich", "취리히", "CH"),
    _t("Davos", "다보스", "CH"),
    _t("Stockholm", "스톡홀름", "SE"),
    _t("Oslo", "오슬로", "NO"),
    _t("Copenhagen", "코펜하겐", "DK"),
    _t("Helsinki", "헬싱키", "FI"),
    _t("Washington", "워싱턴|워싱턴DC", "US", "Washington, D.C.|Washington D.C.|Washington DC"),
    _t("New York", "뉴욕", "US", "New York City|NYC"),
    _t("Los Angeles", "로스앤젤레스|LA", "US"),
    _t("San Francisco", "샌프란시스코", "US"),
    _t("Chicago", "시카고", "US"),
    _t("Las Vegas", "라스베이거스", "US"),
    _t("Houston", "휴스턴", "US"),
    _t("Atlanta", "애틀랜타", "US"),
    _t("Boston", "보스턴", "US"),
    _t("Seattle", "시애틀", "US"),
    _t("Philadelphia", "필라델피아", "US"),
    _t("Miami", "마이애미", "US"),
    _t("Minneapolis", "미니애폴리스", "US"),
    _t("Hawaii", "하와이", "US", "Honolulu"),
    _t("California", "캘리포니아", "US"),
    _t("Texas", "텍사스", "US"),
    _t("Florida", "플로리다", "US"),
    _t("Toronto", "토론토", "CA"),
    _t("Vancouver", "밴쿠버", "CA"),
    _t("Ottawa", "오타와", "CA"),
    _t("Mexico City", "멕시코시티", "MX"),
    _t("Rio de Janeiro", "리우데자네이루", "BR", "Rio"),
    _t("Sao Paulo", "상파울루", "BR", "São Paulo"),
    _t("Brasilia", "브라질리아", "BR", "Brasília"),
    _t("Buenos Aires", "부에노스아이레스", "AR"),
    _t("Santiago", "산티아고", "CL"),
    _t("Lima", "리마", "PE"),
    _t("Bogota", "보고타", "CO", "Bogotá"),
    _t("Caracas", "카라카스", "VE"),
    _t("Havana", "아바나", "CU"),
    _t("Port-au-Prince", "포르토프랭스", "HT"),
    _t("Sydney", "시드니", "AU"),
    _t("Melbourne", "멜버른", "AU"),
    _t("Canberra", "캔버라", "AU"),
    _t("Wellington", "웰링턴", "NZ"),
    _t("Auckland", "오클랜드", "NZ"),
    _t("Johannesburg", "요하네스버그", "ZA"),
    _t("Cape Town", "케이프타운", "ZA"),
    _t("Nairobi", "나이로비", "KE"),
    _t("Lagos", "라고스", "NG"),
    _t("Addis Ababa", "아디스아바바", "ET"),
    _t("Khartoum", "하르툼", "SD"),
    _t("Tripoli", "트리폴리", "LY"),
)
"""Cities and provinces that captions name without their country."""

_BLANKS = re.compile(r"\s+")


def fold_place(name: str) -> str:
    """Fold a place name for comparison: NFC, case and white space; "the" in front goes.

    Example:
        >>> fold_place("The  Netherlands") == fold_place("NETHERLANDS")
        True
    """
    folded = _BLANKS.sub(" ", unicodedata.normalize("NFC", name)).strip().casefold().replace("’", "'")
    return folded.removeprefix("the ")


_COUNTRY_NAMES: dict[str, Country] = {}
for _country in COUNTRIES:
    for _spelling in _country.spellings:
        _COUNTRY_NAMES.setdefault(fold_place(_spelling), _country)
_REGION_NAMES: dict[str, tuple[str, ...]] = {fold_place(name): codes for name, codes in REGIONS.items()}
_ADJECTIVES: dict[str, Country] = {}
for _country in COUNTRIES:
    for _spelling in _country.adjectives:
        _ADJECTIVES.setdefault(fold_place(_spelling), _country)
_CITY_NAMES: dict[str, City] = {}
for _city in CITIES:
    for _spelling in _city.spellings:
        _CITY_NAMES.setdefault(fold_place(_spelling), _city)


def find_country(name: str) -> Country | None:
    """Return the country of a name in either language or of an upper-case ISO code, or None.

    Example:
        >>> find_country("KOR").name, find_country("홍콩").name
        ('South Korea', 'Hong Kong')
        >>> find_country("Atlantis") is None
        True
    """
    text = name.strip()
    by_code = BY_ALPHA3.get(text) or BY_ALPHA2.get(text)
    return _COUNTRY_NAMES.get(fold_place(text)) or by_code


def find_adjective(word: str) -> Country | None:
    """Return the country whose adjective the word is ("Japanese"), or None."""
    return _ADJECTIVES.get(fold_place(word))


def find_city(name: str) -> City | None:
    """Return the city or province of a name in either language, or None."""
    return _CITY_NAMES.get(fold_place(name))


def territory(name: str) -> tuple[str, ...]:
    """Return the alpha-2 codes that a country's or region's name covers; () when it is neither.

    Example:
        >>> territory("KOREA"), territory("North Korea"), territory("the moon")
        (('KR',), ('KP',), ())
    """
    folded = fold_place(name)
    if folded in _REGION_NAMES:
        return _REGION_NAMES[folded]
    country = _COUNTRY_NAMES.get(folded)
    return (country.alpha2,) if country else ()


def spellings(place: str) -> tuple[str, ...]:
    """Return every spelling under which a caption may name a place, adjectives included.

    Args:
        place: a country or city in either language; an unknown one is returned alone.

    Example:
        >>> spellings("Busan")
        ('Busan', 'Pusan', '부산', '부산시', '부산광역시')
        >>> "South Korean" in spellings("대한민국")
        True
        >>> spellings("Ganghwa")
        ('Ganghwa',)
    """
    city = find_city(place)
    if city:
        return city.spellings
    country = find_country(place)
    if country:
        return (*country.spellings, *country.adjectives)
    return (place,)
