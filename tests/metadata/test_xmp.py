"""XMP packets: every way a property is written is read; broken and hostile ones are bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import BlockRefused
from photodesk.metadata import xmp
from tests.metadata.packets import PERSON, described, graft, packet


def test_attributes_and_elements_say_the_same() -> None:
    as_attribute = packet('<rdf:Description rdf:about="" photoshop:Credit="AP-Yonhap"/>')
    as_element = described("<photoshop:Credit>AP-Yonhap</photoshop:Credit>")
    assert (
        xmp.read([as_attribute]).values == xmp.read([as_element]).values == {"photoshop:Credit": "AP-Yonhap"}
    )


def test_any_prefix_is_ours_if_its_namespace_is() -> None:
    data = packet(
        '<rdf:Description xmlns:ps="http://ns.adobe.com/photoshop/1.0/" ps:Credit="AP" photoshop:City="서울"'
        ' xmlns:photoshop="http://example.com/other/"/>',
        declared="",
    )
    assert xmp.read([data]).values == {"photoshop:Credit": "AP"}


@pytest.mark.parametrize(
    "uri",
    [
        "http://ns.adobe.com/photoshop/1.0",
        "https://ns.adobe.com/photoshop/1.0/",
        "http://ns.adobe.com/Photoshop/1.0/",
    ],
)
def test_known_wrong_namespaces_are_read(uri: str) -> None:
    data = packet(f'<rdf:Description xmlns:p="{uri}" p:Credit="AP"/>', declared="")
    assert xmp.read([data]).values == {"photoshop:Credit": "AP"}


def test_default_namespace_is_read() -> None:
    data = described('<Credit xmlns="http://ns.adobe.com/photoshop/1.0/">AP</Credit>')
    assert xmp.read([data]).values == {"photoshop:Credit": "AP"}


def test_languages_are_read_in_file_order_and_text_without_language_is_the_default() -> None:
    data = described(
        "<dc:description><rdf:Alt><rdf:li xml:lang='ko-KR'>한강</rdf:li>"
        "<rdf:li xml:lang='x-default'>Han River</rdf:li></rdf:Alt></dc:description>"
        "<dc:title>A7</dc:title><dc:rights xml:lang='en'>(c) AP</dc:rights>"
    )
    assert xmp.read([data]).values == {
        "dc:description": (("ko-KR", "한강"), ("x-default", "Han River")),
        "dc:title": (("x-default", "A7"),),
        "dc:rights": (("en", "(c) AP"),),
    }


def test_types_other_than_the_standard_gives_are_read_and_reported() -> None:
    data = described(
        "<dc:creator>Kim</dc:creator><dc:subject><rdf:Seq><rdf:li>a</rdf:li></rdf:Seq></dc:subject>"
        "<photoshop:Credit><rdf:Alt><rdf:li xml:lang='x-default'>AP</rdf:li></rdf:Alt></photoshop:Credit>"
        "<photoshop:Source><rdf:Bag><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Bag></photoshop:Source>"
    )
    tags = xmp.read([data])
    assert tags.values == {
        "dc:creator": ("Kim",),
        "dc:subject": ("a",),
        "photoshop:Credit": "AP",
        "photoshop:Source": "A; B",
    }
    assert tags.types == {
        "dc:creator": "text",
        "dc:subject": "seq",
        "photoshop:Credit": "alt",
        "photoshop:Source": "bag",
    }


def test_resources_and_qualified_values_are_texts() -> None:
    data = described(
        '<xmpRights:WebStatement rdf:resource="https://example.com/licence"/>'
        '<photoshop:Credit rdf:parseType="Resource"><rdf:value>AP</rdf:value><xmp:Label>q</xmp:Label>'
        "</photoshop:Credit>"
    )
    assert xmp.read([data]).values == {
        "xmpRights:WebStatement": "https://example.com/licence",
        "photoshop:Credit": "AP",
    }


@pytest.mark.parametrize(
    "item",
    [
        '<rdf:li rdf:parseType="Resource">{}</rdf:li>',
        "<rdf:li><rdf:Description>{}</rdf:Description></rdf:li>",
        '<rdf:li rdf:parseType="Resource">{}<Iptc4xmpExt:Mood>x</Iptc4xmpExt:Mood></rdf:li>',
    ],
)
def test_structures_are_read_in_each_of_rdfs_ways_and_unknown_members_passed_over(item: str) -> None:
    members = (
        "<Iptc4xmpExt:PersonId><rdf:Bag><rdf:li>http://wikidata.org/Q1</rdf:li>"
        "<rdf:li>http://wikidata.org/Q2</rdf:li></rdf:Bag></Iptc4xmpExt:PersonId>"
        "<Iptc4xmpExt:PersonName><rdf:Alt><rdf:li xml:lang='x-default'>홍길동</rdf:li></rdf:Alt>"
        "</Iptc4xmpExt:PersonName>"
    )
    data = described(
        "<Iptc4xmpExt:PersonInImageWDetails><rdf:Bag>"
        + item.format(members)
        + "</rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>"
    )
    assert xmp.read([data]).values == {"Iptc4xmpExt:PersonInImageWDetails": PERSON}


def test_a_structure_of_attributes_is_read() -> None:
    data = described(
        '<Iptc4xmpCore:CreatorContactInfo Iptc4xmpCore:CiAdrCity="Seoul" Iptc4xmpCore:CiTelWork=" "/>'
    )
    assert xmp.read([data]).values == {"Iptc4xmpCore:CreatorContactInfo": ((("CiAdrCity", "Seoul"),),)}


def test_members_of_other_namespaces_are_known() -> None:
    data = described(
        '<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li exif:GPSLatitude="37,34.0N" Iptc4xmpExt:City="서울"/>'
        "</rdf:Bag></Iptc4xmpExt:LocationShown><Iptc4xmpExt:Contributor><rdf:Bag>"
        '<rdf:li rdf:parseType="Resource"><xmp:Identifier><rdf:Bag><rdf:li>Q1</rdf:li></rdf:Bag>'
        "</xmp:Identifier></rdf:li></rdf:Bag></Iptc4xmpExt:Contributor>"
    )
    assert xmp.read([data]).values == {
        "Iptc4xmpExt:LocationShown": ((("City", "서울"), ("exif:GPSLatitude", "37,34.0N")),),
        "Iptc4xmpExt:Contributor": ((("Identifier", ("Q1",)),),),
    }


def test_ids_and_tool_are_read() -> None:
    data = packet(
        '<rdf:Description xmp:CreatorTool="Camera" xmpMM:DocumentID="d" xmpMM:InstanceID="i"/>'
        "<rdf:Description><xmpMM:OriginalDocumentID>o</xmpMM:OriginalDocumentID></rdf:Description>"
    )
    tags = xmp.read([data])
    assert tags.document_ids == {"DocumentID": "d", "OriginalDocumentID": "o", "InstanceID": "i"}
    assert tags.creator_tool == "Camera"


def test_of_two_different_texts_the_first_is_read_and_it_is_said() -> None:
    data = described("<photoshop:City>Seoul</photoshop:City><photoshop:City>Busan</photoshop:City>")
    tags = xmp.read([data])
    assert tags.values["photoshop:City"] == "Seoul"
    assert [note.code for note in tags.notes] == ["xmp_twice"]


def test_a_second_packet_adds_what_the_first_lacks() -> None:
    first = described("<dc:subject><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:subject>")
    second = described(
        "<dc:subject><rdf:Bag><rdf:li>b</rdf:li><rdf:li>a</rdf:li></rdf:Bag></dc:subject>"
        "<photoshop:City>Seoul</photoshop:City>"
    )
    assert xmp.read([first, second]).values == {"dc:subject": ("a", "b"), "photoshop:City": "Seoul"}


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32-be", "utf-8-sig"])
def test_every_unicode_encoding_is_read(codec: str) -> None:
    data = described("<photoshop:City>서울</photoshop:City>").decode().encode(codec)
    assert xmp.read([data]).values == {"photoshop:City": "서울"}


@pytest.mark.parametrize(
    ("bad", "read"),
    [
        (b"<photoshop:City>S\xe3o Paulo</photoshop:City>", {"photoshop:City": "São Paulo"}),
        (b"<photoshop:City>Se\x01oul</photoshop:City>", {"photoshop:City": "Seoul"}),
        (b"<photoshop:City>Kim & Lee</photoshop:City>", {"photoshop:City": "Kim & Lee"}),
        (b"<photoshop:City>Seoul</photoshop:City><photoshop:Credit>A", {"photoshop:City": "Seoul"}),
    ],
)
def test_of_a_broken_packet_is_read_what_can_be(bad: bytes, read: dict[str, str]) -> None:
    data = described("@").replace(b"@", bad)
    tags = xmp.read([data])
    assert {key: tags.values.get(key) for key in read} == read
    assert [note.code for note in tags.notes] == ["xmp_broken"]
    with pytest.raises(BlockRefused, match="sidecar"):
        graft(data, {"photoshop:City": "Busan"})


def test_an_undeclared_prefix_is_read_but_not_written() -> None:
    data = packet('<rdf:Description rdf:about="" photoshop:Credit="AP"/>', declared="")
    assert xmp.read([data]).values == {"photoshop:Credit": "AP"}
    with pytest.raises(BlockRefused):
        graft(data, {"photoshop:Credit": "AP-Yonhap"})


@pytest.mark.parametrize(
    "hostile",
    [
        b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 100 + b'">]>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_documents_with_a_dtd_are_refused(hostile: bytes) -> None:
    data = hostile + described("<photoshop:City>Seoul</photoshop:City>")
    assert xmp.read([data]).values == {}
    with pytest.raises(BlockRefused, match="DTD"):
        graft(data, {"photoshop:City": "Busan"})


def test_deep_and_big_documents_are_refused_quickly() -> None:
    deep = described("<a>" * 300 + "</a>" * 300)
    with pytest.raises(BlockRefused, match="deeper than 200"):
        graft(deep, {"photoshop:City": "Busan"})
    big = described("<a/>" * 2_100_000)
    assert xmp.read([big]).values == {}
    with pytest.raises(BlockRefused, match="8 MB"):
        graft(big, {"photoshop:City": "Busan"})
    many = described("<a/>" * 300_000)
    with pytest.raises(BlockRefused, match="elements"):
        graft(many, {"photoshop:City": "Busan"})


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    xmp.read([data])
    xmp.read([b"<?xpacket?>" + data])


NAMED_NODES = packet(
    '<rdf:Description rdf:about="" photoshop:City="서울"><Iptc4xmpExt:LocationShown><rdf:Bag>'
    '<rdf:li rdf:nodeID="place"/></rdf:Bag></Iptc4xmpExt:LocationShown>'
    '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>Yonhap</plus:LicensorName>'
    "</rdf:li></rdf:Seq></plus:Licensor></rdf:Description>"
    '<rdf:Description rdf:nodeID="place" photoshop:City="not of the picture">'
    "<Iptc4xmpExt:City>부산</Iptc4xmpExt:City><photoshop:Credit>not of the picture</photoshop:Credit>"
    "</rdf:Description>"
)


def test_what_stands_under_a_name_is_read_where_the_name_is_used_and_nowhere_else() -> None:
    assert xmp.read([NAMED_NODES]).values == {
        "photoshop:City": "서울",
        "Iptc4xmpExt:LocationShown": ((("City", "부산"),),),
        "plus:Licensor": ((("LicensorName", "Yonhap"),),),
    }


def test_names_that_lead_nowhere_or_to_each_other_end() -> None:
    circle = packet(
        '<rdf:Description rdf:about="" dc:format="a"><dc:creator rdf:nodeID="a"/>'
        '<dc:title rdf:nodeID="none"/></rdf:Description>'
        '<rdf:Description rdf:nodeID="a"><dc:creator rdf:nodeID="b"/></rdf:Description>'
        '<rdf:Description rdf:nodeID="b"><dc:creator rdf:nodeID="a"/></rdf:Description>'
    )
    assert xmp.read([circle]).values == {}


def test_a_packet_with_named_nodes_is_not_edited_unless_nothing_differs() -> None:
    with pytest.raises(BlockRefused) as refused:
        graft(NAMED_NODES, {"photoshop:City": "부산"})
    assert refused.value.code == "xmp_named_nodes"
    assert graft(NAMED_NODES, {"plus:Licensor": ((("LicensorName", "Yonhap"),),)}) == NAMED_NODES


def test_the_word_node_id_in_a_caption_is_only_a_word() -> None:
    data = described(
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">a:nodeID here</rdf:li></rdf:Alt>'
        "</dc:description>"
    )
    assert xmp.read([data]).values == {"dc:description": (("x-default", "a:nodeID here"),)}
    assert b"Yonhap" in graft(data, {"photoshop:Credit": "Yonhap"})
