"""Draws the cards of the demo page: `python -m tests.desk.draw_demo_cards` writes assets/demo/cards.

Each card says what it stands for, so nobody takes it for a news picture. The font is the one that
Pillow carries, so the same cards come out on every machine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZE = (1500, 1000)
"""Pixels of a card: wide enough for fifteen centimetres in print."""
FINE = 2
"""Cards are drawn this much larger and reduced, for smooth edges."""

Color = tuple[int, int, int]
Draw = ImageDraw.ImageDraw


def at(*numbers: float) -> list[float]:
    """Scale card coordinates (pixels of the finished card) to the drawing."""
    return [number * FINE for number in numbers]


def point(x: float, y: float) -> tuple[float, float]:
    """Scale one point to the drawing."""
    return x * FINE, y * FINE


def steps(start: int, stop: int, step: int) -> list[float]:
    """Evenly spaced coordinates."""
    return [float(n) for n in range(start, stop, step)]


def gradient(top: Color, bottom: Color) -> Image.Image:
    """A full canvas that runs from one colour to the other."""
    column = Image.new("RGB", (1, 256))
    for y in range(256):
        t = y / 255
        column.putpixel(
            (0, y),
            (
                round(top[0] + (bottom[0] - top[0]) * t),
                round(top[1] + (bottom[1] - top[1]) * t),
                round(top[2] + (bottom[2] - top[2]) * t),
            ),
        )
    return column.resize((SIZE[0] * FINE, SIZE[1] * FINE), Image.Resampling.BICUBIC)


def glow(canvas: Image.Image, x: float, y: float, radius: float, color: Color, strength: int = 150) -> None:
    """Lay a soft light on the canvas."""
    small = (SIZE[0] // 2, SIZE[1] // 2)
    mask = Image.new("L", small, 0)
    ImageDraw.Draw(mask).ellipse(
        [(x - radius) / 2, (y - radius) / 2, (x + radius) / 2, (y + radius) / 2], fill=strength
    )
    mask = mask.filter(ImageFilter.GaussianBlur(radius / 5)).resize(canvas.size)
    canvas.paste(Image.new("RGB", canvas.size, color), (0, 0), mask)


def person(draw: Draw, x: float, foot: float, height: float, color: Color, *, stride: float = 0.16) -> None:
    """A walking figure: head, coat, two legs."""
    head = height * 0.13
    draw.ellipse(at(x - head / 2, foot - height, x + head / 2, foot - height + head), fill=color)
    draw.rounded_rectangle(
        at(x - height * 0.13, foot - height * 0.85, x + height * 0.13, foot - height * 0.36),
        radius=height * 0.09 * FINE,
        fill=color,
    )
    for side in (-1, 1):
        draw.line(
            at(x, foot - height * 0.42, x + side * height * stride, foot),
            fill=color,
            width=round(height * 0.1 * FINE),
        )


def waves(draw: Draw, top: float, bottom: float, color: Color, rng: random.Random, count: int = 60) -> None:
    """Short bright strokes of water that get longer towards the viewer."""
    for _ in range(count):
        y = rng.uniform(top, bottom)
        near = (y - top) / (bottom - top)
        length = 20 + 130 * near * rng.random()
        x = rng.uniform(-50, SIZE[0])
        draw.line(at(x, y, x + length, y), fill=color, width=round((1 + 2 * near) * FINE))


def ferry() -> Image.Image:
    """Two ferries between islands."""
    canvas = gradient((120, 146, 165), (222, 208, 190))
    glow(canvas, 1120, 330, 260, (250, 232, 205), 170)
    draw = ImageDraw.Draw(canvas)
    for shade, base, peaks in (
        ((128, 143, 153), 520, ((0, 430), (240, 350), (520, 470), (760, 520))),
        ((96, 113, 124), 530, ((700, 530), (960, 400), (1210, 330), (1500, 440), (1500, 530))),
    ):
        draw.polygon(
            at(*(n for point in ((peaks[0][0], base), *peaks, (peaks[-1][0], base)) for n in point)),
            fill=shade,
        )
    draw.rectangle(at(0, 520, 1500, 1000), fill=(74, 99, 117))
    waves(draw, 535, 900, (105, 130, 147), random.Random(1), 90)
    for x, y, s in ((470, 640, 1.0), (1150, 560, 0.42)):
        hull = (236, 233, 226)
        draw.polygon(
            at(
                x - 260 * s,
                y - 40 * s,
                x + 280 * s,
                y - 50 * s,
                x + 210 * s,
                y + 50 * s,
                x - 220 * s,
                y + 50 * s,
            ),
            fill=hull,
        )
        draw.polygon(
            at(
                x - 232 * s,
                y + 20 * s,
                x + 232 * s,
                y + 20 * s,
                x + 210 * s,
                y + 50 * s,
                x - 220 * s,
                y + 50 * s,
            ),
            fill=(168, 82, 74),
        )
        draw.rounded_rectangle(
            at(x - 190 * s, y - 105 * s, x + 170 * s, y - 40 * s), radius=8 * FINE, fill=(250, 248, 242)
        )
        draw.rounded_rectangle(
            at(x - 110 * s, y - 150 * s, x + 110 * s, y - 100 * s), radius=6 * FINE, fill=(226, 222, 213)
        )
        draw.rectangle(at(x - 150 * s, y - 190 * s, x - 105 * s, y - 100 * s), fill=(168, 82, 74))
        for i in range(8):
            left = x - 170 * s + i * 41 * s
            draw.rectangle(at(left, y - 88 * s, left + 24 * s, y - 64 * s), fill=(72, 92, 106))
    return canvas


def trolleybus() -> Image.Image:
    """A trolleybus in a street of tall blocks."""
    canvas = gradient((176, 190, 196), (226, 220, 208))
    draw = ImageDraw.Draw(canvas)
    rng = random.Random(4)
    x = -40.0
    while x < 1500:
        width, height = rng.uniform(120, 210), rng.uniform(260, 520)
        shade = rng.choice(((178, 168, 158), (160, 167, 168), (190, 176, 164), (150, 160, 160)))
        draw.rectangle(at(x, 700 - height, x + width, 720), fill=shade)
        for row in range(int(height // 34)):
            for col in range(int(width // 28)):
                tone = tuple(c - rng.choice((14, 22, 34)) for c in shade)
                left, top = x + 10 + col * 28, 712 - height + row * 34
                draw.rectangle(at(left, top, left + 15, top + 18), fill=tone)
        x += width + rng.uniform(4, 30)
    draw.rectangle(at(0, 700, 1500, 1000), fill=(112, 114, 114))
    draw.rectangle(at(0, 700, 1500, 722), fill=(146, 147, 144))
    for left in steps(-60, 1500, 220):
        draw.rectangle(at(left, 862, left + 120, 870), fill=(190, 190, 184))
    for y in (300, 322):
        draw.line(at(0, y, 1500, y + 30), fill=(80, 82, 84), width=2 * FINE)
    draw.line(at(700, 560, 960, 319), fill=(70, 72, 74), width=5 * FINE)
    draw.line(at(730, 560, 990, 341), fill=(70, 72, 74), width=5 * FINE)
    draw.rounded_rectangle(at(360, 555, 1120, 815), radius=26 * FINE, fill=(196, 96, 78))
    draw.rectangle(at(360, 700, 1120, 742), fill=(238, 230, 214))
    for i in range(7):
        left = 392 + i * 102
        draw.rounded_rectangle(at(left, 590, left + 84, 682), radius=8 * FINE, fill=(58, 72, 82))
    for center in (510.0, 970.0):
        draw.ellipse(at(center - 52, 770, center + 52, 874), fill=(44, 46, 48))
        draw.ellipse(at(center - 24, 798, center + 24, 846), fill=(150, 152, 152))
    for x, height in ((180, 170), (250, 160), (1260, 175), (1345, 165)):
        person(draw, x, 860, height, (70, 74, 80))
    return canvas


def lanterns() -> Image.Image:
    """Lanterns over a stream in the evening."""
    canvas = gradient((26, 32, 52), (62, 60, 78))
    draw = ImageDraw.Draw(canvas)
    rng = random.Random(5)
    draw.polygon(at(0, 520, 340, 400, 700, 500, 1050, 390, 1500, 500, 1500, 640, 0, 640), fill=(34, 40, 56))
    draw.polygon(at(430, 1000, 690, 600, 820, 600, 1090, 1000), fill=(48, 56, 84))
    spots: list[tuple[float, float, float]] = []
    for row, (y, size) in enumerate(((150.0, 1.0), (300.0, 0.72), (420.0, 0.5), (505.0, 0.34))):
        count = 8 + row * 2
        for i in range(count):
            t = (i + 0.5) / count
            spots.append((1500 * t, y + 55 * size * math.sin(math.pi * t) + rng.uniform(-6, 6), size))
    for x, y, size in spots:
        glow(canvas, x, y, 62 * size, (250, 170, 90), 70)
    draw = ImageDraw.Draw(canvas)
    for x, y, size in spots:
        shade = rng.choice(((240, 170, 92), (226, 120, 92), (240, 200, 132)))
        draw.line(at(x, y - 58 * size, x, y - 34 * size), fill=(120, 100, 90), width=2 * FINE)
        draw.ellipse(at(x - 27 * size, y - 36 * size, x + 27 * size, y + 36 * size), fill=shade)
        draw.rectangle(at(x - 12 * size, y - 40 * size, x + 12 * size, y - 33 * size), fill=(92, 60, 52))
        draw.rectangle(at(x - 12 * size, y + 33 * size, x + 12 * size, y + 40 * size), fill=(92, 60, 52))
    for _ in range(46):
        y = rng.uniform(620, 940)
        half = 60 + (y - 600) * 0.55
        x = 757 + rng.uniform(-half, half) * 0.8
        draw.line(at(x, y, x + rng.uniform(10, 60), y), fill=(176, 128, 92), width=round(2.5 * FINE))
    for x, height in ((180, 210), (262, 190), (335, 150), (1160, 200), (1250, 215), (1370, 170)):
        person(draw, x, 880, height, (16, 18, 28), stride=0.1)
    return canvas


def bridge() -> Image.Image:
    """Commuters on a river bridge at dusk."""
    canvas = gradient((62, 76, 110), (232, 164, 120))
    glow(canvas, 420, 560, 300, (252, 214, 160), 190)
    draw = ImageDraw.Draw(canvas)
    rng = random.Random(6)
    x = 0.0
    while x < 1500:
        width, height = rng.uniform(38, 92), rng.uniform(50, 190)
        draw.rectangle(at(x, 600 - height, x + width, 610), fill=(74, 70, 92))
        for _ in range(int(height // 14)):
            wx, wy = x + rng.uniform(4, width - 8), 600 - rng.uniform(6, height - 6)
            draw.rectangle(at(wx, wy, wx + 4, wy + 6), fill=(236, 196, 136))
        x += width + rng.uniform(0, 16)
    draw.polygon(at(1010, 600, 1022, 250, 1034, 600), fill=(66, 62, 84))
    draw.rectangle(at(0, 606, 1500, 860), fill=(112, 96, 112))
    waves(draw, 615, 820, (216, 158, 128), rng, 90)
    draw.polygon(at(0, 760, 1500, 690, 1500, 1000, 0, 1000), fill=(52, 50, 60))
    draw.line(at(0, 700, 1500, 632), fill=(38, 37, 46), width=9 * FINE)
    for left in steps(0, 1500, 44):
        top = 700 - left * 68 / 1500
        draw.line(at(left, top, left, top + 62), fill=(38, 37, 46), width=4 * FINE)
    for x, height in (
        (170, 250),
        (330, 230),
        (560, 240),
        (720, 215),
        (770, 222),
        (1010, 205),
        (1180, 195),
        (1290, 205),
    ):
        person(draw, x, 880 - x * 0.06, height, (24, 24, 32))
    return canvas


def rooftop() -> Image.Image:
    """A robot arm that waters a rooftop garden: the AI illustration's stand-in."""
    canvas = gradient((84, 104, 150), (204, 172, 196))
    glow(canvas, 1130, 240, 220, (255, 226, 214), 180)
    draw = ImageDraw.Draw(canvas)
    rng = random.Random(7)
    for x in steps(0, 1500, 130):
        height = rng.uniform(120, 330)
        draw.rounded_rectangle(at(x, 640 - height, x + 112, 700), radius=10 * FINE, fill=(122, 120, 164))
    draw.rectangle(at(0, 640, 1500, 1000), fill=(92, 88, 118))
    for row, y in enumerate((720.0, 800.0)):
        draw.rounded_rectangle(at(60, y, 1440, y + 54), radius=14 * FINE, fill=(122, 86, 78))
        for x in steps(90 + row * 30, 1430, 62):
            for lean in (-22, 0, 22):
                draw.line(at(x, y + 6, x + lean, y - 52 + abs(lean)), fill=(94, 156, 120), width=8 * FINE)
            draw.ellipse(
                at(x - 11, y - 66, x + 11, y - 44), fill=rng.choice(((236, 138, 140), (246, 206, 130)))
            )
    draw.rounded_rectangle(at(640, 610, 800, 700), radius=12 * FINE, fill=(214, 216, 228))
    draw.line(at(720, 620, 560, 380), fill=(226, 228, 238), width=46 * FINE)
    draw.line(at(560, 380, 850, 250), fill=(206, 208, 222), width=38 * FINE)
    for x, y, r in ((720.0, 620.0, 42), (560.0, 380.0, 38), (850.0, 250.0, 32)):
        draw.ellipse(at(x - r, y - r, x + r, y + r), fill=(108, 112, 142))
    draw.polygon(at(838, 262, 950, 330, 960, 430, 880, 430, 860, 340), fill=(120, 170, 200))
    for i in range(26):
        x = 880 + (i % 9) * 14 + rng.uniform(-4, 4)
        y = 450 + (i // 9) * 70 + rng.uniform(-20, 20)
        draw.line(at(x, y, x + 6, y + 34), fill=(196, 224, 240), width=4 * FINE)
    return canvas


def strawberries() -> Image.Image:
    """Children between rows of strawberries."""
    canvas = gradient((214, 226, 224), (236, 238, 224))
    draw = ImageDraw.Draw(canvas)
    rng = random.Random(8)
    for i in range(7):
        inset = i * 62
        draw.arc(
            at(-60 + inset, 60 + i * 34, 1560 - inset, 1240 - i * 60),
            180,
            360,
            fill=(176, 190, 188),
            width=(9 - i) * FINE,
        )
    draw.rectangle(at(0, 560, 1500, 1000), fill=(142, 118, 96))
    for center in (-250, 130, 510, 990, 1370, 1750):
        draw.polygon(
            at(
                750 + (center - 750) * 0.22,
                545,
                750 + (center - 750) * 0.26,
                545,
                center + 130,
                1000,
                center - 130,
                1000,
            ),
            fill=(98, 138, 90),
        )
    for _ in range(240):
        row = rng.choice((-250, 130, 510, 990, 1370, 1750))
        t = rng.random() ** 0.7
        y = 560 + 400 * t
        scale = 0.24 + 0.76 * t
        x = 750 + (row - 750) * scale + rng.uniform(-110, 110) * scale
        r = 6 + 14 * t
        if rng.random() < 0.55:
            draw.ellipse(
                at(x - r * 1.5, y - r, x + r * 1.5, y + r), fill=rng.choice(((112, 158, 98), (84, 124, 80)))
            )
        else:
            draw.polygon(at(x - r, y - r * 0.6, x + r, y - r * 0.6, x, y + r * 1.3), fill=(204, 66, 66))
            draw.ellipse(at(x - r, y - r, x + r, y + r * 0.3), fill=(204, 66, 66))
    for x, foot, height, shade in (
        (660, 820, 250, (214, 160, 92)),
        (800, 780, 205, (96, 132, 168)),
        (330, 690, 130, (186, 104, 110)),
        (1180, 705, 140, (120, 112, 150)),
    ):
        person(draw, x, foot, height, shade, stride=0.1)
    return canvas


def blank(top: Color, bottom: Color, middle: float) -> Image.Image:
    """Nothing but grey: no drawing stands for a real event of the war.

    The two grey cards differ in light and layout, so that they do not count as one picture.
    """
    canvas = gradient(top, bottom)
    draw = ImageDraw.Draw(canvas)
    draw.rectangle(at(28, 28, 1472, 898), outline=(118, 118, 120), width=2 * FINE)
    text = ImageFont.load_default(size=124 * FINE)
    draw.rectangle(at(0, middle - 120, 1500, middle + 120), fill=(60, 60, 62))
    draw.text(point(750, middle), "PLACEHOLDER", font=text, anchor="mm", fill=(214, 214, 216))
    return canvas


def howitzer() -> Image.Image:
    """The grey card of the first seed caption."""
    return blank((112, 112, 114), (72, 72, 74), 620)


def atacms() -> Image.Image:
    """The grey card of the second seed caption."""
    return blank((74, 74, 76), (116, 116, 118), 300)


CARDS: dict[str, tuple[Callable[[], Image.Image], str]] = {
    "ferry.jpg": (ferry, "an AP picture marked SOUTH KOREA OUT"),
    "trolleybus.jpg": (trolleybus, "a picture of the North Korean state agency"),
    "lanterns.jpg": (lanterns, "a picture handed out by a city"),
    "bridge.jpg": (bridge, "a staff picture"),
    "rooftop.jpg": (rooftop, "an AI-generated illustration"),
    "strawberries.jpg": (strawberries, "a picture supplied by a city"),
    "howitzer.jpg": (howitzer, "the first picture of the article: howitzer, AP-Yonhap"),
    "atacms.jpg": (atacms, "the second picture of the article: ATACMS, AP-Yonhap"),
}
"""File name -> (drawing, what the card stands for)."""


def card(name: str) -> Image.Image:
    """Draw one card with the strip that says what it stands for."""
    drawing, stands_for = CARDS[name]
    canvas = drawing()
    draw = ImageDraw.Draw(canvas)
    draw.rectangle(at(0, 926, 1500, 1000), fill=(32, 32, 34))
    bold, plain = ImageFont.load_default(size=27 * FINE), ImageFont.load_default(size=27 * FINE)
    draw.text(point(36, 963), "PLACEHOLDER", font=bold, anchor="lm", fill=(240, 240, 240))
    draw.text(point(252, 963), f"stands for {stands_for}", font=plain, anchor="lm", fill=(176, 176, 180))
    draw.text(point(1464, 963), "drawn for the PhotoDesk demo", font=plain, anchor="rm", fill=(128, 128, 132))
    return canvas.resize(SIZE, Image.Resampling.LANCZOS)


def write(folder: Path) -> None:
    """Write all cards as JPEG without metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in CARDS:
        card(name).save(folder / name, "JPEG", quality=84, optimize=True, progressive=False)


if __name__ == "__main__":
    write(Path(__file__).parents[2] / "assets" / "demo" / "cards")
