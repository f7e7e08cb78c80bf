"""Which phrases restrict a picture, and what each one means.

One line a form. A form is written as it is said, with a few signs:

- a blank stands for any run of white space or one hyphen; between Hangul it may be missing;
- ``a|b`` is either word, ``_`` a blank inside one of them, ``[a|b]`` may be missing;
- ``~`` stands for punctuation that may be missing;
- ``{where}`` is a list of places and media ("UK & IRELAND", "INDIA/US", "N.AMERICA/INTERNET"),
  ``{places}`` of places alone, ``{media}`` of media alone, ``{people}`` of nationalities ("JAPANESE"),
  ``{party}`` a name to be credited, ``{moment}`` a date or time, ``{until}`` the same or words in
  its place, ``{days}`` a number, ``{rest}`` everything up to the end of the sentence.

`photodesk.language.restriction` reads them; nothing else repeats a phrase. Every form carries an
example, which is its test.

Standards: none exists; the wording is that of AP, Reuters, AFP, EPA, Getty, PA, Shutterstock,
Yonhap and the Korean dailies in IIM 2:040 Special Instructions, IPTC Instructions and captions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "territory-out", "territory-only", "no-sales-territory", "medium-out", "medium-only", "no-sales",
    "no-redistribution", "no-archive", "one-use", "time-limit", "embargo", "no-crop", "no-alteration",
    "mandatory-credit", "editorial-only", "no-commercial", "clients-only", "no-ai-training", "no-use",
    "ask-first", "kill", "correction", "third-party-supplied", "unverified", "as-received",
    "quality-note", "content-warning", "editors-note", "handout", "handout-single-story", "pool",
    "file-photo", "release", "cleared", "rights-notice", "tag",
]  # fmt: skip
"""What a phrase forbids, demands or tells."""

Level = Literal["sentence", "phrase", "word", "tag"]
"""How far a form may be trusted outside the instructions field.

sentence: unmistakable, in any case. phrase: in a caption only in capitals, in brackets or as a
line of its own. word: a common word, in a caption or headline only when marked: bracketed, between
asterisks, or at the head with a colon or dash. tag: a code word, wherever it stands.
"""

Medium = Literal[
    "television", "magazines", "internet", "mobile", "social media", "newspapers", "print", "broadcast",
    "video", "radio", "books", "advertising",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What a kind of restriction means to the desk.

    Attributes:
        kind: the kind.
        label: English words on screen; `label_ko` the Korean ones.
        meaning: one sentence for the editor.
        printable: whether the phrase may stand in print (an unverified note must, KOREA OUT never).
    """

    kind: Kind
    label: str
    label_ko: str
    meaning: str
    printable: bool = False


KINDS: dict[Kind, KindFacts] = {
    facts.kind: facts
    for facts in (
        KindFacts("territory-out", "Not for this territory", "지역 사용 금지", "Not for publication in the named countries; there, take it from who owns the market."),
        KindFacts("territory-only", "Only for this territory", "지역 한정", "For publication in the named countries only (Yonhap on North Korean state pictures)."),
        KindFacts("no-sales-territory", "No sales in this territory", "지역 판매 금지", "May not be sold on to a client in the named countries."),
        KindFacts("medium-out", "Not for this medium", "매체 사용 금지", "Not for the named medium: television, magazines, the web."),
        KindFacts("medium-only", "Only for this medium", "매체 한정", "For the named medium only."),
        KindFacts("no-sales", "No sales", "판매 금지", "May be printed by the subscriber but not sold or passed on."),
        KindFacts("no-redistribution", "No redistribution", "재배포 금지", "Not to be passed on, reprinted or distributed by a third party."),
        KindFacts("no-archive", "No archive", "보관 금지", "Not to be kept in the picture library after use."),
        KindFacts("one-use", "One use", "1회 사용", "A single publication; a second one needs a new licence."),
        KindFacts("time-limit", "Time limit", "사용 기한", "To be used until a day, or within a number of days."),
        KindFacts("embargo", "Embargo", "엠바고", "Not to be published before the given moment."),
        KindFacts("no-crop", "No cropping", "크롭 금지", "The frame must be used whole."),
        KindFacts("no-alteration", "No alteration", "변형 금지", "The picture must not be changed beyond what printing needs."),
        KindFacts("mandatory-credit", "Mandatory credit", "크레딧 필수", "The named party must be credited, in the words given."),
        KindFacts("editorial-only", "Editorial use only", "보도용", "No advertising, marketing or merchandising."),
        KindFacts("no-commercial", "No commercial use", "상업적 사용 금지", "No promotional or advertising use."),
        KindFacts("clients-only", "Clients only", "고객사 전용", "Only direct subscribers of the agency may use it."),
        KindFacts("no-ai-training", "No AI training", "AI 학습 금지", "Not to be used for training or by generative systems."),
        KindFacts("no-use", "Do not use", "사용 금지", "Not to be used at all."),
        KindFacts("ask-first", "Ask first", "사용 전 문의", "Terms are not in the metadata: ask the agency before use."),
        KindFacts("kill", "Killed or withdrawn", "사진 취소", "The agency has withdrawn the picture: remove it everywhere."),
        KindFacts("correction", "Correction", "정정", "An earlier version was wrong: take the corrected text."),
        KindFacts("third-party-supplied", "Supplied by a third party", "제3자 제공", "Not shot by the agency; the supplier must be named in the caption.", printable=True),
        KindFacts("unverified", "Not verified", "미확인", "The agency does not vouch for content, place or date; say so in the caption.", printable=True),
        KindFacts("as-received", "As received", "수신 원본", "Not edited or toned by the agency."),
        KindFacts("quality-note", "Quality from source", "원본 화질", "Poor technical quality is in the original."),
        KindFacts("content-warning", "Graphic content", "충격적 장면", "Editors' note about shocking content."),
        KindFacts("editors-note", "Note to editors", "편집자 주", "A note for editors."),
        KindFacts("handout", "Handout", "제공 사진", "Supplied by an outside party; name the supplier."),
        KindFacts("handout-single-story", "One-story handout", "단일 기사 제공 사진", "AP's HONS: for this story only, for a limited number of days, no archive."),
        KindFacts("pool", "Pool picture", "공동취재", "One photographer shot for all.", printable=True),
        KindFacts("file-photo", "File photo", "자료사진", "Archive picture; the caption must say so.", printable=True),
        KindFacts("release", "Model or property release", "초상 사용 동의", "Says whether the people or property shown are released."),
        KindFacts("cleared", "Cleared", "공개 승인", "Released for the public by its owner."),
        KindFacts("rights-notice", "Rights notice", "저작권 표시", "Copyright text, no credit and no licence."),
        KindFacts("tag", "Agency tag", "통신사 표지", "The agency's mark for its best pictures or for a template; no restriction."),
    )
}
"""Kind -> what it means."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of saying a restriction.

    Attributes:
        kind: what it means.
        form: the words, in the signs of this module's docstring.
        example: a phrase of this form, as an agency writes it.
        level: how far it may be trusted outside the instructions field.
        generic: True when any other form that fits goes before it.
        territory: alpha-2 codes that the words imply without naming them: 국내 is South Korea.
    """

    kind: Kind
    form: str
    example: str
    level: Level = "phrase"
    generic: bool = False
    territory: tuple[str, ...] = ()


_NO_USE = "use|usage|access|publication|distribution|reproduction|rights|release|transmission|broadcast"
_USED = "used|published|distributed|reproduced|printed|released|broadcast|shown|transmitted"
_PIC = "image|images|picture|pictures|photo|photos|photograph|photographs|video|content|material|handout|file|frame"
_EDS = "attention_editors|attention|attn_editors|attn|eds_note|eds|editors_note|editor's_note|editors'_note|note_to_editors|note_to_eds|editorial_note"
_CREDIT = "credit|byline|by-line|courtesy|attribution"
_KO_USE = "사용|게재|이용|배포|전재|보도|활용|송출|방송"
_KO_NOT = "금지|불가|불가능|불허|제한|못함"

FORMS: tuple[Form, ...] = (
    # --- territory and medium ---------------------------------------------------------------
    Form("territory-out", "{where} out", "SOUTH KOREA OUT"),
    Form("territory-out", "{where} out until|till {until}", "JAPAN OUT UNTIL NOV. 25, 2026"),
    Form("territory-out", "{where} out except|unless|for {rest}", "KOREA OUT EXCEPT YONHAP"),
    Form("territory-out", "{places} media|newspapers|papers|dailies|magazines|publications|press|clients|subscribers|rights out", "KOREA MEDIA OUT"),
    Form("territory-out", "{people} media|newspapers|papers|dailies|magazines|publications|press|clients|subscribers|tv|websites out", "JAPANESE NEWSPAPERS OUT"),
    Form("territory-out", f"[strictly|absolutely|please] no {_NO_USE} [is|whatsoever] [allowed|permitted] [in|within|for|to|by|from|on|at] [the_territory_of] {{where}}", "No Use in Japan"),
    Form("territory-out", "no {where} [use|usage|access|rights|publication]", "NO INTERNET"),
    Form("territory-out", "no {people} use|usage|media|newspapers|papers|magazines|publications|press|rights|clients|tv|web|sites|websites|outlets", "NO JAPANESE MEDIA"),
    Form("territory-out", "not for [any] use|usage|publication|distribution|release|broadcast|reproduction|transmission in|within|by|to|on|at|for {where}", "NOT FOR USE IN SOUTH KOREA OR JAPAN"),
    Form("territory-out", "not for {where} [use|publication|media|release]", "NOT FOR JAPAN"),
    Form("territory-out", "not available|licensed|cleared|permitted|allowed [for_use|for_publication|for_license|for] [in|to|within|on] {where}", "NOT AVAILABLE FOR USE IN SOUTH KOREA"),
    Form("territory-out", f"[this|the|these] [{_PIC}] may_not|must_not|cannot|can_not|shall_not|should_not|not be|to_be {_USED} [or] [{_USED}] in|within|on|by {{where}}", "THIS IMAGE MAY NOT BE USED IN JAPAN"),
    Form("territory-out", "do_not use|publish|distribute|print|reproduce|release|run in|within|on {where}", "DO NOT USE IN KOREA"),
    Form("territory-out", "use|usage|publication|distribution|reproduction|release in|within {where} [is|strictly] prohibited|forbidden|not_permitted|not_allowed|restricted|not_authorized|not_authorised", "USE IN SOUTH KOREA PROHIBITED"),
    Form("territory-out", "{where} prohibited|excluded|not_included|restricted|blocked", "JAPAN EXCLUDED"),
    Form("territory-out", "[all|for] world|worldwide|world-wide|global|international|all [use|usage|rights|territories|countries|distribution|media|license] [are|is|for] [available|granted|cleared] ~ except|excepting|excluding|excl.|excl|minus|without|bar|but_not [for|in|to|the] {places}", "World rights except Japan"),
    Form("territory-out", "available|use|usage|for_use|cleared|distribution|publication worldwide|world-wide|globally|internationally|everywhere ~ except|excepting|excluding|excl.|excl [for|in|to] {places}", "AVAILABLE WORLDWIDE EXCEPT IN KOREA"),
    Form("territory-out", "except|excluding|excl.|excl [for|in|to|use_in] {places}", "EXCLUDING SOUTH KOREA"),
    Form("territory-out", "[only] [for] [use|publication|distribution] outside [of] {places} only", "FOR USE OUTSIDE JAPAN ONLY"),
    Form("territory-out", "only [for] [use|publication|distribution] outside [of] {places}", "ONLY FOR USE OUTSIDE KOREA"),
    Form("territory-out", f"{{places}} 내|내에서|에서|에서는|지역|언론|매체|언론사 {_KO_USE} {_KO_NOT}", "한국 내 사용 금지"),
    Form("territory-out", f"{{places}} {_KO_USE} {_KO_NOT}", "일본 사용 불가"),
    Form("territory-out", f"국내 [언론|매체|언론사] {_KO_USE} {_KO_NOT}", "국내 사용 불가", territory=("KR",)),
    Form("territory-out", "{places} 제외", "한국 제외"),
    Form("territory-only", f"{{places}} 외|이외 [의] [지역|국가] [에서|에서는] {_KO_USE} {_KO_NOT}", "대한민국 외 사용 금지"),
    Form("territory-only", "[strictly] [for] use|usage|publication|distribution|release|broadcast only in|within|inside {places}", "For Use Only in the Republic of Korea"),
    Form("territory-only", "[strictly] only [for|available|licensed|to_be] [use|used|usage|publication|published|distribution|release] [for_use] in|within|inside {places}", "ONLY FOR USE IN SOUTH KOREA"),
    Form("territory-only", "[strictly] [for] use|usage|publication|distribution|release|rights|available|sale [for|in|within] {places} only", "FOR USE IN JAPAN ONLY"),
    Form("territory-only", "[for] {places} [use|usage|rights|distribution|publication|media|clients|subscribers|sales] only", "UK USE ONLY"),
    Form("territory-only", "use|usage|rights|distribution|publication|licence|license [is|are] limited|restricted|confined to [use_in] {places}", "USE LIMITED TO JAPAN"),
    Form("territory-only", f"국내 에서만|에서만|언론|매체|언론사만 {_KO_USE} [가|만] 가능|가능함|허용|허가", "국내에서만 사용가능", "sentence", territory=("KR",)),
    Form("territory-only", f"국내 {_KO_USE} 만 가능|허용", "국내 사용만 가능", territory=("KR",)),
    Form("territory-only", f"국내 한정 [{_KO_USE}]", "국내 한정", territory=("KR",)),
    Form("territory-only", "국내 전용", "국내 전용", territory=("KR",)),
    Form("territory-only", f"국내용 [으로만] [{_KO_USE}]", "국내용", territory=("KR",)),
    Form("territory-only", f"{{places}} 에서만|내에서만 {_KO_USE} 가능|허용", "대한민국에서만 사용 가능"),
    Form("territory-only", f"국외|해외 [재배포|배포|{_KO_USE}] {_KO_NOT}", "해외 배포 금지", territory=("KR",)),
    Form("no-sales-territory", "[strictly] no [commercial|editorial|third_party] [or|and|&|nor] [commercial|editorial] sale|sales|resale|resales|syndication|selling in|to|within {places}", "NO COMMERCIAL OR EDITORIAL SALES IN SOUTH KOREA"),
    Form("no-sales-territory", "[photo|picture|image] not for sale|resale|syndication in|to|within {places}", "NOT FOR SALE IN KOREA"),
    Form("no-sales-territory", f"{{places}} [내|내에서|에서] 판매|재판매 {_KO_NOT}", "한국 내 판매 금지"),
    Form("medium-only", "[strictly] [for] {media} [use|usage|rights|publication] only", "FOR BROADCAST USE ONLY"),
    Form("medium-only", "[strictly] [for] use only in|on|by {media}", "FOR USE ONLY IN PRINT"),
    Form("medium-only", "{media} 전용", "지면 전용"),
    Form("medium-out", "local|national|all|domestic|foreign|cable|network|other|international {media} out", "LOCAL TV OUT"),
    Form("medium-out", f"{{media}} {_KO_USE} {_KO_NOT}", "인터넷 사용 금지"),
    Form("medium-out", "no video emulation", "no video emulation"),
    # --- sales, redistribution, archive, uses -------------------------------------------------
    Form("no-sales", "[strictly|absolutely] no [third_party|commercial|editorial|outside|print|poster] [or|and|&|nor] [commercial|editorial|third_party] sale|sales|resale|resales|re-sale|re-sales|reselling|syndication|resyndication", "STRICTLY NO SALES"),
    Form("no-sales", "[photo|picture|image|photos|pictures|images|strictly] not for sale|resale|re-sale|syndication", "PHOTO NOT FOR SALE"),
    Form("no-sales", f"[this|the] [{_PIC}] may_not|must_not|cannot|not be|to_be sold|resold|syndicated", "NOT TO BE RESOLD"),
    Form("no-sales", f"[사진|상업적] 판매|재판매 {_KO_NOT}", "재판매 금지"),
    Form("no-sales", "비매품", "비매품"),
    Form("no-redistribution", "not for use|distribution by {rest} third party|parties distributors|distribution|resellers|clients", "NOT FOR USE BY REUTERS THIRD PARTY DISTRIBUTORS"),
    Form("no-redistribution", "[strictly] no [third_party|further|onward|unauthorised|unauthorized] redistribution|re-distribution|distribution|reproduction|republication|reprint|reprints|copying|sublicensing", "No Redistribution"),
    Form("no-redistribution", "no third party|parties use|usage|access|rights|licensing", "NO THIRD PARTY USE"),
    Form("no-redistribution", "not for [third_party|further|onward] redistribution|distribution|re-distribution|republication", "NOT FOR REDISTRIBUTION"),
    Form("no-redistribution", f"[this|the] [{_PIC}] may_not|must_not|cannot be|to_be {{rest}} rewritten or redistributed", "This material may not be published, broadcast, rewritten or redistributed", "sentence"),
    Form("no-redistribution", f"무단 전재|복제|배포|재배포|도용|사용|이용 ~ [및|와|과|또는] [전재|복제|재배포|배포|도용] [{_KO_NOT}]", "무단 전재-재배포 금지", "sentence"),
    Form("no-redistribution", f"재배포|전재|복제 ~ [및|와|과] [재배포|배포|전재] {_KO_NOT}", "재배포 금지"),
    Form("no-archive", "[strictly] no [photo] archive|archives|archiving|archival|archived|archival_use|library [use|allowed|permitted|storage] [after|beyond|past] {days} [days]", "NO ARCHIVE AFTER 14 DAYS"),
    Form("no-archive", "[strictly] no archive|archives|archiving|archival|library [use|allowed|permitted|storage|purposes]", "No Archiving Permitted"),
    Form("no-archive", "not [for|to_be] archive|archives|archiving|archived|archival_use|storage|stored", "NOT FOR ARCHIVE"),
    Form("no-archive", "do_not archive|store|retain", "DO NOT ARCHIVE"),
    Form("no-archive", "delete|remove [from_archive|from_archives|from_library] after [first] use|publication", "DELETE AFTER USE"),
    Form("no-archive", f"[사진] 보관|저장|데이터베이스|DB [화|저장|보관] {_KO_NOT}", "보관 금지"),
    Form("one-use", "[for|strictly] one|single|1 time|use|publication [use] [only]", "ONE TIME USE"),
    Form("one-use", "[for] one|single time editorial use [only]", "ONE TIME EDITORIAL USE ONLY"),
    Form("one-use", "[for] first use only", "FIRST USE ONLY"),
    Form("one-use", "1회 사용|게재|한정|에_한해 [만|사용] [가능|허용]", "1회 사용"),
    Form("time-limit", "[may] [be] not|no [for|to_be] use|usage|used|publication|published|release after|beyond|past {moment}", "NOT FOR USE AFTER DEC. 8, 2026"),
    Form("time-limit", "use|usage|rights|license|licence|permission [to_use] [rights|ends|expire|expires|valid|granted|allowed] [on|at|after|until|till|through|to|by] {moment}", "RIGHTS EXPIRE DEC. 31, 2026"),
    Form("time-limit", "expires|expiry|valid|available [date] [on|until|till|through|to] ~ {moment}", "EXPIRES: 31 DECEMBER 2026"),
    Form("time-limit", "for use [only] until|till|through|before {moment}", "FOR USE UNTIL DEC. 8, 2026"),
    Form("time-limit", "[for|must] [be] use|used|usage|publication|published|available [only] [within|for|in] {days} days|hours [of|from|after] [transmission|release|publication|receipt|first_use|the_date_of_transmission]", "FOR USE WITHIN 14 DAYS"),
    Form("time-limit", "{days} day|days [of] use|usage|license|licence [only]", "14 DAY USE ONLY"),
    Form("time-limit", f"{{moment}} 까지 [만] {_KO_USE} [가능|허용]", "12월 8일까지 사용"),
    Form("time-limit", f"{_KO_USE}|유효 기한|기간 ~ {{moment}} [까지]", "사용기한: 2026년 12월 8일까지"),
    Form("time-limit", f"{{moment}} 이후 {_KO_USE} {_KO_NOT}", "12월 8일 이후 사용 금지"),
    # --- embargo -----------------------------------------------------------------------------
    Form("embargo", "[strict|strictly|under|press|media|news] [strictly] embargo|embargoed [for] [release|publication|use|broadcast|online|print] ~ until|till|til|to|before|through|for|not_before {until}", "EMBARGOED UNTIL 6 A.M. KST NOV. 25, 2026"),
    Form("embargo", "[strict|strictly|under] embargo|embargoed [time|date|release|lifts|ends|expires|lift_time] [at|on] ~ {moment}", "EMBARGO: 0600 KST NOV. 25, 2026"),
    Form("embargo", "{moment} embargo", "NOV. 25, 2026 0600 KST EMBARGO"),
    Form("embargo", "[under|strictly] [strict] embargo|embargoed [material|picture|photo|image|content]", "EMBARGOED", "word"),
    Form("embargo", "[please] hold|held|hold_for_release [for] [release|use|publication] [until|till] [at|on] ~ {moment}", "HOLD FOR RELEASE UNTIL 6 A.M. KST NOV. 25, 2026"),
    Form("embargo", "[please] hold [for_release] until|till {until}", "HOLD UNTIL FURTHER NOTICE"),
    Form("embargo", "[for] release|use|publication [only] [not_before|after|from|at|on] ~ {moment}", "FOR RELEASE AT 0600 KST NOV. 25, 2026"),
    Form("embargo", "[strictly] not|no [for|to_be] use|used|usage|publication|published|release|released|broadcast before|until|till|prior_to {until}", "NOT FOR RELEASE BEFORE NOV. 25, 2026"),
    Form("embargo", "do_not use|publish|release|print|broadcast|post before|until|till|prior_to {until}", "DO NOT PUBLISH BEFORE NOV. 25, 2026"),
    Form("embargo", "[보도] 엠바고 [해제|설정|시각|시간|시점] ~ {moment} [까지|이후|부터] [해제|보도|사용|게재|적용] [가능]", "엠바고: 11월 25일 06시"),
    Form("embargo", "{moment} [까지|이후|부터] [보도|사용|게재] ~ 엠바고 [적용|해제|설정|걸림]", "11월 25일 오전 6시까지 엠바고"),
    Form("embargo", "{moment} 이후|부터 보도|사용|게재|공개|송고 [가능|요망|바람|할_것|허용]", "2026년 11월 25일 06시 이후 보도"),
    Form("embargo", "[보도] 엠바고 [사진|적용|준수|설정|있음]", "엠바고", "word"),
    # --- frame, credit, use ------------------------------------------------------------------
    Form("no-crop", "[strictly] no cropping|crop|crops|cropping_allowed|cropping_permitted", "NO CROPPING"),
    Form("no-crop", f"[this|the] [{_PIC}] may_not|must_not|cannot|not|should_not be|to_be cropped", "MUST NOT BE CROPPED"),
    Form("no-crop", "do_not crop", "DO NOT CROP"),
    Form("no-crop", f"[this|the] [{_PIC}] must|to be used|published|reproduced|printed in full|its_entirety|its_entire_form|uncropped", "MUST BE USED IN ITS ENTIRETY"),
    Form("no-crop", f"크롭|트리밍|자르기|재단 {_KO_NOT}", "트리밍 금지"),
    Form("no-alteration", "[strictly] no [digital|image|photo|further] alteration|alterations|manipulation|manipulations|modification|modifications|retouching|editing|changes [allowed|permitted]", "NO DIGITAL ALTERATION"),
    Form("no-alteration", f"[this|the] [{_PIC}] may_not|must_not|cannot|not be|to_be [digitally] altered|modified|manipulated|retouched|changed|edited", "THE PHOTOGRAPH MAY NOT BE MANIPULATED"),
    Form("no-alteration", f"변형|수정|편집|합성 [및|·] [변형|편집|합성|재가공] {_KO_NOT}", "변형 금지"),
    Form("mandatory-credit", f"mandatory [photo] {_CREDIT} {{party}}", "MANDATORY CREDIT: KCNA VIA KNS", "sentence"),
    Form("mandatory-credit", f"{_CREDIT} [is] mandatory|required|compulsory|obligatory {{party}}", "CREDIT MANDATORY"),
    Form("mandatory-credit", "[photo] credit|byline|by-line|attribution|caption_credit should|must|has_to|to [be|read] [as|given_as] {party}", "Photo credit should read Martin Rickett/PA Wire", "sentence"),
    Form("mandatory-credit", "must|please [be] credit|credited|bylined|attributed [to|as|with] {party}", "MUST CREDIT NASA/JPL-CALTECH"),
    Form("mandatory-credit", f"[this|the|these] [{_PIC}] [is|are] [sourced_from_and] must be credited|bylined|attributed [to|as|with] {{party}}", 'THIS IMAGE IS SOURCED FROM AND MUST BE BYLINED "RACINGFOTOS.COM"', "sentence"),
    Form("mandatory-credit", "[반드시] 크레딧|출처|촬영자|저작권자 [반드시] 표기|명기|표시|명시|기재 ~ [필수|요망|바람|필요|할_것] {party}", "출처 표기 필수"),
    Form("mandatory-credit", "크레딧|출처 필수 {party}", "크레딧 필수"),
    Form("editorial-only", "[restricted_to|strictly|strictly_for|for|available_for|limited_to] editorial [and_news] use|usage|purposes [only]", "RESTRICTED TO EDITORIAL USE", "sentence"),
    Form("editorial-only", f"[this|the|these] [{_PIC}] is|are [intended|licensed|available|restricted] [only] for|to editorial use|purposes [only]", "This content is intended for editorial use only", "sentence"),
    Form("editorial-only", "for news|editorial|press [or_editorial] [use|purposes] only", "FOR NEWS USE ONLY"),
    Form("editorial-only", f"보도|언론|편집 [용|목적] [으로만|외] [{_KO_USE}] 가능|금지|한정|불가", "보도용으로만 사용 가능"),
    Form("editorial-only", "for other uses ~ additional clearances may be required", "For other uses, additional clearances may be required", "sentence"),
    Form("no-commercial", "[strictly] no commercial [use|usage|purposes|exploitation|licensing]", "No commercial use", "sentence"),
    Form("no-commercial", "[strictly] no marketing|advertising|merchandising|promotional|promotion|advertisements|advertisement|ads|endorsement [campaigns|campaign|use|usage|purposes] ~ [or|and|nor|&] [no] [marketing|advertising|merchandising|promotional] [campaigns|campaign|use]", "NO MARKETING NO ADVERTISING CAMPAIGNS"),
    Form("no-commercial", "not for [sale_for|use_in|use_for] commercial|marketing|advertising|merchandising|promotional ~ [or|and|nor] [commercial|marketing|advertising|merchandising|promotional] [use|usage|purposes|campaigns|campaign]", "NOT FOR SALE FOR MARKETING OR ADVERTISING CAMPAIGNS"),
    Form("no-commercial", "[for] non commercial use|usage|purposes only", "NON-COMMERCIAL USE ONLY"),
    Form("no-commercial", f"상업적|상업용|영리|광고 [용|적|목적] [으로] [{_KO_USE}] {_KO_NOT}", "상업적 이용 금지"),
    Form("no-commercial", "no use in betting {rest}", "No use in betting, games or single club/league/player publications", "sentence"),
    Form("no-commercial", "no use with unauthorised|unauthorized {rest}", "No use with unauthorised audio, video, data, fixture lists, club/league logos or \"live\" services", "sentence"),
    Form("clients-only", "[for] {party} clients|members|subscribers|customers only", "AP CLIENTS ONLY"),
    Form("no-ai-training", "[strictly] no [use_for|use_in|generative] ai|machine|artificial [intelligence] [learning|or_machine_learning] [training|use|usage|data_mining] [or|and] [data_mining|machine_learning]", "NO AI TRAINING"),
    Form("no-ai-training", "not for [use_in|use_for|the_training_of] [generative] ai|machine|artificial [intelligence|learning] [training|use|models|systems]", "NOT FOR AI TRAINING"),
    Form("no-ai-training", f"[생성형] AI|인공지능 [데이터] 학습 ~ [및|과|·|용|이용] [활용|이용|사용] [금지|{_KO_NOT}]", "AI 학습 및 활용 금지", "sentence"),
    Form("no-use", "[please] do_not use|publish|run|print [this|the] [image|picture|photo]", "DO NOT USE"),
    Form("no-use", "not for [any] publication|use|release", "NOT FOR PUBLICATION"),
    Form("no-use", f"[절대|전면] {_KO_USE} 금지|불가", "사용 금지"),
    Form("ask-first", "use [is] subject to restrictions|approval|terms [and_conditions]", "Use subject to restrictions", "sentence"),
    Form("ask-first", "[for] latest|further|current restrictions [check|see|contact] {rest}", "For latest restrictions check www.corbisimages.com", "sentence"),
    Form("ask-first", "call|contact|phone|email {rest} for [further|more|usage|licensing] information|details|permission|terms|use", "Call 44 (0)1158 447447 for further information", "sentence"),
    Form("ask-first", "[please] call|contact|check_with|ask {rest} before|prior_to use|usage|publication|using", "CONTACT AGENCY BEFORE USE"),
    Form("ask-first", "[prior|written] [written] permission|approval|clearance|licence|license required [before_use|for_use|from] {rest}", "PRIOR PERMISSION REQUIRED"),
    Form("ask-first", "[restrictions|other_restrictions|fees|special_fees|premium_rates|special_rates|additional_fees] [may] apply|applies", "SPECIAL RATES APPLY"),
    Form("ask-first", "사용 전|시 [반드시] 문의|협의|허가|확인 [요망|필요|바람|필수]", "사용 전 문의"),
    # --- kill and correction -----------------------------------------------------------------
    Form("kill", "mandatory|photo|picture|caption|bulletin|advisory|urgent [photo] kill [notice] ~ [photo|picture]", "MANDATORY KILL"),
    Form("kill", "kill notice|advisory|this_photo|this_picture|photo|picture", "KILL NOTICE"),
    Form("kill", "kill|killed", "KILL", "word"),
    Form("kill", f"[{_EDS}] ~ [this|the|these] {_PIC} is|was|are|were|has_been|have_been [being] withdrawn|retracted|killed|eliminated|removed_from_service [from_service|by] {{rest}}", "THIS PHOTO HAS BEEN WITHDRAWN BY AFP", "sentence"),
    Form("kill", f"{_PIC} withdrawn|retracted|killed|eliminated|withdrawal|elimination|retraction", "PICTURE WITHDRAWN"),
    Form("kill", "withdrawn|retracted|withdraw|retraction|withdrawal", "WITHDRAWN", "word"),
    Form("kill", f"[please] delete|remove|withdraw|purge [immediately] this|the|these|all {_PIC} [immediately] [from|in] [your|all] [systems|system|archives|archive|files|databases|records] [immediately]", "PLEASE DELETE THIS PHOTO FROM YOUR SYSTEMS"),
    Form("kill", "[긴급|송고] 사진|전송|캡션|포토|기사 [전송|송고] 취소|삭제|철회 [요청|요망|바람|부탁]", "사진 취소"),
    Form("kill", "사진 사용|게재 중지|중단|금지", "사진 사용 중지"),
    Form("kill", "전문 취소", "전문 취소"),
    Form("correction", "corrects|correcting|correct|recaps|adds|adding|updates|fixes [the] byline|by-line|caption|name|names|spelling|date|dates|location|city|title|id|ids|identification|information|credit|photographer|location|country|age|day|headline|source|photo|restrictions|last_name|first_name|slug|the {rest}", "CORRECTS NAME OF PHOTOGRAPHER"),
    Form("correction", "corrects|correcting|refile|resending|retransmission|retransmitting|re-transmission {rest}", "RESENDING WITH CORRECT CAPTION"),
    Form("correction", "caption|photo|picture|byline|credit|date|headline|id [information] correction|corrected|corrects", "CAPTION CORRECTION"),
    Form("correction", "corrected version|caption|copy|date|byline|spelling|id ~ {rest}", "CORRECTED VERSION"),
    Form("correction", "correction|corrected|corrections", "CORRECTION", "word"),
    Form("correction", "정정|수정", "정정", "word"),
    Form("correction", "사진|캡션|설명|이름|성명|날짜|제목|크레딧|촬영자|기자|직함|장소|본문|바이라인|사진설명|사진_설명|오기 정정|수정|바로잡음", "사진설명 정정"),
    Form("correction", "정정|수정 사진|송고|본|전송|재송|재전송|합니다|함", "수정 재전송"),
    # --- where it comes from, what it shows --------------------------------------------------
    Form("third-party-supplied", f"[{_EDS}] ~ this|the|these {_PIC} [was|has_been|were|have_been|is|are] provided|supplied|received|obtained|distributed by|from [a] third party|parties", "ATTENTION EDITORS - THIS PICTURE WAS PROVIDED BY A THIRD PARTY", "sentence"),
    Form("third-party-supplied", "third party image|picture|photo|supplied|content|material", "THIRD PARTY PHOTO"),
    Form("third-party-supplied", "independent journalists were|are not given|allowed access {rest}", "Independent journalists were not given access to cover the event depicted in this image distributed by the North Korean government", "sentence"),
    Form("third-party-supplied", "제3자|외부 제공 [사진|이미지]", "제3자 제공"),
    Form("unverified", "{party} is|was|are|were|has_been unable|not_able to independently|immediately [independently] verify|confirm|authenticate {rest}", "REUTERS IS UNABLE TO INDEPENDENTLY VERIFY THIS IMAGE", "sentence"),
    Form("unverified", "{party} is|was|are|were unable|not_able to verify|confirm|authenticate {rest}", "AFP WAS UNABLE TO VERIFY THE DATE", "sentence"),
    Form("unverified", "{party} could_not|cannot|can_not independently|immediately verify|confirm {rest}", "REUTERS COULD NOT INDEPENDENTLY VERIFY THE LOCATION", "sentence"),
    Form("unverified", f"[the] [content|authenticity|location|date] [of] [this|the] [{_PIC}] [is_as_provided_and] [could_not|cannot|can_not|has_not] be|been independently verified|confirmed", "The content of this image is as provided and cannot be independently verified", "sentence"),
    Form("unverified", "사진|영상|진위|내용 [의] [진위|내용|여부] [여부] [는|은|를|을] [독립적으로] 확인|검증 안_됨|되지_않음|불가|못함|안됨", "진위 여부 확인 안 됨"),
    Form("as-received", f"[it|this] [{_PIC}] is|was [being] distributed|transmitted ~ exactly as received [by] {{rest}}", "THIS PICTURE IS DISTRIBUTED EXACTLY AS RECEIVED BY REUTERS, AS A SERVICE TO CLIENTS", "sentence"),
    Form("handout", "[it|this_image|this_picture] [is|was] [being] distributed ~ as a service to [our] clients|subscribers|members", "DISTRIBUTED AS A SERVICE TO CLIENTS", "sentence"),
    Form("handout", "editorial|news|government|official handout [photo|image|picture]", "EDITORIAL HANDOUT"),
    Form("handout", "handout|hand-out photo|photos|image|images|picture|pictures|photograph [only|supplied_by|provided_by|released_by|from] {rest}", "HANDOUT PHOTO"),
    Form("handout", "handout|hand-out|ho|hogp", "HANDOUT", "word"),
    Form("handout-single-story", "hons", "HONS", "word"),
    Form("quality-note", "[best] quality [available] from|as source|incoming|received|provided|supplied", "QUALITY FROM SOURCE", "sentence"),
    Form("quality-note", "best|low|poor quality|resolution [image] available|from_source|source", "BEST QUALITY AVAILABLE"),
    Form("content-warning", f"[{_EDS}|warning|caution] ~ [contains|this_image_contains|strong] graphic|disturbing|violent|sensitive|offensive|explicit content|image|images|material|scenes|language|photo|nature", "EDS NOTE: GRAPHIC CONTENT", "sentence"),
    Form("content-warning", f"{_EDS} ~ [contains|partial|full|note] nudity|profanity|obscenity|obscene|vulgarity|blood|gore|violence|death [content|gesture|language] ~", "EDS NOTE: NUDITY", "sentence"),
    Form("content-warning", f"[{_EDS}] ~ visual|visuals coverage of scenes of {{rest}}", "ATTENTION EDITORS - VISUAL COVERAGE OF SCENES OF INJURY OR DEATH", "sentence"),
    Form("content-warning", "충격적|혐오 [인] 장면|사진|내용 [주의|포함]", "충격적인 장면 주의"),
    Form("editors-note", f"{_EDS} ~ {{rest}}", "ATTENTION EDITORS - RECROPPED VERSION", "sentence", generic=True),
    Form("editors-note", "편집자 주 ~ {rest}", "편집자 주: 얼굴을 흐리게 처리했음", "sentence", generic=True),
    Form("pool", "pool photo|photos|picture|image|via", "Pool photo"),
    Form("pool", "pool", "POOL", "word"),
    Form("pool", "공동취재|공동취재단|풀_사진|풀사진|사진공동취재단", "공동취재", "word"),
    Form("file-photo", "[undated] file|archive|library|stock|archival photo|picture|image|pic|photograph|photos|pictures", "FILE PHOTO"),
    Form("file-photo", "file|archive", "FILE", "word"),
    Form("file-photo", "자료사진|자료_사진|자료|연합뉴스_자료사진", "자료사진", "word"),
    # --- papers and tags ---------------------------------------------------------------------
    Form("release", "[no|not] model|property [or|and|&|/] [property] release|released|releases [available|on_file|required]", "NO MODEL RELEASE"),
    Form("cleared", "cleared|approved|released for public|general release|distribution|use|domain", "Cleared for public release", "sentence"),
    Form("cleared", "release authority ~ {rest}", "Release authority,CPT Kevin Dasher , Kandahar Army Airfield PAO Officer", "sentence"),
    Form("rights-notice", "copyright|copyrighted|(c)|©|ⓒ [(c)|©|ⓒ|by] {year} {rest}", "Copyright 2024 The AP", "sentence"),
    Form("rights-notice", "all rights reserved", "All rights reserved", "sentence"),
    Form("rights-notice", "저작권자|ⓒ|<저작권자 [(c)|©|ⓒ] {rest}", "저작권자 ⓒ 연합뉴스", "sentence"),
    Form("tag", "aptopix", "APTOPIX", "tag"),
    Form("tag", "tpx images of the day", "TPX IMAGES OF THE DAY", "tag"),
    Form("tag", "tpx|topshot|topshots|bestpix|xgty|ap_top_photo", "TOPSHOT", "tag"),
    Form("tag", "template out", "TEMPLATE OUT"),
    Form("tag", "pictures of the day|week|month|year", "PICTURES OF THE YEAR"),
    Form("tag", "alternate|alternative|alternates crop|crops", "ALTERNATIVE CROP"),
    Form("tag", "addition|additional photo|picture|image", "ADDITIONAL PHOTO"),
)  # fmt: skip

MEDIA: dict[Medium, tuple[str, ...]] = {
    "television": ("TV", "television", "TV use", "방송", "TV방송"),
    "magazines": ("mags", "mag", "magazines", "magazine", "weeklies", "잡지"),
    "internet": ("internet", "online", "web", "website", "websites", "digital", "the internet", "internet use", "인터넷", "온라인", "웹"),
    "mobile": ("mobile", "mobiles", "mobile phones", "apps", "모바일"),
    "social media": ("social media", "social", "social networks", "Facebook", "Instagram", "Twitter", "YouTube", "TikTok", "SNS", "소셜미디어"),
    "newspapers": ("newspapers", "newspaper", "dailies", "tabloids", "papers", "신문"),
    "print": ("print", "prints", "printed media", "지면", "인쇄"),
    "broadcast": ("broadcast", "broadcasters", "broadcasting"),
    "video": ("video", "videos", "film", "동영상", "영상"),
    "radio": ("radio", "라디오"),
    "books": ("books", "book", "book use", "단행본"),
    "advertising": ("advertising", "ads", "advertisements", "광고"),
}
"""Medium -> how it is written."""

MEDIUM_TARGETS: dict[Medium, tuple[str, ...]] = {
    "television": ("video",),
    "magazines": ("magazine",),
    "internet": ("web",),
    "mobile": ("web",),
    "social media": (),
    "newspapers": ("print",),
    "print": ("print", "magazine"),
    "broadcast": ("video",),
    "video": ("video",),
    "radio": (),
    "books": (),
    "advertising": (),
}
"""Medium -> targets of a page (`model.Target`) that it stands for."""

TERRITORY_CODES: dict[str, str] = {
    "KOR": "KR", "PRK": "KP", "JPN": "JP", "CHN": "CN", "TWN": "TW", "HKG": "HK", "USA": "US", "GBR": "GB",
    "FRA": "FR", "DEU": "DE", "GER": "DE", "ITA": "IT", "ESP": "ES", "AUS": "AU", "NZL": "NZ", "IND": "IN",
    "RUS": "RU", "IRL": "IE", "NLD": "NL", "NED": "NL", "SUI": "CH", "AUT": "AT", "SWE": "SE", "DEN": "DK",
}  # fmt: skip
"""Three-letter codes that agencies write in phrases; only in capitals, none that is an English word."""

LABELS: tuple[str, ...] = (
    "restrictions", "restriction", "usage restrictions", "usage", "usage terms", "terms", "terms of use",
    "special instructions", "instructions", "please note", "note", "nb", "n.b.", "important", "attention",
    "attn", "warning", "rights", "conditions", "use", "embargo note", "eds", "attention editors", "eds note",
    "editors note", "editor's note", "사용제한", "사용 제한", "제한", "주의", "주의사항", "알림", "참고", "저작권",
    "사용조건", "사용 조건",
)  # fmt: skip
"""Words that stand before a phrase and say nothing themselves."""
