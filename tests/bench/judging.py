"""Every page, value, tick and seal of a submission against its truth, into the sums of the groups it belongs to."""

import characters
import fields
import places
import verdicts
from figures import Sums


class Tally:
    """The sums of each group that a submission is in."""

    def __init__(self):
        self.by_group, self.by_device, self.by_layout = {}, {}, {}
        self.other_pairs = self.called_own = 0
        self.signed, self.unsigned = [0, 0], [0, 0]  # pledges, called signed
        self.inked, self.blank = [0, 0, 0, 0], [0, 0, 0, 0]  # places for signatures: there, found, right, surely wrong

    def of(self, case):
        return [self.by_group.setdefault("hard" if case.hard else "plain", Sums()), self.by_device.setdefault(case.truth["device"], Sums()),
                self.by_layout.setdefault(case.layout, Sums())]


def judge_pages(case, reading, sums, verbose):
    for page, seen in zip(case.pages, reading.pages):
        truth, wrong, missing, extra = characters.judge_page(page, seen)
        marks = places.Marks()
        places.judge_marks(page, seen, marks)
        for group in sums:
            group.pages += 1
            group.characters += truth
            group.wrong += wrong
            group.extra_marks += marks.extra
            for make, counts in marks.by_make.items():
                there = group.marks.setdefault(make, [0, 0, 0])
                there[:] = [a + b for a, b in zip(there, counts)]
        if verbose and wrong > 0.004 * truth:
            print(f"  {case.id} page {page['page']} {page['kind']} {' '.join(page['remarks'])}: {wrong} of {truth} characters wrong; "
                  f"missing {''.join(missing.elements())[:40]} extra {''.join(extra.elements())[:40]}")
        if verbose:
            for miss in marks.misses:
                print(f"  tick {case.id} {miss}")
            if marks.extra:
                print(f"  tick {case.id} page {page['page']}: {marks.extra} boxes read where none is")


def judge_seal(case, found, verdict, page, seen, sums, tally, verbose):
    true = found.truth
    match = verdicts.match_of(verdict, page, true["box"], seen)
    right_class = "same" if true["own"] else "other"
    exact = places.is_exact(found)
    asked = true["shape"] != "square"
    for group in sums:
        group.seals += 1
        group.seals_found += found.read is not None
        if asked:
            group.named += 1
            group.exact += exact
            group.right += exact or match == right_class
            group.not_wrong += exact or match in (right_class, "cannot-tell")
    if not true["own"]:
        tally.other_pairs += 1
        tally.called_own += match == "same"
    if verbose and (found.read is None or asked and not (exact or match == right_class)):
        read = "not found" if found.read is None else f"read {found.read.get('text', '')!r} ({found.read.get('confidence', 0):.2f}) {match}"
        print(f"  seal {case.id} page {page['page']} {true['color']} {true['shape']} {true['kind']} {true['name']}: {read}")


def judge_seals(case, reading, verdict, sums, tally, verbose):
    seams = []
    for page, seen in zip(case.pages, reading.pages):
        found, extra = places.judge_seals(page, seen)
        for group in sums:
            group.extra_seals += extra
        for seal in found:
            if seal.truth["seam"]:
                seams.append(seal.read is not None)
            else:
                judge_seal(case, seal, verdict, page, seen, sums, tally, verbose)
    for group in sums if seams else ():
        group.seams += 1
        group.seams_found += any(seams)


def judge_place(case, page, place, seen, tally, verbose):
    """A place for a signature: found, and called inked or not as it is; surely wrong from a confidence of 0.8 on."""
    box = places.scaled(place["box"], page, seen)
    there = [read for read in seen.places if read["what"] == place["what"]]
    best = max(there, key=lambda read: places.overlap(read.get("box", (0, 0, 0, 0)), box), default=None)
    if best is not None and places.overlap(best.get("box", (0, 0, 0, 0)), box) < 0.3:
        best = None
    right = best is not None and best["inked"] == place["inked"]
    counts = tally.inked if place["inked"] else tally.blank
    for index, counted in enumerate((True, best is not None, right, best is not None and not right and best.get("confidence", 0) >= 0.8)):
        counts[index] += counted
    if verbose and not right:
        read = "not found" if best is None else f"read {'inked' if best['inked'] else 'blank'} ({best.get('confidence', 0):.2f})"
        print(f"  place {case.id} page {page['page']} {place['what']} {'inked' if place['inked'] else 'blank'}: {read}")


def judge_pledge(case, reading, verdict, tally, verbose):
    """Signed or not: place by place as it was read, and whether the program calls the pledge signed."""
    for page, seen in zip(case.pages, reading.pages):
        for place in page["places"]:
            judge_place(case, page, place, seen, tally, verbose)
            counts = tally.signed if place["inked"] else tally.unsigned
            counts[0] += 1
            counts[1] += verdict.pledge == "satisfied"


def judge_values(case, reading, sums, verbose):
    judged = fields.judge_case(case, reading)
    for group in sums:
        group.fields += judged
    for field in judged if verbose else ():
        if field.verdict != "exact":
            print(f"  {case.id} {field}")


def all_fields(tally):
    return [field for sums in tally.by_group.values() for field in sums.fields]
