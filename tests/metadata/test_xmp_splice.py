"""Writing into XMP packets: only our spans change, and the result is proven."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photodesk.errors import BlockRefused
from photodesk.metadata import xmp
from photodesk.metadata.xmp_elements import tidied
from photodesk.metadata.xmp_packet import Packet
from photodesk.model import XmpValue
from photodesk.tables.fields import FIELDS, Field
from tests.metadata import jpegs, strategies
from tests.metadata.packets import CAMERA, DECLARED, NOW, PERSON, RDF, described, graft, packet, without_date

# --- writing: what stays -----------------------------------------------------------------


def test_only_the_span_of_the_property_changes() -> None:
    before = packet(CAMERA, padding=2000)
    after = graft(before, {"photoshop:Credit": "AP-Yonhap"})
    assert len(after) == len(before)
    expected = before.replace(b"<photoshop:Credit>AP<", b"<photoshop:Credit>AP-Yonhap<")
    assert without_date(after).rstrip(b' <?xpacket end="w">') == expected.rstrip(b' <?xpacket end="w">')
    assert xmp.read([after]).values["xmp:MetadataDate"] == NOW


def test_the_same_change_twice_changes_nothing_not_even_the_date() -> None:
    once = graft(
        packet(CAMERA, padding=2000), {"photoshop:Credit": "AP-Yonhap", "dc:title": (("x-default", "A7"),)}
    )
    again = graft(
        once,
        {"photoshop:Credit": "AP-Yonhap", "dc:title": (("x-default", "A7"),), "photoshop:City": None},
        metadata_date="2027-01-01T00:00:00Z",
    )
    assert again == once


def test_padding_is_used_so_that_the_packet_does_not_grow_and_given_back() -> None:
    before = packet(CAMERA, padding=3000)
    longer = graft(before, {"dc:description": (("x-default", "가" * 600),)})
    shorter = graft(longer, {"dc:description": (("x-default", "나"),)})
    assert len(before) == len(longer) == len(shorter)
    assert shorter.endswith(b'<?xpacket end="w"?>')


def test_without_padding_the_packet_grows_up_to_its_limit_and_no_further() -> None:
    before = packet(CAMERA)
    assert len(graft(before, {"photoshop:Headline": "가" * 100})) > len(before)
    with pytest.raises(BlockRefused, match="shorten") as error:
        graft(before, {"photoshop:Headline": "가" * 30_000})
    assert error.value.code == "xmp_full"


def test_other_languages_stay_when_one_is_changed() -> None:
    after = graft(packet(CAMERA), {"dc:description": (("x-default", "new"), ("ko", "옛 설명"))})
    assert xmp.read([after]).values["dc:description"] == (("x-default", "new"), ("ko", "옛 설명"))


def test_we15_a_text_with_one_language_gets_a_default() -> None:
    after = graft(packet(CAMERA), {"dc:description": (("ko-KR", "한강"),)})
    assert xmp.read([after]).values["dc:description"] == (("x-default", "한강"), ("ko-KR", "한강"))


def test_a_removed_property_leaves_no_trace_and_no_empty_line() -> None:
    after = graft(packet(CAMERA), {"photoshop:Credit": None})
    assert b"Credit" not in after
    assert b"\n\n" not in after
    assert "photoshop:Credit" not in xmp.read([after]).values


def test_an_attribute_is_changed_in_place_and_removed_without_its_blank() -> None:
    before = packet('<rdf:Description rdf:about="" photoshop:City=\'Seoul\' photoshop:Credit="AP"/>')
    after = graft(before, {"photoshop:City": 'Kim\'s "Busan"\n<&>', "photoshop:Credit": None})
    assert b"photoshop:City='Kim&#39;s &quot;Busan&quot;&#xA;&lt;&amp;>'" in after
    assert xmp.read([after]).values["photoshop:City"] == 'Kim\'s "Busan"\n<&>'
    assert b"Credit" not in after


def test_a_list_that_stood_as_attribute_becomes_an_element() -> None:
    before = packet('<rdf:Description rdf:about="" dc:creator="Kim" dc:title="old"/>')
    after = graft(before, {"dc:creator": ("Kim", "Lee"), "dc:title": (("x-default", "new"),)})
    tags = xmp.read([after])
    assert (tags.values["dc:creator"], tags.values["dc:title"]) == (("Kim", "Lee"), (("x-default", "new"),))
    assert tags.types == {}
    assert b'dc:creator="' not in after


def test_a_property_that_stands_twice_is_written_once() -> None:
    before = packet(
        '<rdf:Description photoshop:City="Seoul"/><rdf:Description><photoshop:City>Busan</photoshop:City>'
        "<photoshop:City>Daegu</photoshop:City></rdf:Description>"
    )
    after = graft(before, {"photoshop:City": "Seoul"})
    assert after.count(b"City") == 1
    assert xmp.read([after]).values["photoshop:City"] == "Seoul"
    assert graft(after, {"photoshop:City": "Seoul"}) == after


def test_a_wrong_namespace_is_put_right_when_its_property_is_written() -> None:
    before = packet(
        '<rdf:Description xmlns:p="http://ns.adobe.com/photoshop/1.0" p:Credit="AP" p:City="Seoul"/>',
        declared="",
    )
    after = graft(before, {"photoshop:Credit": "AP-Yonhap"})
    assert b" p:Credit" not in after
    assert b'p:City="Seoul"' in after
    assert "http://ns.adobe.com/photoshop/1.0/ Credit" in {
        node.name for node in Packet.of(after).properties()
    }


def test_gettys_capital_letter_is_read_and_put_right_when_written() -> None:
    before = packet(
        '<rdf:Description dc:Rights="(c) Getty"><photoshop:credit>AP</photoshop:credit></rdf:Description>'
    )
    assert xmp.read([before]).values == {"dc:rights": (("x-default", "(c) Getty"),), "photoshop:Credit": "AP"}
    after = graft(before, {"dc:rights": (("x-default", "(c) AP"),), "photoshop:Credit": "AP-Yonhap"})
    assert b"dc:Rights" not in after
    assert b"photoshop:credit" not in after
    assert xmp.read([after]).values["dc:rights"] == (("x-default", "(c) AP"),)


def test_namespaces_declared_on_the_property_itself_stay_declared() -> None:
    before = packet(
        '<rdf:Description><d:subject xmlns:d="http://purl.org/dc/elements/1.1/"><rdf:Bag><rdf:li>a</rdf:li>'
        "</rdf:Bag></d:subject></rdf:Description>",
        declared="",
    )
    after = graft(before, {"dc:subject": ("a", "b")})
    assert xmp.read([after]).values["dc:subject"] == ("a", "b")
    assert after.count(b"d:subject") == 2


def test_a_default_namespace_property_is_replaced() -> None:
    before = described('<Credit xmlns="http://ns.adobe.com/photoshop/1.0/">AP</Credit>')
    after = graft(before, {"photoshop:Credit": "AP-Yonhap"})
    assert xmp.read([after]).values["photoshop:Credit"] == "AP-Yonhap"
    assert b"<Credit" not in after


def test_empty_elements_take_new_properties() -> None:
    for inside in (
        "",
        '<rdf:Description rdf:about="urn:a"/>',
        "<rdf:Description/>",
        "<rdf:Description></rdf:Description>",
    ):
        after = graft(packet(inside), {"photoshop:Credit": "AP", "dc:creator": ("홍길동",)})
        assert xmp.read([after]).values["photoshop:Credit"] == "AP"
        assert xmp.read([after]).values["dc:creator"] == ("홍길동",)
    bare = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF}/></x:xmpmeta>'.encode()
    assert xmp.read([graft(bare, {"photoshop:Credit": "AP"})]).values["photoshop:Credit"] == "AP"


def test_a_new_description_is_about_the_same_as_the_others() -> None:
    before = packet('<rdf:Description rdf:about="uuid:1" xmlns:a="urn:a" a:b="c"/>', declared="")
    after = graft(before, {"photoshop:Credit": "AP"})
    assert after.count(b'rdf:about="uuid:1"') == 2


def test_unknown_members_of_a_structure_go_along() -> None:
    before = described(
        "<Iptc4xmpExt:LocationShown><rdf:Bag>"
        '<rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>서울</Iptc4xmpExt:City>'
        "<Iptc4xmpExt:GPSAltitudeRef>0</Iptc4xmpExt:GPSAltitudeRef></rdf:li>"
        '<rdf:li xmlns:a="urn:a" a:mark="m" Iptc4xmpExt:City="부산">'
        "<rdf:Description><a:b>c</a:b></rdf:Description></rdf:li>"
        "</rdf:Bag></Iptc4xmpExt:LocationShown>"
    )
    value = ((("City", "부산"),), (("City", "인천"),))
    after = graft(before, {"Iptc4xmpExt:LocationShown": value})
    assert xmp.read([after]).values["Iptc4xmpExt:LocationShown"] == value
    items = after.split(b"<rdf:li")
    assert b"a:b" in items[1]
    assert b"mark" in items[1]
    assert b"GPSAltitudeRef" not in items[1]


def test_utf16_becomes_utf8() -> None:
    before = packet(CAMERA).decode().encode("utf-16")
    after = graft(before, {"photoshop:Credit": "AP-Yonhap"})
    assert after.decode("utf-8").startswith("<?xpacket")
    assert xmp.read([after]).values["dc:description"] == (("x-default", "old caption"), ("ko", "옛 설명"))


def test_remains_behind_the_packet_that_hold_a_field_of_ours_go() -> None:
    before = packet(CAMERA) + b"\0 <photoshop:Credit>older</photoshop:Credit>"
    assert b"older" not in graft(before, {"photoshop:Credit": "AP-Yonhap"})
    harmless = packet(CAMERA) + b"\0\0\0"
    assert graft(harmless, {"photoshop:Credit": "AP-Yonhap"}).endswith(b'"w"?>\0\0\0')


def test_junk_behind_the_root_is_kept() -> None:
    before = f'<rdf:RDF {RDF} {DECLARED}><rdf:Description photoshop:City="a"/></rdf:RDF>\0\0junk'.encode()
    after = graft(before, {"photoshop:City": "b"})
    assert after.endswith(b"</rdf:RDF>\0\0junk")


def test_a_packet_without_rdf_is_refused() -> None:
    with pytest.raises(BlockRefused, match="rdf:RDF"):
        graft(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", {"photoshop:City": "b"})


def test_our_property_in_extended_xmp_is_refused_unless_it_says_so_already() -> None:
    main, more = packet(CAMERA), described("<photoshop:City>Seoul</photoshop:City>")
    assert xmp.read([main], extended=(more,)).values["photoshop:City"] == "Seoul"
    with pytest.raises(BlockRefused, match="extended") as error:
        graft(main, {"photoshop:City": "Busan"}, extended=(more,))
    assert error.value.code == "xmp_extended"
    assert graft(main, {"photoshop:City": "Seoul"}, extended=(more,)) == main
    assert b"AP-Yonhap" in graft(main, {"photoshop:Credit": "AP-Yonhap"}, extended=(more,))


# --- writing: several packets, new packets ----------------------------------------------------


def test_two_packets_become_one_and_nothing_is_lost() -> None:
    first = packet(CAMERA, padding=500)
    second = packet(
        '<rdf:Description xmlns:my="urn:my" my:stamp="1" photoshop:Credit="Other" photoshop:City="Seoul">'
        '<my:tree my:a="b"><my:leaf/></my:tree>'
        "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>other</rdf:li>"
        "<rdf:li xml:lang='ja'>漢江</rdf:li></rdf:Alt>"
        "</dc:description><dc:subject><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:subject></rdf:Description>"
    )
    after = graft([first, second], {"photoshop:Headline": "제목"})
    values = xmp.read([after]).values
    assert values["photoshop:Credit"] == "AP"
    assert values["photoshop:City"] == "Seoul"
    assert values["dc:description"] == (("x-default", "old caption"), ("ko", "옛 설명"), ("ja", "漢江"))
    assert values["dc:subject"] == ("a",)
    names = {node.name for node in Packet.of(after).properties()}
    assert {"urn:my stamp", "urn:my tree"} <= names
    assert after.count(b"<?xpacket begin") == 1
    assert graft([after], {"photoshop:Headline": "제목"}) == after


def test_two_packets_with_lists_of_structures_are_united() -> None:
    one = (
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">'
        "<plus:LicensorName>{}</plus:LicensorName></rdf:li></rdf:Seq></plus:Licensor>"
    )
    after = graft(
        [described(one.format("AP")), described(one.format("Yonhap")), described(one.format("AP"))], {}
    )
    assert xmp.read([after]).values["plus:Licensor"] == (
        (("LicensorName", "AP"),),
        (("LicensorName", "Yonhap"),),
    )


def test_a_new_packet_has_room_and_only_its_namespaces() -> None:
    data = graft([], {"photoshop:Credit": "AP-Yonhap"})
    assert data.startswith(b'<?xpacket begin="\xef\xbb\xbf"')
    assert data.endswith(b'<?xpacket end="w"?>')
    assert b"xmlns:dc" not in data
    assert 2_000 < len(data) < 3_000
    assert len(graft([], {"photoshop:Credit": "AP"}, max_bytes=600)) == 600
    with pytest.raises(BlockRefused):
        graft([], {"photoshop:Credit": "AP"}, max_bytes=300)


def test_nothing_to_say_makes_no_packet() -> None:
    assert graft([], {}) == b""
    assert graft([], {"photoshop:Credit": None, "dc:creator": ()}) == b""
    assert graft([b"\0\0"], {"photoshop:Credit": " "}) == b""


# --- every field ----------------------------------------------------------------------------

WRITTEN = [field for field in FIELDS if field.xmp and field.tier != "technical"]


@pytest.mark.parametrize("field", WRITTEN, ids=lambda field: field.id)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_field_goes_into_any_packet_and_comes_back(field: Field, data: st.DataObject) -> None:
    drawn = data.draw(strategies.values(field))
    value: XmpValue = (("x-default", drawn), ("ko-KR", drawn)) if field.kind == "alt" else drawn
    wanted = tidied(field.xmp, value)
    old = data.draw(
        st.sampled_from(
            [
                b"",
                packet(CAMERA),
                packet(CAMERA, declared="")
                .replace(b"photoshop:Credit", b"crs:C")
                .replace(b"dc:", b"crs:")
                .replace(b"xmpMM:", b"crs:")
                .replace(b"xmp:", b"crs:"),
            ]
        )
    )
    after = graft([old] if old else [], {field.xmp: value})
    if wanted is None and not old:
        assert after == b""
        return
    assert xmp.read([after]).values.get(field.xmp) == wanted
    assert graft(after, {field.xmp: value}, metadata_date="2099") == after
    if wanted is not None:
        cleared = graft(after, {field.xmp: None})
        assert field.xmp not in xmp.read([cleared]).values


@settings(max_examples=100)
@given(st.data())
def test_several_fields_at_once_leave_all_others_alone(data: st.DataObject) -> None:
    before = packet(CAMERA, padding=1500)
    fields = data.draw(st.lists(st.sampled_from(WRITTEN), max_size=5, unique_by=lambda field: field.id))
    changes: dict[str, XmpValue | None] = {}
    for field in fields:
        drawn = data.draw(strategies.values(field))
        changes[field.xmp] = (("x-default", drawn),) if field.kind == "alt" else drawn
    after = graft(before, changes)
    was, now = xmp.read([before]).values, dict(xmp.read([after]).values)
    now.pop("xmp:MetadataDate", None)
    expected = dict(was) | {key: tidied(key, value) for key, value in changes.items()}
    assert now == {key: value for key, value in expected.items() if value}
    assert b"<!-- left by an export -->" in after
    assert b"<![CDATA[255 < 256]]>" in after


def test_mutated_packets_never_raise_anything_else_and_never_lose_a_foreign_property() -> None:
    source = random.Random(20261124)
    whole = packet(CAMERA, padding=200)
    done = 0
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(source.randint(1, 3)):
            at = source.randrange(len(data))
            data[at : at + source.randint(0, 6)] = source.choice(
                [
                    b"",
                    b"<",
                    b">",
                    b"/",
                    b'"',
                    b"&",
                    b"\0",
                    b"\xff",
                    b"rdf:li",
                    b"<a/>",
                    b"]]>",
                    b"<!--",
                    b" x='y'",
                ]
            )
        mutated = bytes(data)
        xmp.read([mutated])
        try:
            after = graft(mutated, {"photoshop:Credit": "AP-Yonhap", "dc:title": (("x-default", "서울"),)})
        except BlockRefused:
            continue
        done += 1
        assert xmp.read([after]).values["photoshop:Credit"] == "AP-Yonhap"
        names = [node.name for node in Packet.of(mutated).properties()]
        kept = {node.name for node in Packet.of(after).properties()}
        assert {name for name in names if "Credit" not in name} <= kept | {""}
    assert done > 50


# --- referees -------------------------------------------------------------------------------


@pytest.mark.referee
def test_exiftool_reads_every_structure_that_we_write(exiftool: str, tmp_path: Path) -> None:
    path = tmp_path / "구조.jpg"
    changes: dict[str, XmpValue | None] = {
        "Iptc4xmpExt:LocationShown": (
            (
                ("City", "서울"),
                ("CountryCode", "KOR"),
                ("LocationId", ("http://a",)),
                ("exif:GPSLatitude", "37,34.0N"),
            ),
        ),
        "Iptc4xmpExt:PersonInImageWDetails": PERSON,
        "Iptc4xmpExt:Contributor": ((("Name", (("x-default", "ChatGPT"),)), ("Identifier", ("i",))),),
        "plus:Licensor": ((("LicensorName", "Yonhap"), ("LicensorURL", "https://example.com")),),
        "Iptc4xmpCore:CreatorContactInfo": ((("CiAdrCity", "서울"),),),
        "dc:description": (("x-default", "Han & <River>\nline"), ("ko-KR", "한강")),
    }
    path.write_bytes(jpegs.wrap(packet=graft([], changes)))
    found = jpegs.read_by_exiftool(exiftool, path, "-XMP:all")
    assert found["XMP-iptcExt:LocationShown"] == [
        {
            "City": "서울",
            "CountryCode": "KOR",
            "LocationId": ["http://a"],
            "GPSLatitude": "37 deg 34' 0.00\" N",
        }
    ]
    assert found["XMP-iptcExt:PersonInImageWDetails"][0]["PersonName"] == "홍길동"
    assert found["XMP-iptcExt:Contributor"] == [{"Name": "ChatGPT", "Identifier": ["i"]}]
    assert found["XMP-plus:Licensor"][0]["LicensorURL"] == "https://example.com"
    assert found["XMP-iptcCore:CreatorContactInfo"] == {"CiAdrCity": "서울"}
    assert found["XMP-dc:Description"] == "Han & <River>\nline"
    assert found["XMP-dc:Description-ko-KR"] == "한강"
    assert "ExifTool:Warning" not in found


@pytest.mark.referee
def test_what_exiftool_writes_we_read_and_change_without_losing_a_tag(exiftool: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpegs.PICTURE)
    jpegs.run(
        exiftool, "-q", "-overwrite_original", "-XMP-dc:Description=old", "-XMP-dc:Description-ko-KR=한강",
        "-XMP-dc:Creator=홍길동", "-XMP-dc:Creator=Kim", "-XMP-photoshop:Credit=AP", "-XMP-xmp:Label=Red",
        "-XMP-iptcExt:LocationShown={City=서울,CountryCode=KOR}", "-XMP-crs:Exposure2012=+0.5", str(path),
    )  # fmt: skip
    before = jpegs.read_by_exiftool(exiftool, path, "-XMP:all")
    packets = jpegs.segments(path.read_bytes(), 0xE1, jpegs.XMP_HEADER)
    values = xmp.read(packets).values
    assert values["dc:description"] == (("x-default", "old"), ("ko-KR", "한강"))
    assert values["dc:creator"] == ("홍길동", "Kim")
    assert values["Iptc4xmpExt:LocationShown"] == ((("City", "서울"), ("CountryCode", "KOR")),)
    path.write_bytes(jpegs.wrap(packet=graft(packets, {"photoshop:Credit": "AP-Yonhap"})))
    after = jpegs.read_by_exiftool(exiftool, path, "-XMP:all")
    assert after.pop("XMP-photoshop:Credit") == "AP-Yonhap"
    del before["XMP-photoshop:Credit"], after["XMP-xmp:MetadataDate"]
    assert after == before


@pytest.mark.referee
def test_exiv2_reads_what_we_write(exiv2: str, tmp_path: Path) -> None:
    path = tmp_path / "b.jpg"
    path.write_bytes(
        jpegs.wrap(packet=graft([], {"dc:creator": ("홍길동", "Kim"), "photoshop:City": "서울"}))
    )
    shown = jpegs.run(exiv2, "-px", str(path))
    assert "홍길동, Kim" in shown
    assert "서울" in shown
