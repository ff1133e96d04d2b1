#!/usr/bin/env python3
"""Rare characters in names of firms and persons: read right, flagged, or silently wrong.

    rare_characters.py BUILD [--verbose]

Sheets of names in the fonts and through the devices of fixtures/generator, read by scan_bench. A character that is not
read right is flagged where its line has a confidence below 0.8; else it is silently wrong. Characters that the
recognizer's list does not have are counted apart: those can only be flagged.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import corpus
import measured
import places
import reading as readings

SURE = 0.8
RARE = ("鑫昇铄霁嵘峤骞珩喆堃玥翀淼焱垚犇骉赟韫翊翎璟琛琰珺珏瑄瑾晟昱晔暄煜烨炜燊曦皓颢灏澍沣沄泓湜淏濠鋆镕镒铖铠锜钰钜镓铧铉锟锴镔骁骅骐麒甯祎祺禛"
        "弋奕婧媛嫄嬿旻旸昀昕昶晗晞曌栩桉樾歆毓沅泠洺浠湉潇濛瀚羿翥翯聿芃芮苒荃菡蓁蔺蘅衎谌郃邺郗鄢酆鬯龑龢嘢垠埕垄埔塱塄滘涌㙟冚啫砵磡㵲堼峂岽崟嶂嶙巘幵廙弢彧")
FONTS = ("Noto Serif CJK SC", "WenQuanYi Zen Hei", "AR PL UMing CN", "AR PL UKai CN")
DEVICES = ("clean300", "medium200", "bitonal200", "low150", "heavy300", "photocopy150")
NAMES = ("江门市{}{}五金制品有限公司", "广东{}{}智能装备股份有限公司", "法定代表人：陈{}{}", "联系人：司徒{}{}")
DRAW = """
import json, random, sys
import numpy as np
sys.path.insert(0, sys.argv[1])
from PIL import Image, ImageDraw, ImageFont
from device import DEVICES, taken
from bench_files import write_files
job = json.load(sys.stdin)
device = DEVICES[job["device"]]
page = Image.new("RGB", tuple(round(side * device.dpi / 72) for side in (595.28, 841.89)), "white")
font = ImageFont.truetype(job["file"], round(12 * device.dpi / 72), index=job["index"])
for line in job["lines"]:
    ImageDraw.Draw(page).text((line["x"] * device.dpi / 72, line["y"] * device.dpi / 72), line["text"], (20, 20, 20), font=font)
picture, placement, _ = taken(page, device, np.random.default_rng(job["seed"]))
from pathlib import Path
write_files([picture], [0], device, Path(job["folder"]))
"""


@dataclass
class Line:
    text: str
    rare: str
    x: float
    y: float


@dataclass
class Counts:
    all: int = 0
    right: int = 0
    flagged: int = 0
    silent: int = 0

    def add(self, verdict):
        self.all += 1
        setattr(self, verdict, getattr(self, verdict) + 1)

    def __str__(self):
        return f"{self.all:>4}: right {self.right}, flagged {self.flagged}, silently wrong {self.silent}"


def font_file(family):
    """(file, index) of a font, the one that is found for its name."""
    found = subprocess.run(["fc-match", "-f", "%{file}\n%{index}", f"{family}:regular"], capture_output=True, text=True, check=True).stdout
    return found.split("\n")


def drawn_by(family, characters):
    """Those characters that the font draws; what it has not it draws as nothing, or all alike."""
    code = ("import sys; from PIL import Image, ImageDraw, ImageFont; font = ImageFont.truetype(sys.argv[1], 40, index=int(sys.argv[2]))\n"
            "def drawn(c):\n    image = Image.new('L', (80, 80)); ImageDraw.Draw(image).text((10, 10), c, 255, font=font); return image.tobytes()\n"
            "none = (bytes(6400), drawn('\\U000EFFFF'))\nprint(''.join(c for c in sys.argv[3] if drawn(c) not in none))")
    return subprocess.run([corpus.PYTHON, "-c", code, *font_file(family), characters], capture_output=True, text=True, check=True).stdout.strip()


def lines_of(rare, rng):
    """Two columns of names with two rare characters each."""
    rare = rng.sample(rare, len(rare))
    pairs = [rare[i:i + 2] for i in range(0, len(rare) - 1, 2)]
    return [Line(NAMES[i % 2 + 2 * (i % 4 > 1)].format(*pair), "".join(pair), 60 + 260 * (i % 2), 60 + 19.5 * (i // 2)) for i, pair in enumerate(pairs[:76])]


def write_sheet(folder, device, family, lines, seed):
    file, index = font_file(family)
    job = {"device": device, "file": file, "index": int(index), "seed": seed, "folder": str(folder), "lines": [vars(line) for line in lines]}
    subprocess.run([corpus.PYTHON, "-c", DRAW, str(corpus.GENERATOR)], input=json.dumps(job), text=True, check=True)


@dataclass
class Sheet:
    """As much of a corpus.Case as reading.read needs."""
    id: str
    folder: Path

    @property
    def pages(self):
        return [{"file": path.name, "page": 1} for path in self.files()]

    def files(self):
        return sorted(self.folder.iterdir())


def read_at(line, seen):
    """(text, confidence) of what was read at the line's place, left to right."""
    near = [run for run in seen.runs if line.y - 3 <= places.middle(run["box"])[1] <= line.y + 17 and line.x - 8 <= places.middle(run["box"])[0] <= line.x + 250]
    near.sort(key=lambda run: run["box"][0])
    return "".join(run["text"] for run in near), min((run["confidence"] for run in near), default=0)


def judge(line, seen, known, tallies, misses):
    text, confidence = read_at(line, seen)
    for character in line.rare:
        verdict = "right" if character in text else "flagged" if confidence < SURE else "silent"
        for tally in tallies[character not in known]:
            tally.add(verdict)
        if verdict == "silent":
            misses.append(f"{line.text} read {text} ({confidence:.2f})")


def known_characters(models):
    """The recognizer's list, out of its own metadata; everything where it cannot be found."""
    model = (models / "PP-OCRv6_rec_small.onnx").read_bytes()
    return set(model[model.rfind(b"character") :].decode("utf-8", "ignore"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--models", type=Path, default=corpus.ROOT / ".cache" / "engines" / "models")
    parser.add_argument("--notice", type=Path, default=corpus.ROOT / "notices" / "jiangmen-2023-22")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    measured.ONE_THREAD["CHUSHEN_MODELS"] = str(options.models)
    known, rng, all_known, all_unknown = known_characters(options.models), random.Random(1), Counts(), Counts()
    print(f"\nrare characters in names; not in the recognizer's list: {''.join(c for c in RARE if c not in known) or 'none'}")
    for number, device in enumerate(DEVICES):
        family = FONTS[number % len(FONTS)]
        lines = lines_of(drawn_by(family, RARE), rng)
        with tempfile.TemporaryDirectory() as folder:
            write_sheet(Path(folder), device, family, lines, number)
            seen = readings.read(Sheet(device, Path(folder)), options.build / "tests" / "bench" / "scan_bench", options.models, options.notice).pages[0]
        here, misses = Counts(), []
        for line in lines:
            judge(line, seen, known, ([here, all_known], [here, all_unknown]), misses)
        print(f"  {device:<14}{family:<20}{here}", flush=True)
        for miss in misses if options.verbose else ():
            print(f"    {miss}")
    print(f"  in the recognizer's list  {all_known}\n  not in it                 {all_unknown}")


if __name__ == "__main__":
    sys.exit(main())
