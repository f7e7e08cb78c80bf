"""The vocabulary of credits: label words, joints, markers, and what tells an organization from a person.

English and Korean first, with the labels that the neighbours print (Fot., Foto:, 写真：). Facts only;
`language.parties` reads with them.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PHOTO = r"(?:photo(?:graph)?s?|phoot|poto|phto|pic(?:ture)?s?|images?|stills?|video|footage|graphics?|illustrations?)"

LABELS = re.compile(
    rf"""(?P<screen>(?:(?:image|photo|still|video|screen)\s+)?(?:screen\ ?-?(?:shot|grab|cap|capture)s?|captured?|captures
              |frame\ grab|video\ grab|still|grab)
            \s+(?:image\s+)?(?:taken\s+)?(?:from|of|by)\s+
          |screen\ ?(?:shot|grab|capture)s?\s*[:=/–-]\s*|캡[처쳐]\s*[=:/]\s*)
      |(?P<courtesy>(?:{_PHOTO}\s*[:/]?\s+)?courtesy\s*(?:of\b|:|/|-)\s*|(?:{_PHOTO}\s+)?courtesy\s+(?!{_PHOTO}\b)(?=\S)
          |(?:{_PHOTO}\s+)?(?:(?:provided|supplied|released|distributed|contributed)\s+by|provided\s+to)\s+
          |(?:사진|자료|이미지|영상)\s*제공\s*[=:/|ㅣ-]?\s*|제공\s*[=:/]\s*)
      |(?P<file>file\s+{_PHOTO}(?:\s+by\s+|\s*[:/-]\s*)|자료\s*사진\s*[=:/-]\s*)
      |(?P<by>{_PHOTO}\s+(?:credit\s+)?(?:should\s+read\s+)?by\s*:?\s+|{_PHOTO}\s+credit\s+should\s+read\s*:?\s+
          |taken\s+by\s+|by\s*:\s*)
      |(?P<plain>(?:{_PHOTO}|photographer)\s*(?:credits?|source)?\s*[:=]\s*|(?:{_PHOTO}\s+)?(?:credits?|source)\s*[:=]\s*
          |photo\s+(?=(?:afp|ap|reuters|epa)\b)|fot\.\s*|foto\s+(?=[A-ZČ]{{2}})
          |(?:foto|fotos|fotografie|fotografía|bild|kuva|quelle|zdroj|crédits?(?:\s+photo)?|写真|資料写真|图片?)\s*[:=：＝–-]\s*
          |image\s+(?:source|copyright)\s*,?\s+|mandatory\s+credit\s*:?\s*)
      |(?P<copyright>(?:[ⓒ©]|\(c\)|copyright(?:\s+of)?\b)\s*(?:[ⓒ©]|\(c\))?\s*:?\s*(?:(?:19|20)\d\d\s*)?(?:by\s+)?)
      |(?P<korean>(?:글\s*[·/]\s*)?(?:사진|이미지|영상|자료|그래픽|일러스트)\s*(?:출처)?\s*[=:：＝/·ㅣ|│–-]\s*
          |(?:사진|이미지|자료|영상)?\s*출처\s*[=:：＝/]?\s*|촬영\s*[=:/]\s*|촬영\s+(?=[가-힣]))
      |(?P<word>사진\s+(?=\S))
    """,
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
"""Words at the beginning that say "a credit follows"; "word" only hints at it."""

TEXT_BY = re.compile(
    r"(?:^|[\s·/,]+)글\s*[=:·]?\s*[가-힣]{2,4}\s*(?:선임|전문|객원)?\s*기자(?:\s*[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+)?[\s·/,]*"
)
"""Who wrote the text beside the pictures: "글=이름 기자 mail 사진=…", "사진 AP·글 이름 기자"."""

BY = re.compile(
    rf"(?P<who>.{{2,60}}?)\s+(?P<file>file\s+)?{_PHOTO}\s+by\s+(?P<rest>\S.*)", re.IGNORECASE | re.S
)
"""'Korea Times photo by …', 'U.S. Army photo by …', 'Pool photo by …'."""

JOINT = re.compile(
    r"(?P<sign>[/／|│ㅣ=＝,，;、\n])(?!\s*via\s)|(?P<keep>\((?:주|사|재|유)\)|(?<=[^\s(])[(（][^()（）@\d]{1,30}[)）](?=\s*[^\s(/=]))"
    r"|(?P<bracket>[()\[\]【】（）<>〈〉])|(?P<mark>[ⓒ©])\s*(?:(?:19|20)\d\d\s+)?|(?P<dash>\s[-–—−]\s)|(?P<via>(?:\s|[/,]\s*)[Vv][Ii][Aa]\s)"
)
"""Where a credit is cut; "keep" is a bracket inside a name, as in X(옛 트위터) 캡처."""

JOINT_KINDS = {"via": "via", "dash": "-", "mark": "ⓒ", "bracket": "("}
JOINT_SIGNS = {"／": "/", "|": "/", "│": "/", "ㅣ": "/", "＝": "=", "，": ",", "、": ",", ";": ",", "\n": "("}

MARKERS: dict[str, str] = {
    **dict.fromkeys(
        ("pool", "pool photo", "pool photos", "pool image", "pool via", "pool picture", "photo pool", "press pool",
         "공동취재", "공동취재사진", "공동취재 사진", "사진공동취재", "풀", "풀기자단", "공동사진", "대표사진"), "pool"),
    **dict.fromkeys(
        ("file", "file photo", "file photos", "file image", "file picture", "file pic", "archive", "archive photo",
         "archives", "files", "자료사진", "자료 사진", "자료", "db", "**file**", "archiv", "archivfoto", "archivbild", "資料写真"), "file"),
    **dict.fromkeys(
        ("handout", "handout photo", "handout image", "handout picture", "ho", "h/o", "hogp", "hons", "handouts", "hand-out",
         "courtesy photo", "courtesy image", "third party", "제공사진"), "handout"),
    **dict.fromkeys(("str", "stringer", "stf", "staff", "contributor", "-", "--"), "stringer"),
    **dict.fromkeys(("aptopix", "tpx", "tpx images of the day"), "aptopix"),
    **dict.fromkeys(
        ("license photo", "all rights reserved", "photo", "photos", "image", "picture", "사진", "via", "newscom", "satellite image", "satellite photo",
         "aerial photo", "aerial image", "video image", "image from video", "composite", "composite photo",
         "재판매 및 db 금지", "무단전재 및 재배포 금지", "무단 전재 및 재배포 금지", "재배포 금지", "무단 전재", "현지시간"), ""),
}  # fmt: skip
"""Whole parts that are no party -> their marker; "" for words that mean nothing here."""

AI_TOOLS: dict[str, str] = {
    "chatgpt": "ChatGPT", "챗gpt": "ChatGPT", "chat gpt": "ChatGPT", "openai": "OpenAI", "dall-e": "DALL-E", "dall·e": "DALL-E",
    "dall-e 3": "DALL-E 3", "달리": "DALL-E", "midjourney": "Midjourney", "미드저니": "Midjourney", "gemini": "Gemini",
    "google gemini": "Gemini", "제미나이": "Gemini", "제미나이 ai": "Gemini", "grok": "Grok", "그록": "Grok", "sora": "Sora", "소라": "Sora",
    "firefly": "Firefly", "adobe firefly": "Firefly", "stable diffusion": "Stable Diffusion", "스테이블 디퓨전": "Stable Diffusion",
    "imagen": "Imagen", "copilot": "Copilot", "코파일럿": "Copilot", "nano banana": "Nano Banana", "나노바나나": "Nano Banana",
}  # fmt: skip
"""Picture generators as a whole party; "Kim Sora" is none."""

AI_HINT = re.compile(
    "AI|enerat|생성|인공지능|GPT|제미나이|미드저니|idjourney|DALL|Gemini|Grok|Firefly|Diffusion|나노바나나"
)
"""Cheap look before `AI`."""

AI = re.compile(
    r"(?:ai[ -]generated|(?:image|photo|picture|illustration)?\s*generated(?=\s+(?:by|with|using|through))|(?:생성형\s*)?ai|인공지능)"
    r"(?:\s*(?:이미지|그래픽|생성|일러스트|image|illustration|graphic|photo|picture))*[\s,/=:()|-]*(?:(?:by|with|using|via|through|from)\s+)?"
    r"(?P<tool>[^/=:()|]*)\)?",
    re.IGNORECASE,
)
"""A whole credit of a generated picture."""

AI_MADE = re.compile(
    r"(?P<tool>.{2,24}?)\s*(?:ai)?(?:로|으로|가|이|를 활용해|를 이용해|을 활용해)?\s*(?:(?:생성|제작|만든|그린)(?:한|된)?\s*)?(?:이미지|사진|그림|일러스트|image|illustration)?",
    re.IGNORECASE,
)
"""'챗GPT로 생성한 이미지': a tool's name and what it did."""

SMALL = _words(
    "of the and for de da do das di del della du des la le les el al ul bin ibn bint van von der den ter ten zu zur af "
    "y e und et a an in on at to & + im"
)
"""Words written small inside a name."""

PARTICLES = _words(
    "de da do dos das di del della du la le el al bin ibn bint van von der den ter ten af y e zu san"
)
"""Those of them that stand in persons' names."""

CONNECT = frozenset({"and", "&", "und", "et", "i", "y"})

ORG_NAMES = frozenset(
    {
        "blue house",
        "cheong wa dae",
        "kremlin",
        "the kremlin",
        "downing street",
        "vatican",
        "pentagon",
        "the pentagon",
        "élysée",
    }
)
"""Suppliers whose name looks like a person's."""

NO_NAME = _words("""monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan. feb. mar. apr. aug. sept. oct. nov. dec. left right center front back top bottom
    is are was were has have he she it they this that these those his her their its who which mr. mrs. ms.""")
"""Words that no party of a credit begins with or holds."""

ORG_WORDS = _words("""academy administration admin agency airlines airport alliance archive archives army assembly
    associates association athletics authority bank base battalion board brigade broadcasting bureau cabinet
    center central centre chamber channel chronicle city club co. coast college collection command
    commission committee communications community company congress consulate corp corp. corporation council county
    court daily defence defense department dept. dept design digital district division dynamics economy electronics
    embassy emergency energy enterprise entertainment estate exchange express facebook federal federation festival
    film films fire force forces foundation fund gallery games gazette general gmbh google government group guard handout
    holdings herald heritage hospital hotel household image images imperial inc. inc independent industries
    industry institute institution instagram international jazeera journal kbo kia korea korean labs library
    limited llc ltd. ltd magazine mail maritime market marines media mercury metropolitan military ministry
    mobile mosque motion motor motors museum music nasa nation national nato navy network news newsroom newspaper
    observer office official olympic olympics opera orchestra organization organisation palace paper parliament party
    patrol people's photo photos photography pictures pix plc police presidency president presidential press production
    productions project property publishing radio railway record records region regional republic rescue research
    royal school science secretariat sector security senate service services shipyard society solutions
    space sport sports stadium state states station store studio studios suite syndicate systems team tech
    technologies technology telecom telegram telegraph television theater theatre times trade transport treasury
    tribune trust tv twitter unification union united university video weekly wire works world
    youtube zoo ilbo shinmun sinmun shimbun commons wikimedia wikipedia flickr unsplash pixabay guardian""")
"""Words that make a capitalised group an organization and no person's name."""

PAPER_WORDS = _words("""times post herald tribune gazette journal daily guardian observer chronicle mail telegraph independent star news
    newspaper press ilbo shinmun shimbun record magazine weekly mercury express sun mirror""")

RANK = re.compile(
    r"(?:(?:Staff|Master|Tech(?:nical)?|Senior|Chief|First|Gunnery|Lance|Petty|Mass|Communication|Specialist|Officer"
    r"|1st|2nd|3rd|Class|Airman|Seaman|Sergeant|Corporal|Major|Maj|Capt(?:ain)?|Lt|Lieutenant|Sgt|Cpl|Spc|Pfc|Pvt|Cmdr"
    r"|Col|Gen|Mr|Mrs|Ms|Dr|MC[123])\.?\s+){1,6}"
)

REPORTER = re.compile(
    r"(?P<before>.*?)[\s/·]*(?P<name>(?:[가-힣]{2,4}\s?[·]\s?)*(?:(?<![가-힣])[가-힣]{2,4}?|[가-힣]{2,3}))\s*"
    r"(?P<title>(?:사진부|사진|영상|선임|전문|객원|인턴|수습|시민|대학생|명예|수석|논설|대|외부|편집|본보|본지|\s)*"
    r"(?:기자|특파원|통신원|작가))(?:\s*\(사진\))?"
)
CORRESPONDENT = re.compile(
    r"(?P<name>[가-힣]{2,4})\s+(?P<place>[가-힣]{2,6})\s*(?:특파원|통신원)(?:\s*\(사진\))?"
)

CAPTURE = re.compile(
    r"(?P<who>.*?)\s*(?:(?:뉴스\s*)?(?:생방송|방송|중계|영상|동영상|예고편?|라이브)?\s*(?:화면\s*)?(?:캡[처쳐춰]|갈무리)"
    r"(?:\s*(?:화면|사진|본|이미지))?|(?:방송|영상|중계)?\s*화면)"
)
SOCIAL = re.compile(
    r".*(?:인스타그램|페이스북|유튜브|트위터|소셜\s?미디어|SNS|틱톡|텔레그램|블로그|스레드|엑스|(?<![A-Za-z])X(?:\([^)]*\))?"
    r"|트루스\s?소셜|Instagram|Facebook|YouTube|Twitter|TikTok|Telegram|Truth Social)"
    r"(?:\s?(?:계정|채널|페이지|라이브|영상))?",
    re.IGNORECASE,
)
SOCIAL_LATIN = re.compile(
    r"\b(?:Instagram|Facebook|YouTube|Twitter|TikTok|Telegram|Truth Social|Threads)(?:\s+(?:account|channel|page|video))?$",
    re.IGNORECASE,
)
TAIL_LAST = _words(
    "pool photo photos image images file files handout archive archives photographer contributor correspondent"
)
SCREEN_LAST = _words("screenshot screenshots screengrab screen-grab grab capture captures shot cap")
"""Last words that make `TAIL_WORDS` and `SCREEN_TAIL` worth a try."""

SCREEN_TAIL = re.compile(
    r"(?P<who>.*?)\s*(?:screen\s?-?(?:shot|grab|capture|cap)s?|(?:video|frame)\s+grab|capture)", re.IGNORECASE
)
PROVIDED = re.compile(r"(?P<who>.*?)\s*(?:측\s*)?제공(?:\s*(?:사진|영상|자료))?")
FILE_KO = re.compile(
    r"(?P<who>.*?)\s*(?:자료\s?사진|자료\s?화면|DB(?:\s*사진)?|사진\s?자료|자료)", re.IGNORECASE
)
MAIL = re.compile(r"[A-Za-z0-9_.+-]+@(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|(?=$|[)\]>\s]))")
"""A mail address; papers cut it behind the sign: kimhyun81@."""

PICTURE_ID = re.compile(r"[A-Za-z]{0,5}[-_]?\d{4,}[\w-]{0,8}")
HANDLE = re.compile(r"@[\w.]{2,30}")
TAIL_WORDS = re.compile(
    r"(?P<who>.+?)[\s/]+(?P<word>pool\s*(?:photo|image)?s?|file(?:\s+photos?|\s+image)?|handout(?:\s+photo)?"
    r"|archive(?:\s+photo)?|photos?|photographer|contributor|correspondent)",
    re.IGNORECASE,
)

SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길"
    "연위표명기반왕금옥육인맹제모탁국편어은용예봉사부라피형남궁황보선우제갈사공독고"
)
PAPER_KO = re.compile(
    r".*(?:일보|신문|뉴스\d?|시사|투데이|타임[스즈]|경제|저널|방송|미디어|데일리|스포츠|매일|통신|닷컴|TV|헤럴드|프레스|신보|한겨레|팩트"
    r"|리뷰|한경|매경|포스트|시안|브리핑|위클리|매거진|엔터|코리아|경향)"
)
PLAIN_SUPPLIERS = _words(
    "office police department museum artist artists family government court hospital ministry university reader "
    "readers company gallery agency embassy army navy organizers organisers school author publisher producer "
    "production distributor club team festival foundation institute association council administration"
)
"""What a supplier without a name of its own is called: Courtesy of presidential office."""

PLACES_KO = _words(
    "국회 청와대 용산 본지 본사 판문점 여의도 광화문 과천 세종청사 정부서울청사 인천공항 인천국제공항 잠실 고척 영종도 서초동 헌법재판소 대법원"
)
PLACE_TAIL_KO = re.compile(r"[가-힣]{2,6}(?:공항|구장|경기장|월드컵경기장|법원|검찰청)")

RESTRICTION = re.compile(
    r"[\s(\[*/,;—–-]{0,6}(?:\*\*\s?FILE\s?\*\*|ATT(?:ENTION|N)[:,]?\s+EDITORS|EDITORS?[’']?\s+NOTES?"
    r"|EDS?:?\s+NOTES?"
    r"|(?:FOR\s+)?EDITORIAL\s+USE|RESTRICTED\s+TO|(?:PHOTO\s+)?NOT\s+FOR\s+(?:SALE|USE)"
    r"|(?:STRICTLY\s+)?NO\s+(?:SALES?|RESALES?|ARCHIV\w+|COMMERCIAL|THIRD|INTERNET|MAGS|TV|ACCESS|USE"
    r"|MARKETING|ADVERTISING|LICENSING|ONLINE|RE-?USE|RIGHTS)\b"
    r"|(?:(?:SOUTH|NORTH|REPUBLIC\s+OF|UNITED|NEW|SAUDI|CZECH|HONG|SRI|COSTA|LATIN|EASTERN"
    r"|WESTERN)\s+)?[A-Z][A-Z.]+\s+OUT\b(?!\s+[a-z])"
    r"|MANDATORY\s+CREDIT|CREDIT\s+MANDATORY|TPX\s+IMAGES?|APTOPIX"
    r"|(?:THIS|THE)\s+(?:IMAGE|PICTURE|PHOTO|VIDEO)\s+(?:WAS|HAS|IS)\b|QUALITY\s+FROM\s+SOURCE"
    r"|DISTRIBUTED\s+AS\s+A\s+SERVICE"
    r"|(?:For|FOR)\s+(?:Use|USE)\s+(?:Only|ONLY)\s+(?:in|IN)\b"
    r"|Photo\s+credit\s+should\s+read|(?:\|\s*)?License Photo|국내에서만\s*사용|무단\s?전재|재판매\s*및"
    r"|재배포\s*(?:및\s*DB\s*)?금지|DB\s*금지"
    r"|AI\s*학습)"
)
"""Where a restriction or an editors' note begins behind a caption; what it means is language.restriction's."""

RESTRICTION_HINTS = (
    "OUT", "EDITOR", "NOTE", "NO ", "**", "TPX", "APTOPIX", "MANDATORY", "USE", "NOT FOR", "RESTRICTED",
    "credit should", "License Ph", "Use Only", "QUALITY", "THIS ", "THE ", "DISTRIBUTED", "금지", "국내에서만",
    "전재", "AI 학습",
)  # fmt: skip
"""Cheap look before `RESTRICTION`."""
