"""Which blocks of a page belong together as one caption, and which groups are captions at all.

Sets aside the page's own words, headline, by-line and links, groups the copies of each stretch,
also cut ones, and decides: a caption element, a credit, or standing twice in a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from photodesk.language.article_glue import key
from photodesk.language.article_html import Page
from photodesk.language.article_text import (
    Block,
    Copy,
    copies,
    doubled_copies,
    is_pictured,
    is_plainly_credited,
    reads_as_caption,
)
from photodesk.language.caption import split_caption
from photodesk.language.credit import parse_credit
from photodesk.language.page_lines import file_name, is_byline, is_page_word, opens_related
from photodesk.model import Credit
from photodesk.tables.agencies import find as find_agency
from photodesk.tables.places import find_city

_LIST_HEADING = re.compile(r"\s*\d{1,3}[.)]\s+\S[^.!?]{2,140}$")
_LIST_NUMBER = re.compile(r"^\d{1,3}[.)]\s+")
_TRAILING_DATE = re.compile(r"\s*(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?$")
_PLACE_CREDIT = re.compile(r"[가-힣]{2,12}\s?/\s?\S.{1,40}$")
_LABEL = re.compile(r"(?:Photo|PHOTO|Image|사진)\s*:\s*")
_SAME_LABEL = re.compile(r"((?:Photo|PHOTO|Image|사진)\s*:).{3,80}\n\1", re.DOTALL)
_LINE = re.compile(r"[^\n]+")


def pasted(text: str) -> Page:
    """Return pasted text as a page: each line is a block, numbered lines are headings."""
    page = Page(text)
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        line = line.strip(" \t\u00a0\u3000\ufeff")
        if line:
            page.blocks.append(Block(line, start, "heading" if _LIST_HEADING.fullmatch(line) else "text"))
    return page


@dataclass(slots=True)
class Group:
    """Copies of one caption, in order."""

    copies: list[Copy] = field(default_factory=list)

    @property
    def fullest(self) -> Copy:
        """The longest copy that is not cut off, a visible one before an attribute."""
        whole = [copy for copy in self.copies if not copy.cut] or self.copies
        printed = [copy for copy in whole if copy.role in ("text", "caption")] or whole
        longest = max(len(copy.key) for copy in printed)
        return next(copy for copy in printed if len(copy.key) == longest)

    @property
    def credit(self) -> Credit:
        """The credit of the first copy that has one, or an empty one."""
        return next((copy.credit for copy in self.copies if copy.credit.text), Credit())


class Reading:
    """One pass over a page's blocks.

    Attributes:
        page: the page. `captions`: the copies of each caption, in order; `body`: its paragraphs.
        title, byline, file_names: what else was recognised.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.captions: list[Group] = []
        self.body: tuple[str, ...] = ()
        self.plain: set[int] = set()  # blocks that are body or page words
        self.file_names: list[str] = []
        self.byline = ""
        self.title = page.title
        self.opened = False
        self.related: set[int] = set()
        self.leftover: dict[int, str] = {}
        self.ahead: dict[int, Credit] = {}  # credits that stood on the line above

    def read(self) -> Reading:
        """Sort the blocks, group the copies and choose the captions; returns itself."""
        self._sort_blocks()
        groups = self._group(self._all_copies())
        last = self._last_block(groups)
        self.captions = [group for group in groups if self._is_caption(group, last)]
        self.body = self._body(self.captions)
        return self

    def _last_block(self, groups: list[Group]) -> int:
        """Return the number of the block that may hold a story's sign-off, or a number that no block has."""
        credited = {copy.block for group in groups for copy in group.copies if copy.credit.text}
        told = [
            number
            for number, block in enumerate(self.page.blocks)
            if block.start >= 0
            and number not in self.plain
            and (number in credited or _ends_sentence(block.text))
        ]
        if not any(number not in credited for number in told):
            return len(self.page.blocks)  # pictures alone: there is no story to sign
        return max(told)

    # --- blocks

    def _sort_blocks(self) -> None:
        """Set aside what is no article text: page words, file names, by-lines, links to other articles."""
        related = False
        for number, block in enumerate(self.page.blocks):
            text = block.text
            if block.role in ("alt", "title", "caption"):
                if file_name(text) or is_page_word(text):
                    self.plain.add(number)
                    if block.role == "caption" and file_name(text):
                        self.file_names.append(file_name(text))
                continue
            if file_name(text):
                self.file_names.append(file_name(text))
                self.plain.add(number)
                continue
            if is_page_word(text):
                self.plain.add(number)
                continue
            if opens_related(text):
                related = True
            elif related and len(text) > 100 and text[-1] in '.”"’다)':
                related = False
            if related:
                self.related.add(number)
                self.plain.add(number)
            elif is_byline(text):
                self.byline = self.byline or text
                self.plain.add(number)
            elif block.role == "heading" or (self.title and key(text) == key(self.title)):
                self.title = self.title or _LIST_NUMBER.sub("", text)
                self.plain.add(number)
            elif not self.title and self._may_be_title(number):
                self.title = text
                self.plain.add(number)
            else:
                self.opened = True

    def _may_be_title(self, number: int) -> bool:
        """Tell whether the first words of a pasted article are its headline, not a caption."""
        text = self.page.blocks[number].text
        if self.opened or len(text) > 200 or split_caption(text).credit.text:
            return False
        return not (_ends_sentence(text) and (len(text) > 60 or text.endswith("다.")))

    def _all_copies(self) -> list[Copy]:
        found: list[Copy] = []
        name = ""
        for number, block in enumerate(self.page.blocks):
            if number in self.plain:
                printed_name = file_name(block.text)
                name = printed_name or (name if is_page_word(block.text) else "")
                continue
            twice = doubled_copies(block, number)
            if twice:
                found.extend(self._named(twice, name))
                name = ""
                continue
            if number in self.ahead:
                caption = _LABEL.sub("", block.text)
                found.append(
                    Copy(caption, self.ahead[number], block.start, block.start + len(block.text), number)
                )
                continue
            alone = self._credit_line(found, block, number)
            if alone is not None:
                self._attach(found, alone, block)
                continue
            pieces, left = copies(block, number, marked=bool(name))
            found.extend(self._named(pieces, name))
            if left:
                self.leftover[number] = block.text[left[0][0] : left[0][1]]
            name = ""
        return found

    def _named(self, pieces: list[Copy], name: str) -> list[Copy]:
        return [replace(copy, image=name) if name and not copy.image else copy for copy in pieces]

    def _credit_line(self, found: list[Copy], block: Block, number: int) -> Copy | None:
        """Return the credit when a line is nothing else: "로이터=연합뉴스", "ⓒ연합뉴스/AP2022.02.25"."""
        if len(block.text) > 120 or block.role == "caption":
            return None
        text = _TRAILING_DATE.sub("", block.text)
        printed = split_caption(text)
        credit = printed.credit
        above = found[-1] if found else None
        placed = bool(_PLACE_CREDIT.fullmatch(text)) or find_city(printed.caption) is not None
        if printed.caption and placed and above is not None:
            credit = parse_credit(text)
        elif printed.caption or not credit.text:
            return None
        return Copy("", credit, block.start, block.start + len(block.text), number) if credit.text else None

    def _attach(self, found: list[Copy], credit: Copy, block: Block) -> None:
        """Give a credit that stands on a line of its own to the words above it."""
        self.plain.add(credit.block)
        previous = found[-1] if found else None
        following = self.page.blocks[credit.block + 1 : credit.block + 2]
        if following and _SAME_LABEL.match(f"{block.text}\n{following[0].text}"):
            self.ahead[credit.block + 1] = credit.credit
            return
        if previous is None or previous.credit.text or previous.block < credit.block - 1:
            return
        if block.text[0] in "▲△▶▷◀◁":
            return  # the credit of a picture without caption
        if is_byline(block.text) or (credit.credit.kind == "staff" and not _labelled(credit.credit.text)):
            return
        whole = replace(previous, credit=credit.credit, end=credit.end if previous.start >= 0 else -1)
        last = not any(n > credit.block and n not in self.plain for n in range(len(self.page.blocks)))
        apart = previous.start >= 0 and "\n" in self.page.text[previous.end : block.start].strip(" \t\r")[1:]
        near = not apart or is_pictured(whole) or is_plainly_credited(whole)
        if previous.role == "caption" or (near and reads_as_caption(whole, last=last)):
            found[-1] = whole

    # --- groups

    def _group(self, found: list[Copy]) -> list[Group]:
        by_key: dict[str, Group] = {}
        groups: list[Group] = []
        for copy in found:
            group = by_key.get(copy.key) or self._near(copy, groups)
            if group is None:
                group = Group()
                groups.append(group)
            group.copies.append(copy)
            if copy.key:
                by_key.setdefault(copy.key, group)
        return groups

    def _near(self, copy: Copy, groups: list[Group]) -> Group | None:
        """Return the group of which a copy is a cut or extended version: "...more", an added place."""
        for group in reversed(groups[-4:]):
            other = group.copies[-1]
            shorter, longer = sorted((copy.key, other.key), key=len)
            enough = 20 if not (copy.cut or other.cut) else 12 if shorter.isascii() else 8
            if len(shorter) < enough or not longer.startswith(shorter):
                continue
            near = abs(copy.block - other.block) <= 3 or (copy.figure >= 0 and copy.figure == other.figure)
            if near and (copy.cut or other.cut or len(shorter) >= 0.6 * len(longer)):
                return group
        return None

    def _is_caption(self, group: Group, last: int) -> bool:
        first = group.copies[0]
        if not group.fullest.key or (len(group.fullest.caption) < 24 and _is_party(group.fullest.caption)):
            return False
        if any(copy.role == "caption" for copy in group.copies):
            return True
        visible = [copy for copy in group.copies if copy.role == "text"]
        if not visible:
            # Words on a picture alone: a caption only when a credit ends them.
            return bool(group.credit.text) and not first.head
        credited = [copy for copy in group.copies if copy.credit.text and not copy.head]
        if not credited and first.head:
            return reads_as_caption(first, last=False)
        if credited and len(group.copies) > 1:
            return not is_byline(first.caption)
        if credited:
            number = credited[0].block
            return reads_as_caption(credited[0], last=number >= last and number not in self.leftover)
        if len(group.copies) > 1:
            return self._stands_twice(group)
        return first.marked and self._opens_like_caption(first)

    def _stands_twice(self, group: Group) -> bool:
        """Tell whether words without credit are a caption because they stand twice in a row."""
        first, second = group.copies[0], group.copies[1]
        if first.head and not is_pictured(first):
            return False
        if first.figure >= 0 and any(
            copy.figure == first.figure and copy.role in ("alt", "title") for copy in group.copies
        ):
            return True
        between = [n for n in range(first.block + 1, second.block) if n not in self.plain]
        words = len(first.caption.split())
        if between or words < 4 or (words < 8 and not _ends_sentence(first.caption)):
            return False
        return _ends_sentence(first.caption) or not self._in_list(first.block)

    def _in_list(self, number: int) -> bool:
        """Tell whether lines of that kind stand around it in a row, as in a list of links."""
        row = {key(self.page.blocks[number].text)}
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(self.page.blocks) and len(row) < 4:
                block = self.page.blocks[at]
                if block.role != "text" or _ends_sentence(block.text):
                    break
                if at not in self.plain:
                    row.add(key(block.text))
                at += step
        return len(row) > 2

    def _opens_like_caption(self, copy: Copy) -> bool:
        text = self.page.blocks[copy.block].text
        if len(text) > 400:
            return False
        if text[0] in "▲△▶▷◀◁":
            return sum(text.count(mark) for mark in "▲△▶▷◀◁") == 1 and len(copy.key) >= 8
        return bool(re.match(r"FILE(?: PHOTO)?\s*[-–—:]|\[?자료\s?사진", text))

    def _body(self, chosen: list[Group]) -> tuple[str, ...]:
        taken = {copy.block for group in chosen for copy in group.copies}
        body: list[str] = []
        for number, block in enumerate(self.page.blocks):
            if number in self.plain or block.role != "text":
                continue
            if number not in taken:
                body.append(block.text)
            elif number in self.leftover:
                body.append(self.leftover[number].strip())
        return tuple(body)


def _ends_sentence(text: str) -> bool:
    return text.rstrip("”\"’')]")[-1:] in (".", "!", "?", "…") or text.rstrip().endswith("다")


def _is_party(text: str) -> bool:
    return find_agency(text) is not None


def _labelled(credit: str) -> bool:
    return (
        bool(re.match(r"(?:Photo|Korea Times photo|사진|[ⓒ©]|출처|Fot|Foto|\(|\[)", credit)) or "/" in credit
    )
