"""Suppliers' file names: whose they are, whose number they carry, and which names are nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.tables.agencies import find
from photodesk.tables.file_names import NAMINGS, Named, named


@pytest.mark.parametrize(
    ("name", "supplier", "image_id", "maker"),
    [
        ("PYH2024110509530001300.jpg", "Yonhap", "PYH2024110509530001300", ""),
        ("PYH2024110509530001300_T2.jpg", "Yonhap", "PYH2024110509530001300", ""),
        ("pyh2026112401234.JPG", "Yonhap", "PYH2026112401234", ""),
        ("PAP20241120012301009_P4.jpg", "Yonhap", "PAP20241120012301009", "AP"),
        ("PEP20241120012301009.jpg", "Yonhap", "PEP20241120012301009", "EPA"),
        ("NISI20220708_0001037503_web.jpg", "Newsis", "NISI20220708_0001037503", ""),
        ("NISI20221109_0001234 (1).jpg", "Newsis", "NISI20221109_0001234", ""),
        ("AP22329734094337.jpg", "AP", "AP22329734094337", ""),
        ("ap22329734094337_wide.jpg", "AP", "AP22329734094337", ""),
        ("AP_22329734094337.jpg", "AP", "22329734094337", ""),
        (
            "2022-09-19T203402Z_1215403949_RC2JKW94EMRY_RTRMADP_3_SPACE-MARS.JPG",
            "Reuters",
            "RC2JKW94EMRY",
            "",
        ),
        ("RTX7ABCD.jpg", "Reuters", "RTX7ABCD", ""),
        ("RC2JKW94EMRY.jpg", "Reuters", "RC2JKW94EMRY", ""),
        ("000_32KV4CG.jpg", "AFP", "32KV4CG", ""),
        ("000_34949BL-300x170.jpg", "AFP", "34949BL", ""),
        ("AFP__20220309__324R8ZM__v1__HighRes__Kyiv.jpg", "AFP", "324R8ZM", ""),
        ("epa11730123.jpg", "EPA", "epa11730123", ""),
        ("EPASELECT epa11730123 copy.jpg", "EPA", "epa11730123", ""),
        ("GettyImages-1234567890.jpg", "Getty Images", "1234567890", ""),
        ("gettyimages-1234567890-2048x2048.jpg", "Getty Images", "1234567890", ""),
        ("XxjpseC007123_20241120_PEPFN0A001.jpg", "Xinhua", "XXJPSEC007123_20241120_PEPFN0A001", ""),
        ("shutterstock_1234567890.jpg", "Shutterstock", "1234567890", ""),
        ("AdobeStock_123456789.jpeg", "Adobe Stock", "123456789", ""),
        ("PYH2024110509530001300", "Yonhap", "PYH2024110509530001300", ""),
    ],
)
def test_a_suppliers_name_gives_its_number(name: str, supplier: str, image_id: str, maker: str) -> None:
    assert named(name) == Named(supplier, image_id, maker)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_2031.jpg", "DSC_0417.JPG", "_DSC1234.NEF", "000_1234.jpg", "000_0001.JPG", "100_1234.JPG",
        "apple.jpg",
        "AP.jpg", "AP style.jpg", "AP2.jpg", "epaulette.jpg", "epa.jpg", "RTBEDROOM.jpg", "RTSPARTY.jpg",
        "RCABLE.jpg", "papers.jpg", "PYHTON.jpg", "nisi.jpg", "N1.jpg", "n1_2.jpg", "한강.jpg",
        "서울_20241120.jpg",
        "KakaoTalk_20261124_153000123.jpg", "Screenshot 2026-11-24.png", "getty.jpg", "istock.jpg", "",
        "20241120_PYH.jpg", "my PYH2024110509530001300.jpg", "A7_09_howitzer.jpg", "2024-11-20T123456Z.jpg",
        "AFPHOTO.jpg", "AFP_PHOTO.jpg", "AFP_12345.jpg", "Xxjp.jpg", "shutterstock.jpg", "P1010001.JPG",
    ],
)  # fmt: skip
def test_a_name_of_nobodys_is_nobodys(name: str) -> None:
    assert named(name) is None


def test_every_supplier_and_maker_is_in_the_registry_under_its_short_name() -> None:
    for naming in NAMINGS:
        for short in filter(None, (naming.supplier, naming.maker)):
            agency = find(short)
            assert agency is not None
            assert agency.short == short


@given(
    st.sampled_from(["PYH2024110509530001300", "NISI20220708_0001037503", "AP22329734094337", "000_32KV4CG"]),
    st.text(st.characters(exclude_characters="."), max_size=20),
)
def test_what_is_hung_on_a_name_changes_nothing(stem: str, tail: str) -> None:
    assert named(f"{stem}_{tail}.jpg") == named(f"{stem}.jpg")


@given(st.text(max_size=80))
def test_any_name_may_be_asked_for(name: str) -> None:
    found = named(name)
    assert found is None or found.image_id
