"""How Korean words are compared: particles, endings, jamo, names in Hangul and in Latin letters.

A Korean word of a caption is a stem with particles (시민들이) or endings (관람하고). Two captions
may differ in those and say the same; they may not differ in a name. Whether 김영은 is a name or
김영 with a particle is decided by the sound before the particle, by the words we know, and in
doubt for the name.
"""

from __future__ import annotations

from functools import lru_cache

from photodesk.duplicates import words

_FIRST, _LAST = "가", "힣"
_WITH_FINAL = (
    "이라는", "이라고", "이라며", "으로부터", "으로는", "으로도", "으로", "이나", "이며", "과의", "과", "은",
    "이", "을",
)  # fmt: skip
_WITH_VOWEL = ("라는", "라고", "라며", "로부터", "로는", "로도", "로", "와의", "와", "는", "가", "를")
_AFTER_ANY = (
    "에게서는", "에게서", "에서는", "에서도", "에서의", "에서", "에게는", "에게", "에는", "에도", "께서는",
    "께서", "까지는", "까지", "부터", "마다", "보다", "처럼", "만큼", "밖에", "에", "의", "도", "만", "서",
)  # fmt: skip
_PARTICLES = tuple(
    sorted(
        [(p, "final") for p in _WITH_FINAL]
        + [(p, "vowel") for p in _WITH_VOWEL]
        + [(p, "any") for p in _AFTER_ANY],
        key=lambda pair: -len(pair[0]),
    )
)
_AFTER_NOUNS = frozenset(
    {"을", "를", "이", "가", "은", "의", "에", "에서", "와", "과", "으로", "에게", "까지", "부터"}
)
"""Particles that follow nouns only, so that 모내기를 is no verb in -기."""
_NAME_LIKE = frozenset("은이도만로서")
"""Particles that are also the last syllable of given names: 지은, 상도, 종만, 병로."""

COMMON_ENDINGS = (
    "".join(particle for particle, _ in _PARTICLES)
    + "고며는던기러자지게다했한할함였었았겠습니까요써려록면된될됐되돼봤본볼눴찍찾앉섰뒀냈갔왔줬췄쳤켰폈"
)
"""Syllables of particles and endings."""

_NAME_ENDINGS = frozenset("기자지")
_ENDINGS = ("려고", "면서", "도록", "고", "며", "는", "던", "기", "러", "자", "지", "게")
_BEFORE_LET_US = "하되가오보나서리치지내우추"
"""After these -자 says "let us"; after others it is who did or suffered it: 실종자, 참가자."""
_DO = {"하", "해", "했", "한", "할", "함", "하여", "하였", "합"}
_EXPLICIT = {
    "열린": "열리", "열릴": "열리", "있다": "있", "있는": "있", "있던": "있", "있습니다": "있", "없다": "없",
    "하는": "하", "하고": "하", "한다": "하", "했다": "하", "위해": "위하", "위한": "위하", "대한": "대하",
    "통해": "통하", "따라": "따르", "되고": "되", "된": "되", "나선": "나서", "앞둔": "앞두", "함께": "함께",
}  # fmt: skip

_LIGHT_VERBS = frozenset(
    {"하", "나누", "벌이", "갖", "가지", "펼치", "취하", "취", "치르", "올리", "보내", "받", "있", "즐기"}
)

_HOMOPHONES = str.maketrans({"ㅐ": "ㅔ", "ㅒ": "ㅖ", "ㅙ": "ㅚ", "ㅞ": "ㅚ"})
_TENSE = str.maketrans({"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"})

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_SOUNDING = tuple(
    _FINALS.index(dict(zip("ㄲㅋㅆㅈㅊㅌㄷㅎㅍ", "ㄱㄱㅅㅅㅅㅅㅅㅅㅂ", strict=True)).get(f, f))
    for f in _FINALS
)
_UNCONTRACT = {"ㅘ": "ㅗ", "ㅝ": "ㅜ", "ㅕ": "ㅣ"}


def is_hangul(word: str) -> bool:
    """Tell whether the word's first character is a Hangul syllable.

    Example:
        >>> is_hangul("서울"), is_hangul("19일")
        (True, False)
    """
    return bool(word) and _FIRST <= word[0] <= _LAST


def jamo(word: str) -> str:
    """Return the word letter by letter (initial, vowel, final), other characters as they are.

    Example:
        >>> jamo("서울")
        'ㅅㅓㅇㅜㄹ'
    """
    out = []
    for char in word:
        if _FIRST <= char <= _LAST:
            code = ord(char) - 0xAC00
            out.append(_INITIALS[code // 588])
            out.append(_VOWELS[code % 588 // 28])
            if code % 28:
                out.append(_FINALS[code % 28])
        else:
            out.append(char)
    return "".join(out)


def sound(word: str) -> str:
    """Return the letters with those folded that writers of loanwords and names mix up.

    ㅐ/ㅔ, ㅒ/ㅖ, ㅚ/ㅙ/ㅞ; tense consonants as plain ones; 쥬, 쳐 and their like as 주, 처; finals as
    they sound (꽃, 꼿).

    Example:
        >>> sound("캡쳐") == sound("캡처"), sound("쎈터") == sound("센터"), sound("수") == sound("주")
        (True, True, False)
    """
    letters = jamo("".join(_plain_final(char) for char in word)).translate(_HOMOPHONES).translate(_TENSE)
    for palatal in "ㅈㅊ":
        for glide, plain in (("ㅑ", "ㅏ"), ("ㅕ", "ㅓ"), ("ㅛ", "ㅗ"), ("ㅠ", "ㅜ"), ("ㅖ", "ㅔ")):
            letters = letters.replace(palatal + glide, palatal + plain)
    return letters


def _plain_final(char: str) -> str:
    """Return the syllable with its final consonant as it sounds: 꽃 -> 꼿, 앞 -> 압."""
    if not _FIRST <= char <= _LAST:
        return char
    code = ord(char) - 0xAC00
    return chr(code - code % 28 + _SOUNDING[code % 28] + 0xAC00)


def has_final(word: str) -> bool | None:
    """Tell whether the last syllable ends in a consonant; None when it is no Hangul."""
    if not word or not _FIRST <= word[-1] <= _LAST:
        return None
    return (ord(word[-1]) - 0xAC00) % 28 != 0


def is_person_like(word: str) -> bool:
    """Tell whether the word could be a full Korean name: a surname and two syllables, not a known word.

    Example:
        >>> is_person_like("김민수"), is_person_like("정상회담"), is_person_like("시민이")
        (True, False, False)
    """
    if word in words.KNOWN_KOREAN or not all(_FIRST <= c <= _LAST for c in word):
        return False
    if len(word) == 3:
        return word[0] in words.SURNAMES_KOREAN
    return len(word) == 4 and word[:2] in words.DOUBLE_SURNAMES_KOREAN


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the word without particles, plural and verbal endings; not a lemma, but stable.

    Example:
        >>> [stem(w) for w in ("시민들이", "광장에서", "관람하고", "둘러봤다", "나눈다", "김영은", "정부는")]
        ['시민', '광장', '관람', '둘러보', '나누', '김영은', '정부']
    """
    if word in _EXPLICIT:
        return _EXPLICIT[word]
    if word in words.KNOWN_KOREAN:
        return _plain(word)
    for particle, after in _PARTICLES:
        rest = word[: -len(particle)]
        if not word.endswith(particle) or (len(rest) < 2 and rest not in words.KNOWN_KOREAN):
            continue
        if rest not in words.KNOWN_KOREAN:
            final = has_final(rest)
            lightly = particle == "로" and final and (ord(rest[-1]) - 0xAC00) % 28 == 8
            if (after == "final" and final is False) or (after == "vowel" and final and not lightly):
                continue
            if particle == "는" and rest[-1] in "하되":
                return _do(rest)
            if particle in _NAME_LIKE and is_person_like(word):
                continue
        return _singular(rest) if particle in _AFTER_NOUNS else _plain(rest)
    return _plain(word)


def stem_of_verb(word: str) -> str:
    """Return the stem of a bare verb or noun as it is listed in `words.SAME`: 걸어가, 대화, 취하.

    Example:
        >>> stem_of_verb("걸어가"), stem_of_verb("취하"), stem_of_verb("대화")
        ('걸어가', '취', '대화')
    """
    return word if word in words.KNOWN_KOREAN else _plain(word + "고")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 2 and word.endswith("들") else word


def _plain(word: str) -> str:
    word = _singular(word)
    if word in words.KNOWN_KOREAN:
        return word
    for ending in _ENDINGS:
        named = ending in _NAME_ENDINGS and is_person_like(word)
        named |= ending == "자" and len(word) > 2 and word[-2] not in _BEFORE_LET_US
        if len(word) > len(ending) and word.endswith(ending) and not named:
            return _do(word[: -len(ending)])
    if len(word) > 1 and word.endswith("다"):
        return _do(_past(word[:-1]))
    return word if is_person_like(word) else _do(word)


def _past(word: str) -> str:
    """Undo tense before the ending -다: 봤 -> 보, 나눈 -> 나누, 열렸 -> 열리, 찍었 -> 찍."""
    if word.endswith("습니"):
        word = word[:-2]
    if not word or not _FIRST <= word[-1] <= _LAST:
        return word
    if word[-1] in "었았" and len(word) > 1:
        return word[:-1]
    code = ord(word[-1]) - 0xAC00
    final = _FINALS[code % 28]
    if final not in "ㄴㅆㅂ" or word[-1] in "있없":
        return word
    if final == "ㅆ":
        vowel = _VOWELS[code % 588 // 28]
        vowel = _UNCONTRACT.get(vowel, vowel)
        return word[:-1] + chr(0xAC00 + code // 588 * 588 + _VOWELS.index(vowel) * 28)
    return word[:-1] + chr(0xAC00 + code // 28 * 28)


def _do(word: str) -> str:
    for size in (2, 1):
        if len(word) > size and word[-size:] in _DO:
            return word[:-size]
    return word


_EITHER_FORM = frozenset(map(frozenset, ("을를", "이가", "은는", "과와")))


def differ_in_form_of_particle(a: str, b: str) -> bool:
    """Tell whether two words differ in the form of one particle, of which one is wrong: 작전을, 작전를.

    Example:
        >>> differ_in_form_of_particle("작전을", "작전를"), differ_in_form_of_particle("작전을", "작전은")
        (True, False)
    """
    return len(a) > 2 and a[:-1] == b[:-1] and frozenset((a[-1], b[-1])) in _EITHER_FORM


def is_light(stem_: str) -> bool:
    """Tell whether a verb only carries its noun: 대화를 나누다, 시위를 벌이다, 포즈를 취하다."""
    return stem_ in _LIGHT_VERBS


_SYLLABLES: dict[str, frozenset[str]] = {}
for _syllable, *_spellings in words.ROMANISED:
    for _spelling in _spellings:
        _SYLLABLES[_spelling] = _SYLLABLES.get(_spelling, frozenset()) | {_syllable}


def same_romanised(a: str, b: str) -> bool:
    """Tell whether two Latin spellings can stand for one Hangul syllable.

    Kim Min-su and Kim Min-soo in two otherwise equal captions are one person spelled twice;
    Min-su and Min-ji, Jong-un and Jong-il, Hyun and Hyung are not.

    Example:
        >>> same_romanised("su", "soo"), same_romanised("hyun", "hyung"), same_romanised("park", "pak")
        (True, False, True)
    """
    return not _SYLLABLES.get(a, frozenset()).isdisjoint(_SYLLABLES.get(b, frozenset()))


def is_romanised(word: str) -> bool:
    """Tell whether the word is a romanised syllable of Korean names."""
    return word in _SYLLABLES
