#!/usr/bin/env python3
"""Lines outside tables found by projection (extract/scan/text_lines.h) and by the PP-OCR detector, side by side.

    lines.py BUILD [--corpus DIR] [--ways projection detector] [--quick]

The same pages, tables, recognizers and rules both ways; line_bench finds the lines. Per condition: lines of print outside
tables that something was read of, characters wrong there (order-free, as characters.py has it), values that are exact
and silently wrong, check boxes right, and seconds of the processor a page.
"""

import argparse
from dataclasses import dataclass, field
from pathlib import Path

import characters
import corpus
import fields
import measured
import places
import reading as readings


@dataclass
class Sums:
    pages: int = 0
    lines: int = 0
    found: int = 0
    characters: int = 0
    wrong: int = 0
    verdicts: list = field(default_factory=list)
    ticks: int = 0
    right: int = 0
    cpu: float = 0
    finding: float = 0

    def row(self):
        count = lambda verdict: sum(v == verdict for v in self.verdicts)
        return (f"{self.pages:>4} pages  lines {self.found:>4}/{self.lines:<4}  characters wrong {self.wrong:>4}/{self.characters} "
                f"({100 * self.wrong / max(1, self.characters):5.2f} %)  values exact {count('exact')}/{len(self.verdicts)}, silent {count('silent')}  "
                f"boxes {self.right}/{self.ticks}  s/page {self.cpu / max(1, self.pages):.2f} (finding {self.finding / max(1, self.pages):.2f})")


def in_cell(box, cells):
    x, y = places.middle(box)
    return any(characters.inside(cell, x, y) for cell in cells)


def is_found(box, runs):
    """Whether what was read at its height covers most of the line."""
    middle, covered = places.middle(box)[1], 0
    for run in runs:
        if run["box"][1] <= middle <= run["box"][3]:
            covered += max(0, min(box[2], run["box"][2]) - max(box[0], run["box"][0]))
    return covered > 0.7 * (box[2] - box[0])


def judge_page(page, seen, sums):
    """Cells are those that were found, the same both ways; what a hand wrote does not count."""
    placed = [run for run in seen.runs if "box" in run]
    runs = [run for run in placed if not in_cell(run["box"], seen.cells)]
    lines = [(line, places.scaled(line["box"], page, seen)) for line in page["lines"] if not set(line["text"]) <= set(characters.BOXES)]
    lines = [(line, box) for line, box in lines if not in_cell(box, seen.cells)]
    hands = [place["ink_box"] for place in page["places"] if "ink_box" in place]
    truth = characters.bag("".join(line["text"] for line, _ in lines))
    read = characters.bag("".join(characters.parts_of(run, hands)[0] for run in runs))
    marks = places.Marks()
    places.judge_marks(page, seen, marks)
    sums.pages += 1
    sums.lines += len(lines)
    sums.found += sum(is_found(box, placed) for _, box in lines)
    sums.characters += truth.total()
    sums.wrong += characters.wrong_between(truth, read)[0]
    sums.ticks += sum(counts[0] for counts in marks.by_make.values())
    sums.right += sum(counts[1] for counts in marks.by_make.values())
    sums.cpu += seen.cost.get("cpu", 0)
    sums.finding += seen.cost.get("find_lines", 0)


def judge(case, reading, groups):
    for sums in groups:
        for page, seen in zip(case.pages, reading.pages):
            judge_page(page, seen, sums)
        sums.verdicts += [judged.verdict for judged in fields.judge_case(case, reading)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--corpus", type=Path, help="a corpus that is there: nothing is made")
    parser.add_argument("--cache", type=Path, default=corpus.ROOT / ".cache" / "bench")
    parser.add_argument("--models", type=Path, default=corpus.ROOT / ".cache" / "engines" / "models")
    parser.add_argument("--notice", type=Path, default=corpus.ROOT / "notices" / "jiangmen-2023-22")
    parser.add_argument("--ways", nargs="+", default=["projection", "detector"])
    parser.add_argument("--quick", action="store_true", help="about 20 pages")
    options = parser.parse_args()
    measured.ONE_THREAD["CHUSHEN_MODELS"] = str(options.models)
    folder = options.corpus or corpus.made(options.cache, 75, 1)
    by_group = {}
    for case in corpus.cases_of(folder, 20 if options.quick else 0):
        for way in options.ways:
            reading = readings.read(case, options.build / "tests" / "bench" / "line_bench", options.models, options.notice, way=[way])
            names = ("150 dpi, heavy, phone" if case.hard else "300 and 200 dpi", "  " + case.truth["device"])
            judge(case, reading, [by_group.setdefault((name, way), Sums()) for name in names])
    print("\nlines outside tables, found by projection or by the PP-OCR detector")
    for (name, way), sums in sorted(by_group.items()):
        print(f"  {name:<24}{way:<12}{sums.row()}")


if __name__ == "__main__":
    main()
