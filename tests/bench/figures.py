"""Sums over pages, and the lines that are printed: each figure of the table beside its bound."""

from dataclasses import dataclass, field

import fields as values


@dataclass
class Sums:
    """What is counted over a group of pages or submissions."""

    pages: int = 0
    characters: int = 0
    wrong: int = 0
    fields: list = field(default_factory=list)
    marks: dict = field(default_factory=dict)      # make -> [true, right, not found]
    extra_marks: int = 0
    seals: int = 0
    seals_found: int = 0
    named: int = 0          # seals of firms: those whose name is asked for
    exact: int = 0          # name exact
    right: int = 0          # name exact or match class right
    not_wrong: int = 0      # right, or cannot tell
    extra_seals: int = 0
    seams: int = 0
    seams_found: int = 0

    def count(self, verdict):
        return sum(f.verdict == verdict for f in self.fields)

    @property
    def sure(self):
        return sum(f.sure for f in self.fields)

    @property
    def overlooked(self):
        return sum(f.verdict == "flagged" and f.state in ("blank", "not-found") for f in self.fields)

    def marks_right(self):
        return sum(c[1] for c in self.marks.values()), sum(c[0] for c in self.marks.values())


BOUNDS = {  # plain, hard; share in per cent; True: at most
    "characters wrong (bags per page)": (0.4, 1.5, True),
    "field values exact": (99, 95, False),
    "silently wrong": (0.2, 0.5, True),
    "exact and sure, of the exact": (95, 88, False),
    "ticks right": (99.5, 98, False),
    "seals found": (100, 98, False),
    "seal name exact or class right": (95, 90, False),
}


def share(part, whole):
    return 100 * part / whole if whole else None


def figures_of(sums):
    right, marks = sums.marks_right()
    values_there = len(sums.fields)
    return {
        "characters wrong (bags per page)": (sums.wrong, sums.characters),
        "field values exact": (sums.count("exact"), values_there),
        "silently wrong": (sums.count("silent"), values_there),
        "exact and sure, of the exact": (sums.sure, sums.count("exact")),
        "ticks right": (right, marks),
        "seals found": (sums.seals_found, sums.seals),
        "seal name exact or class right": (sums.right, sums.named),
    }


def against(value, bound, at_most):
    if value is None:
        return "–"
    return "ok" if (value <= bound if at_most else value >= bound) else "short"


def cell(part, whole, bound=None, at_most=True):
    value = share(part, whole)
    if value is None:
        return f"{'–':>34}"
    text = f"{value:7.2f} % ({part}/{whole})"
    if bound is not None:
        text += f" {'≤' if at_most else '≥'}{bound:g} {against(value, bound, at_most)}"
    return f"{text:>34}"


def print_table(plain, hard):
    print(f"\n{'':<34}{'300 and 200 dpi':>34}{'150 dpi, heavy, phone':>34}")
    for name, (easy_bound, hard_bound, at_most) in BOUNDS.items():
        row = [cell(*figures_of(sums)[name], bound, at_most) for sums, bound in ((plain, easy_bound), (hard, hard_bound))]
        print(f"{name:<34}{row[0]}{row[1]}")
    for name, value in (("flagged values", lambda s: (s.count("flagged"), len(s.fields))),
                        ("of them called blank or not found", lambda s: (s.overlooked, s.count("flagged"))),
                        ("seal name exact", lambda s: (s.exact, s.named)),
                        ("seal not wrong (incl. cannot tell)", lambda s: (s.not_wrong, s.named)),
                        ("骑缝章 found (forms)", lambda s: (s.seams_found, s.seams))):
        print(f"{name:<34}{cell(*value(plain))}{cell(*value(hard))}")
    for sums, name in ((plain, "300 and 200 dpi"), (hard, "hard")):
        print(f"{name}: {sums.pages} pages; boxes read where none is: {sums.extra_marks}; seals where none is: {sums.extra_seals}; "
              + "ticks by make (right/true, not found): "
              + ", ".join(f"{make} {c[1]}/{c[0]}, {c[2]}" for make, c in sorted(sums.marks.items())))


def print_groups(title, groups):
    """One line for each group: device or layout."""
    print(f"\n{title:<22}{'pages':>6}{'chars wrong':>13}{'exact':>9}{'silent':>8}{'flagged':>9}{'sure':>8}{'ticks':>9}{'seals':>8}{'names':>9}")
    for name, sums in sorted(groups.items()):
        right, marks = sums.marks_right()
        shown = lambda part, whole: f"{share(part, whole):.2f}" if whole else "–"
        print(f"{name:<22}{sums.pages:>6}{shown(sums.wrong, sums.characters):>13}{shown(sums.count('exact'), len(sums.fields)):>9}"
              f"{shown(sums.count('silent'), len(sums.fields)):>8}{shown(sums.count('flagged'), len(sums.fields)):>9}"
              f"{shown(sums.sure, sums.count('exact')):>8}{shown(right, marks):>9}{f'{sums.seals_found}/{sums.seals}':>8}"
              f"{f'{sums.right}/{sums.named}':>9}")


def print_reliability(judged):
    print("\nreliability of values (confidence: values, share right)")
    for low, high, count, right in values.reliability(judged):
        print(f"  {low:.1f}–{high:.1f}: {count:5}  " + (f"{100 * right / count:6.2f} %" if count else "     –"))


def bound_line(name, value, bound, at_most=True, unit=""):
    sign = "≤" if at_most else "≥"
    shown = "–" if value is None else f"{value:.2f}{unit}"
    print(f"{name:<58}{shown:>10}   {sign} {bound}{unit}   {against(value, bound, at_most)}")
