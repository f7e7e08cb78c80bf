"""XMP packets to read and to write into: plain ones, and one as a camera and a raw developer leave it."""

from __future__ import annotations

import re

from photodesk.metadata import xmp
from photodesk.model import XmpValue
from photodesk.tables.fields import NAMESPACES

NOW = "2026-11-24T21:00:00+09:00"
ROOM = 65_502
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
CAMERA = """
 <rdf:Description rdf:about="uuid:1"
   xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   crs:Version="15.0"  crs:Exposure='+0.50'
   xmp:CreatorTool="Camera Raw &amp; more" xmpMM:InstanceID="xmp.iid:1">
  <!-- left by an export -->
  <xmpMM:History><rdf:Seq>
   <rdf:li stEvt:action="saved" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"/>
  </rdf:Seq></xmpMM:History>
  <dc:format>image/jpeg</dc:format>
  <dc:description><rdf:Alt>
   <rdf:li xml:lang="x-default">old caption</rdf:li><rdf:li xml:lang="ko">옛 설명</rdf:li>
  </rdf:Alt></dc:description>
  <photoshop:Credit>AP</photoshop:Credit>
  <crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li><![CDATA[255 < 256]]></rdf:li></rdf:Seq>
  </crs:ToneCurve>
 </rdf:Description>
"""
PERSON = (
    (
        ("PersonName", (("x-default", "홍길동"),)),
        ("PersonId", ("http://wikidata.org/Q1", "http://wikidata.org/Q2")),
    ),
)


def packet(inside: str, *, padding: int = 0, declared: str = DECLARED) -> bytes:
    """A packet around the inside of rdf:RDF."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF} {declared}>{inside}</rdf:RDF></x:xmpmeta>\n'
        + " " * padding
        + '<?xpacket end="w"?>'
    ).encode()


def described(inside: str, *, declared: str = DECLARED) -> bytes:
    """A packet around the inside of one rdf:Description."""
    return packet(f'<rdf:Description rdf:about="">{inside}</rdf:Description>', declared=declared)


def graft(
    packets: bytes | list[bytes],
    changes: dict[str, XmpValue | None],
    *,
    metadata_date: str = NOW,
    max_bytes: int = ROOM,
    extended: tuple[bytes, ...] = (),
) -> bytes:
    """`xmp.graft` with everyday arguments."""
    packets = [packets] if isinstance(packets, bytes) else packets
    return xmp.graft(packets, changes, metadata_date=metadata_date, max_bytes=max_bytes, extended=extended)


def without_date(data: bytes) -> bytes:
    """The packet as if no date had been written."""
    return re.sub(rb"\s*<xmp:MetadataDate>[^<]*</xmp:MetadataDate>", b"", data)
