"""Which metadata fields PhotoDesk knows, and every place each one lives.

One line a field. Readers, writers, forms, sheet headings, help texts and the
README's field table loop over `FIELDS`; nothing else repeats these facts.

Standards: IPTC Photo Metadata 2025.1 (labels, XMP properties), IPTC-IIM 4.2
(datasets and byte limits), Exif 2.32/3.0 (tags), PLUS LDF (rights).

Example:
    >>> BY_ID["credit_line"].iim, BY_ID["credit_line"].iim_max_bytes
    (('2:110',), 32)
    >>> field_for_heading("사진 설명").id
    'caption'
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

Kind = Literal["text", "alt", "bag", "seq", "struct", "struct_bag", "struct_seq", "date"]
"""XMP value type: text, language alternative, unordered or ordered list, structure(s), date."""

Tier = Literal["core", "extended", "technical"]

NAMESPACES: dict[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
"""XMP prefix -> namespace URI, as registered."""


@dataclass(frozen=True, slots=True)
class Field:
    """One metadata field and its places.

    Attributes:
        id: IPTC's name in snake case; the name used everywhere.
        label: English label on screen. `label_ko` is the Korean one.
        kind: XMP value type (`Kind`).
        tier: core (in forms and sheets), extended (read and written), technical (read only).
        xmp: property as "prefix:Name", or "" when the field has none.
        iim: dataset numbers as "record:dataset" with three digits, date before time.
        iim_max_bytes: limit of one value in bytes, or None without IIM.
        iim_repeatable: whether IIM allows the dataset several times.
        exif: tag names, the one we write first; the rest are read, or removed when stale.
        members: names of a structure's members; "Name:bag" and "Name:alt" give their type.
        headings: spellings of this field in sheets, besides id and labels.
        help: one sentence for the editor.
        source: standard that defines the field.
    """

    id: str
    label: str
    label_ko: str
    kind: Kind
    tier: Tier = "core"
    xmp: str = ""
    iim: tuple[str, ...] = ()
    iim_max_bytes: int | None = None
    iim_repeatable: bool = False
    exif: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    help: str = ""
    source: str = ""

    @property
    def is_list(self) -> bool:
        """True when the value is a tuple of texts (bag, seq)."""
        return self.kind in ("bag", "seq")

    @property
    def is_structure(self) -> bool:
        """True when the value is a tuple of structures."""
        return self.kind.startswith("struct")


# fmt: off
FIELDS: tuple[Field, ...] = (
    Field('headline', 'Headline', '제목', 'text', xmp='photoshop:Headline', iim=('2:105',), iim_max_bytes=256, headings=('headline', '제목', '헤드라인'), help='One line that sums up the picture for the desk; not the caption, not the title.', source='IPTC Photo Metadata 2025.1: headline'),
    Field('title', 'Title', '슬러그', 'alt', xmp='dc:title', iim=('2:005',), iim_max_bytes=64, exif=('XPTitle',), headings=('title', 'slug', 'object name', 'objectname', '슬러그'), help='Short reference or slug; agencies put their own picture id here.', source='IPTC Photo Metadata 2025.1: title'),
    Field('caption', 'Caption', '사진 설명', 'alt', xmp='dc:description', iim=('2:120',), iim_max_bytes=2000, exif=('ImageDescription', 'XPComment', 'XPSubject', 'UserComment'), headings=('caption', 'description', 'cutline', 'caption/abstract', 'caption-abstract', 'imagedescription', '사진설명', '캡션', '설명', '사진 설명'), help='Who, what, where and when: the words printed under the picture, without the credit.', source='IPTC Photo Metadata 2025.1: description'),
    Field('caption_writer', 'Description Writer', '작성자', 'text', xmp='photoshop:CaptionWriter', iim=('2:122',), iim_max_bytes=32, iim_repeatable=True, headings=('writer', 'caption writer', 'writer/editor', '작성자'), help='Initials or name of whoever last edited the caption or the alt text.', source='IPTC Photo Metadata 2025.1: captionWriter'),
    Field('alt_text', 'Alt Text (Accessibility)', '대체 텍스트', 'alt', xmp='Iptc4xmpCore:AltTextAccessibility', headings=('alt', 'alt text', 'alternative text', '대체텍스트', '대체 텍스트'), help='What the picture shows, for someone who cannot see it; about 250 characters, never a copy of the caption.', source='IPTC Photo Metadata 2025.1: altTextAccessibility'),
    Field('extended_description', 'Extended Description (Accessibility)', '긴 설명', 'alt', xmp='Iptc4xmpCore:ExtDescrAccessibility', headings=('extended description', '긴설명'), help='Only when the alt text is not enough; plain text that does not repeat it.', source='IPTC Photo Metadata 2025.1: extDescrAccessibility'),
    Field('keywords', 'Keywords', '키워드', 'bag', xmp='dc:subject', iim=('2:025',), iim_max_bytes=64, iim_repeatable=True, exif=('XPKeywords',), headings=('keywords', 'tags', 'subject', '키워드', '태그'), help='One word or phrase an entry; the order does not matter.', source='IPTC Photo Metadata 2025.1: keywords'),
    Field('creator', 'Creator', '촬영자', 'seq', xmp='dc:creator', iim=('2:080',), iim_max_bytes=32, iim_repeatable=True, exif=('Artist', 'XPAuthor'), headings=('byline', 'by-line', 'photographer', 'creator', 'author', 'artist', '촬영', '사진기자', '촬영자', '사진'), help="The photographer's name only: no credit, no (c), no agency.", source='IPTC Photo Metadata 2025.1: creatorNames'),
    Field('creator_job_title', "Creator's jobtitle", '직함', 'text', xmp='photoshop:AuthorsPosition', iim=('2:085',), iim_max_bytes=32, iim_repeatable=True, headings=('by-line title', 'byline title', 'job title', '직함'), help='Agency codes: STF staff, STR stringer, HO/HOGP/HONS handout, POOL.', source='IPTC Photo Metadata 2025.1: jobtitle'),
    Field('creator_contact_info', "Creator's Contact Info", '연락처', 'struct', xmp='Iptc4xmpCore:CreatorContactInfo', iim=('2:118',), iim_max_bytes=128, iim_repeatable=True, members=('CiAdrExtadr', 'CiAdrCity', 'CiAdrRegion', 'CiAdrPcode', 'CiAdrCtry', 'CiTelWork', 'CiEmailWork', 'CiUrlWork'), help='Work address, telephone, e-mail and web address of the creator; no private numbers.', source='IPTC Photo Metadata 2025.1: creatorContactInfo'),
    Field('image_creator', 'Image Creator', '이미지 제작자', 'struct_seq', tier='extended', xmp='plus:ImageCreator', members=('ImageCreatorName', 'ImageCreatorID'), help='The creator with an identifier (PLUS); keep the names equal to Creator.', source='IPTC Photo Metadata 2025.1: imageCreators'),
    Field('contributor', 'Contributor', '기여자', 'struct_bag', tier='extended', xmp='Iptc4xmpExt:Contributor', members=('Name:alt', 'Role:bag', 'Identifier:bag'), help='Who else took part, with a role; the AI system of a generated picture.', source='IPTC Photo Metadata 2025.1: contributors'),
    Field('credit_line', 'Credit Line', '크레딧', 'text', xmp='photoshop:Credit', iim=('2:110',), iim_max_bytes=32, headings=('credit', 'credit line', 'provider', '크레딧', '출처', '제공'), help='What must be printed with the picture, in the house form: AP-Yonhap.', source='IPTC Photo Metadata 2025.1: creditLine'),
    Field('source', 'Source', '원 출처', 'text', xmp='photoshop:Source', iim=('2:115',), iim_max_bytes=32, headings=('source', '원출처'), help='Who handed the picture to us.', source='IPTC Photo Metadata 2025.1: source'),
    Field('copyright_notice', 'Copyright Notice', '저작권', 'alt', xmp='dc:rights', iim=('2:116',), iim_max_bytes=128, exif=('Copyright',), headings=('copyright', 'copyright notice', 'rights', '저작권'), help="The rights owner's notice as sent; never removed on the way in.", source='IPTC Photo Metadata 2025.1: copyrightNotice'),
    Field('copyright_marked', 'Copyright Status', '저작권 상태', 'text', tier='extended', xmp='xmpRights:Marked', help='True: copyrighted; False: public domain; empty: unknown.', source='XMP Rights Management'),
    Field('copyright_owner', 'Copyright Owner', '저작권자', 'struct_seq', xmp='plus:CopyrightOwner', members=('CopyrightOwnerName', 'CopyrightOwnerID'), help='Who owns the rights, with an identifier (PLUS).', source='IPTC Photo Metadata 2025.1: copyrightOwners'),
    Field('usage_terms', 'Rights Usage Terms', '사용 조건', 'alt', xmp='xmpRights:UsageTerms', headings=('usage terms', 'rights usage terms', '사용조건'), help='The licence in words: editorial use only, territory, expiry.', source='IPTC Photo Metadata 2025.1: usageTerms'),
    Field('web_statement', 'Web Statement of Rights', '사용권 주소', 'text', xmp='xmpRights:WebStatement', help='Web address of the licence.', source='IPTC Photo Metadata 2025.1: webstatementRights'),
    Field('licensor', 'Licensor', '라이선스 제공자', 'struct_seq', xmp='plus:Licensor', members=('LicensorName', 'LicensorID', 'LicensorURL', 'LicensorEmail', 'LicensorTelephone1', 'LicensorTelephoneType1', 'LicensorTelephone2', 'LicensorTelephoneType2', 'LicensorStreetAddress', 'LicensorExtendedAddress', 'LicensorCity', 'LicensorRegion', 'LicensorPostalCode', 'LicensorCountry'), help='Who grants licences and where to ask (PLUS).', source='IPTC Photo Metadata 2025.1: licensors'),
    Field('instructions', 'Instructions', '사용 제한', 'text', xmp='photoshop:Instructions', iim=('2:040',), iim_max_bytes=256, headings=('instructions', 'special instructions', '사용제한', '주의사항'), help='For staff, never for readers: embargo, OUT, NO SALES, MANDATORY CREDIT.', source='IPTC Photo Metadata 2025.1: instructions'),
    Field('job_id', 'Job Id', '작업 번호', 'text', xmp='photoshop:TransmissionReference', iim=('2:103',), iim_max_bytes=32, headings=('job id', 'transmission reference', 'originaltransmissionreference', '작업번호'), help="The agency's transmission reference or our assignment number.", source='IPTC Photo Metadata 2025.1: jobid'),
    Field('date_created', 'Date Created', '촬영일', 'date', xmp='photoshop:DateCreated', iim=('2:055', '2:060'), iim_max_bytes=8, exif=('DateTimeOriginal', 'SubSecTimeOriginal', 'OffsetTimeOriginal'), headings=('date', 'date created', 'date taken', '촬영일', '촬영일시', '날짜'), help='When the picture was taken, not when it was sent or edited.', source='IPTC Photo Metadata 2025.1: dateCreated'),
    Field('date_digitized', 'Date Digitized', '디지털화 날짜', 'date', tier='extended', xmp='xmp:CreateDate', iim=('2:062', '2:063'), iim_max_bytes=8, exif=('DateTimeDigitized', 'OffsetTimeDigitized'), help='When a print or negative was scanned.', source='MWG 2.0'),
    Field('date_modified', 'Date Modified', '수정일', 'date', tier='extended', xmp='xmp:ModifyDate', exif=('DateTime', 'OffsetTime'), help='When the picture was last edited; never a publication date.', source='MWG 2.0'),
    Field('sublocation', 'Sublocation', '장소', 'text', xmp='Iptc4xmpCore:Location', iim=('2:092',), iim_max_bytes=32, headings=('location', 'sublocation', 'sub-location', '장소'), help='Building, street or district.', source='IPTC Photo Metadata 2025.1: sublocationName'),
    Field('city', 'City', '도시', 'text', xmp='photoshop:City', iim=('2:090',), iim_max_bytes=32, headings=('city', '도시', '시'), help='City shown in the picture.', source='IPTC Photo Metadata 2025.1: cityName'),
    Field('province_state', 'Province or State', '시/도', 'text', xmp='photoshop:State', iim=('2:095',), iim_max_bytes=32, headings=('state', 'province', 'province/state', '도', '주'), help='Province or state shown in the picture.', source='IPTC Photo Metadata 2025.1: provinceState'),
    Field('country', 'Country', '국가', 'text', xmp='photoshop:Country', iim=('2:101',), iim_max_bytes=64, headings=('country', '국가', '나라'), help='Country shown in the picture.', source='IPTC Photo Metadata 2025.1: countryName'),
    Field('country_code', 'Country Code', '국가 코드', 'text', xmp='Iptc4xmpCore:CountryCode', iim=('2:100',), iim_max_bytes=3, headings=('country code', '국가코드'), help='Three letters (ISO 3166): KOR.', source='IPTC Photo Metadata 2025.1: countryCode'),
    Field('location_created', 'Location Created', '촬영 장소', 'struct_bag', xmp='Iptc4xmpExt:LocationCreated', members=('Sublocation', 'City', 'ProvinceState', 'CountryName', 'CountryCode', 'WorldRegion', 'LocationId:bag', 'LocationName:alt', 'exif:GPSLatitude', 'exif:GPSLongitude', 'exif:GPSAltitude'), help='Where the camera stood.', source='IPTC Photo Metadata 2025.1: locationCreated'),
    Field('location_shown', 'Location Shown in the Image', '보이는 장소', 'struct_bag', xmp='Iptc4xmpExt:LocationShown', members=('Sublocation', 'City', 'ProvinceState', 'CountryName', 'CountryCode', 'WorldRegion', 'LocationId:bag', 'LocationName:alt', 'exif:GPSLatitude', 'exif:GPSLongitude', 'exif:GPSAltitude'), help='What place the picture shows; the first entry mirrors city, state and country.', source='IPTC Photo Metadata 2025.1: locationsShown'),
    Field('person_shown', 'Person Shown in the Image', '인물', 'bag', xmp='Iptc4xmpExt:PersonInImage', headings=('person shown', 'people', '인물'), help='Names of the people in the picture, left to right.', source='IPTC Photo Metadata 2025.1: personInImageNames'),
    Field('person_shown_with_details', 'Person Shown in the Image with Details', '인물 상세', 'struct_bag', tier='extended', xmp='Iptc4xmpExt:PersonInImageWDetails', members=('PersonName:alt', 'PersonId:bag', 'PersonDescription:alt'), help='People in the picture with identifiers and descriptions.', source='IPTC Photo Metadata 2025.1: personsShown'),
    Field('organisation_shown', 'Name of Organisation Featured in the Image', '기관', 'bag', tier='extended', xmp='Iptc4xmpExt:OrganisationInImageName', help='Organisations featured in the picture.', source='IPTC Photo Metadata 2025.1: organisationInImageNames'),
    Field('event_name', 'Event Name', '행사', 'alt', xmp='Iptc4xmpExt:Event', headings=('event', '행사'), help='The event at which the picture was taken.', source='IPTC Photo Metadata 2025.1: eventName'),
    Field('event_identifier', 'Event Identifier', '행사 ID', 'bag', tier='extended', xmp='Iptc4xmpExt:EventId', help='Identifiers of the event.', source='IPTC Photo Metadata 2025.1: eventId'),
    Field('intellectual_genre', 'Intellectual Genre', '장르', 'text', xmp='Iptc4xmpCore:IntellectualGenre', iim=('2:004',), iim_max_bytes=68, iim_repeatable=True, help='What kind of picture it is: Actuality, Feature.', source='IPTC Photo Metadata 2025.1: intellectualGenre'),
    Field('scene_code', 'Scene Code', '장면 코드', 'bag', xmp='Iptc4xmpCore:Scene', help='IPTC scene codes of six digits: 010100 is a headshot.', source='IPTC Photo Metadata 2025.1: sceneCodes'),
    Field('subject_code', 'Subject Code', '주제 코드', 'bag', xmp='Iptc4xmpCore:SubjectCode', iim=('2:012',), iim_max_bytes=236, iim_repeatable=True, help='IPTC subject codes of eight digits.', source='IPTC Photo Metadata 2025.1: subjectCodes'),
    Field('category', 'Category', '분류', 'text', xmp='photoshop:Category', iim=('2:015',), iim_max_bytes=3, headings=('category', '분류'), help='Wire code: A domestic, I international, S sport, E entertainment, F finance.', source='IIM 4.2'),
    Field('supplemental_category', 'Supplemental Category', '보조 분류', 'bag', xmp='photoshop:SupplementalCategories', iim=('2:020',), iim_max_bytes=32, iim_repeatable=True, help='Three-letter agency codes: POL, SPO, FIN.', source='IIM 4.2'),
    Field('urgency', 'Urgency', '긴급도', 'text', xmp='photoshop:Urgency', iim=('2:010',), iim_max_bytes=1, headings=('urgency', '긴급도'), help='1 most urgent, 5 normal, 8 least.', source='IIM 4.2'),
    Field('image_supplier', 'Image Supplier', '이미지 공급자', 'struct_seq', xmp='plus:ImageSupplier', members=('ImageSupplierName', 'ImageSupplierID'), help='Who supplied the picture, with an identifier (PLUS).', source='IPTC Photo Metadata 2025.1: suppliers'),
    Field('supplier_image_id', 'Image Supplier Image ID', '공급자 이미지 ID', 'text', tier='extended', xmp='plus:ImageSupplierImageID', help="The supplier's own number of the picture.", source='IPTC Photo Metadata 2025.1: imageSupplierImageId'),
    Field('image_registry_entry', 'Image Registry Entry', '등록 항목', 'struct_bag', xmp='Iptc4xmpExt:RegistryId', members=('RegItemId', 'RegOrgId', 'RegEntryRole'), help="The picture's entry in a registry.", source='IPTC Photo Metadata 2025.1: registryEntries'),
    Field('digital_image_guid', 'Digital Image GUID', '이미지 GUID', 'text', tier='extended', xmp='Iptc4xmpExt:DigImageGUID', exif=('ImageUniqueID',), help='An identifier set once and never changed.', source='IPTC Photo Metadata 2025.1: digitalImageGuid'),
    Field('digital_source_type', 'Digital Source Type', '이미지 유형', 'text', xmp='Iptc4xmpExt:DigitalSourceType', headings=('digital source type', '이미지유형'), help='Photograph, composite, illustration or AI: a term of the IPTC list.', source='IPTC Photo Metadata 2025.1: digitalSourceType'),
    Field('ai_prompt_information', 'AI Prompt Information', 'AI 프롬프트', 'text', xmp='Iptc4xmpExt:AIPromptInformation', help='The prompt an AI picture was made with.', source='IPTC Photo Metadata 2025.1: aIPromptInformation'),
    Field('ai_prompt_writer_name', 'AI Prompt Writer Name', 'AI 프롬프트 작성자', 'text', xmp='Iptc4xmpExt:AIPromptWriterName', help='Who wrote the prompt; not the creator.', source='IPTC Photo Metadata 2025.1: aIPromptWriterNam'),
    Field('ai_system_used', 'AI System Used', '사용한 AI', 'text', xmp='Iptc4xmpExt:AISystemUsed', help='The AI system that made or changed the picture.', source='IPTC Photo Metadata 2025.1: aISystemUsed'),
    Field('ai_system_version_used', 'AI System Version Used', 'AI 버전', 'text', xmp='Iptc4xmpExt:AISystemVersionUsed', help='Version of the AI system.', source='IPTC Photo Metadata 2025.1: aISystemVersionUsed'),
    Field('data_mining', 'Data Mining', '데이터 마이닝', 'text', xmp='plus:DataMining', help='What machine learning may do with the picture (PLUS list).', source='IPTC Photo Metadata 2025.1: dataMining'),
    Field('other_constraints', 'Other Constraints', '기타 제약', 'alt', tier='extended', xmp='plus:OtherConstraints', help='Needed when Data Mining says "see constraints".', source='IPTC Photo Metadata 2025.1: otherConstraints'),
    Field('model_release_status', 'Model Release Status', '모델 동의 상태', 'text', xmp='plus:ModelReleaseStatus', help='Whether the people shown have agreed (PLUS list).', source='IPTC Photo Metadata 2025.1: modelReleaseStatus'),
    Field('model_release_id', 'Model Release Id', '모델 동의서 ID', 'bag', tier='extended', xmp='plus:ModelReleaseID', help='Numbers of the model releases.', source='IPTC Photo Metadata 2025.1: modelReleaseDocuments'),
    Field('property_release_status', 'Property Release Status', '재산권 동의 상태', 'text', xmp='plus:PropertyReleaseStatus', help='Whether the owners of the property shown have agreed (PLUS list).', source='IPTC Photo Metadata 2025.1: propertyReleaseStatus'),
    Field('property_release_id', 'Property Release Id', '재산권 동의서 ID', 'bag', tier='extended', xmp='plus:PropertyReleaseID', help='Numbers of the property releases.', source='IPTC Photo Metadata 2025.1: propertyReleaseDocuments'),
    Field('minor_model_age_disclosure', 'Minor Model Age Disclosure', '미성년 모델 나이', 'text', tier='extended', xmp='plus:MinorModelAgeDisclosure', help='Age of the youngest person shown (PLUS list).', source='IPTC Photo Metadata 2025.1: minorModelAgeDisclosure'),
    Field('release_date_time', 'Release Date and Time (embargo)', '엠바고 해제', 'date', iim=('2:030', '2:035'), iim_max_bytes=8, help='Embargo: the earliest moment of use.', source='IIM 4.2'),
    Field('expiration_date_time', 'Expiration Date and Time', '사용 만료', 'date', tier='extended', iim=('2:037', '2:038'), iim_max_bytes=8, help='The latest moment of use.', source='IIM 4.2'),
    Field('rating', 'Image Rating', '평점', 'text', tier='extended', xmp='xmp:Rating', exif=('Rating',), help='-1 rejected, 0 none, 1 to 5 stars.', source='IPTC Photo Metadata 2025.1: imageRating'),
    Field('coded_character_set', 'Coded Character Set', '문자 집합', 'text', tier='technical', iim=('1:090',), iim_max_bytes=32, help='The character set of the IIM texts; always UTF-8 after a write.', source='IIM 4.2'),
    Field('software', 'Software', '소프트웨어', 'text', tier='technical', xmp='xmp:CreatorTool', iim=('2:065',), iim_max_bytes=32, exif=('Software',), help='The program that made the file; read for signs of AI, never written.', source='XMP basic'),
    Field('document_ids', 'XMP Document ID', 'XMP 문서 ID', 'text', tier='technical', xmp='xmpMM:DocumentID', help='Identifiers of the file and its versions; read for duplicates, never written.', source='XMP Media Management'),
    Field('max_available_size', 'Max Available Width', '최대 너비', 'text', tier='extended', xmp='Iptc4xmpExt:MaxAvailWidth', help='Width in pixels of the largest version to be had.', source='IPTC Photo Metadata 2025.1: maxAvailWidth'),
    Field('iptc_digest', 'IPTC Digest', 'IPTC 다이제스트', 'text', tier='technical', help='MD5 of the IIM block as XMP writers last saw it.', source='Adobe Photoshop image resource 0x0425'),
)
# fmt: on

BY_ID: dict[str, Field] = {field.id: field for field in FIELDS}
EDITABLE: tuple[Field, ...] = tuple(f for f in FIELDS if f.tier != "technical")
"""Fields that `Metadata` carries, in table order."""
CORE: tuple[Field, ...] = tuple(f for f in FIELDS if f.tier == "core")

LANGUAGES: dict[str, tuple[str, str]] = {
    "ar": ("Arabic", "아랍어"), "de": ("German", "독일어"), "en": ("English", "영어"),
    "es": ("Spanish", "스페인어"), "fr": ("French", "프랑스어"), "ja": ("Japanese", "일본어"),
    "ko": ("Korean", "한국어"), "ru": ("Russian", "러시아어"), "vi": ("Vietnamese", "베트남어"),
    "zh": ("Chinese", "중국어"),
}  # fmt: skip
"""Languages that have a name on screen: English and Korean; of the others the tag is shown."""

LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=512)
def field_named(name: str) -> Field:
    """Return the field of a name: "caption", or "caption@ko" for its text in another language.

    The text in another language has a label of its own, and no place in IIM and Exif, which hold
    one language.

    Raises:
        KeyError: no such field, a field with one text for all languages, no language tag, or the
            default's.

    Source: RFC 5646, 2.1.1 (how a tag is written), XMP part 1, 8.2.2.4 (language alternatives).

    Example:
        >>> field_named("caption@KO-kr").id, field_named("caption@ko").label, field_named("city").id
        ('caption@ko-KR', 'Korean caption', 'city')
    """
    field_id, at, language = name.partition("@")
    field = BY_ID[field_id]
    if not at:
        return field
    if field.kind != "alt" or not LANGUAGE_TAG.fullmatch(language) or language.casefold() == "x-default":
        raise KeyError(name)
    first, *rest = language.casefold().split("-")
    parts = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest)
    tag = "-".join((first, *parts))
    english, korean = LANGUAGES.get(first, ("", ""))
    label = f"{english} {field.label[:1].lower()}{field.label[1:]}" if english else f"{field.label} ({tag})"
    return replace(
        field, id=f"{field_id}@{tag}", label=label, label_ko=f"{field.label_ko}({korean or tag})", iim=(),
        iim_max_bytes=None, iim_repeatable=False, exif=(), headings=(),
    )  # fmt: skip


FILE_HEADINGS: tuple[str, ...] = (
    "filename", "file name", "file", "image", "photo", "sourcefile",
    "파일명", "파일", "사진파일", "이미지",
)  # fmt: skip
"""Headings of the column that names the picture file."""


def fold_heading(heading: str) -> str:
    """Fold a sheet heading for comparison: NFC, lower case, no blanks, underscores, hyphens or BOM.

    Example:
        >>> fold_heading("\\ufeffCaption_Writer ")
        'captionwriter'
    """
    text = unicodedata.normalize("NFC", heading).casefold()
    return "".join(c for c in text if not c.isspace() and c not in "_-\ufeff")


_HEADINGS: dict[str, Field] = {}
for _field in FIELDS:
    if _field.tier != "technical":
        for _spelling in (_field.id, _field.label, _field.label_ko, *_field.headings):
            _HEADINGS.setdefault(fold_heading(_spelling), _field)
_FILE_HEADINGS = frozenset(fold_heading(h) for h in FILE_HEADINGS)


def field_for_heading(heading: str) -> Field | None:
    """Return the field that a sheet heading names, or None; a heading is never guessed."""
    return _HEADINGS.get(fold_heading(heading))


def is_file_heading(heading: str) -> bool:
    """Tell whether a sheet heading names the picture-file column."""
    return fold_heading(heading) in _FILE_HEADINGS
