#!/usr/bin/python3
"""Writes figures.png beside itself: the end of a page whose table holds figures and few words, most of which read as other
figures upside down. Needs python3-pil and fonts-noto-cjk."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROWS = [("2022年", "2021年", "2020年"), ("16,089.68", "10,668.91", "9,816.09"), ("1,068.96", "986.10", "669.80"), ("10.0%", "16.8%", "10.1%"), ("861,099.80", "690,188.66", "616,889.01")]
WIDTH, HEIGHT, LEFT, TOP = 436, 70, 170, 160  # pixels at 200 dpi

page = Image.new("L", (1654, 1100), 255)
pen, font = ImageDraw.Draw(page), ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 31)
for row, texts in enumerate(ROWS):
    for column, text in enumerate(texts):
        x, y = LEFT + column * WIDTH, TOP + row * HEIGHT
        pen.rectangle((x, y, x + WIDTH, y + HEIGHT), outline=0, width=2)
        pen.text((x + WIDTH / 2, y + HEIGHT / 2), text, fill=0, font=font, anchor="mm")
page.quantize(4).save(Path(__file__).resolve().parent / "figures.png", dpi=(200, 200), optimize=True)
