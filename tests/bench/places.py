"""Check boxes and seals: found at their place, and read for what they are."""

import unicodedata
from dataclasses import dataclass, field


def middle(box):
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def overlap(a, b):
    """Share of the smaller box that both have in common."""
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    least = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return width * height / least if least > 0 else 0.0


def scaled(box, page, reading):
    """A box of the truth in the reader's points, where it took the page for another size."""
    if not reading.width or not reading.height:
        return box
    x, y = reading.width / page["width"], reading.height / page["height"]
    return (box[0] * x, box[1] * y, box[2] * x, box[3] * y)


def near(mark, box):
    """Whether a mark that was read stands where the true one does: its middle within a height of the other's."""
    if "box" not in mark:
        return False
    (x, y), height = middle(mark["box"]), box[3] - box[1]
    return box[0] - 0.6 * height <= x <= box[2] + 0.6 * height and box[1] - 0.5 * height <= y <= box[3] + 0.5 * height


@dataclass
class Marks:
    by_make: dict = field(default_factory=dict)   # make -> [true ones, right, not found]
    extra: int = 0                                # read where none is
    misses: list = field(default_factory=list)

    def add(self, make, right, found):
        counts = self.by_make.setdefault(make, [0, 0, 0])
        counts[0] += 1
        counts[1] += right
        counts[2] += not found


def judge_marks(page, reading, marks):
    left = list(reading.marks)
    for true in page["marks"]:
        box = scaled(true["box"], page, reading)
        candidates = [mark for mark in left if near(mark, box)]
        best = min(candidates, key=lambda mark: abs(middle(mark["box"])[0] - middle(box)[0]), default=None)
        if best is not None:
            left.remove(best)
        right = best is not None and best["mark"]["ticked"] == true["ticked"]
        make = true["make"] + (" tick" if true["ticked"] else "")
        marks.add(make, right, best is not None)
        if not right:
            how = "not found" if best is None else f"read {'ticked' if best['mark']['ticked'] else 'empty'} ({best['mark'].get('confidence', 1):.2f})"
            marks.misses.append(f"page {page['page']} {make} {true.get('hand', '')} {true['words']}: {how}")
    marks.extra += len(left)


@dataclass
class SealFound:
    truth: dict
    page: int
    read: dict  # None where it was not found


def judge_seals(page, reading):
    """([SealFound], seals read where none is) of a page."""
    left, found = list(reading.seals), []
    for true in sorted(page["seals"], key=lambda seal: seal["seam"]):
        box = scaled(true["box"], page, reading)
        best = max(left, key=lambda seal: overlap(seal.get("box", (0, 0, 0, 0)), box), default=None)
        if best is not None and overlap(best.get("box", (0, 0, 0, 0)), box) > 0.5:
            left.remove(best)
        else:
            best = None
        found.append(SealFound(true, page["page"], best))
    return found, len(left)


def plain_name(text):
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def is_exact(seal):
    return seal.read is not None and plain_name(seal.read.get("text")) == plain_name(seal.truth["name"])
