#!/usr/bin/env python3
"""Measures the reading of scans: how right, how sure, how fast, beside `tesseract` and `ocrmypdf` on the same pages.

    bench.py BUILD [--cache DIR] [--corpus DIR] [--pages 60] [--seed 1] [--quick] [--verbose] [--known] [--ours]

The corpus is made by fixtures/generator and kept in DIR until the generator changes. scan_bench reads every page once;
all figures of truth come from that timed run, but for whose seal it is (match) and the pledge, which the program itself
says in a second run. Bounds are those of the issue; each is printed with ok or short.
"""

import argparse
import resource
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import characters
import corpus
import fields
import figures
import others
import places
import reading as readings
import verdicts
from figures import Sums

PARTS = ("decode", "clean_up", "layout", "reader_1", "reader_2")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, help="build folder with app/chushen and tests/bench/scan_bench")
    parser.add_argument("--cache", type=Path, default=corpus.ROOT / ".cache" / "bench", help="where corpora are kept")
    parser.add_argument("--corpus", type=Path, help="a corpus that is there: nothing is made")
    parser.add_argument("--models", type=Path, default=corpus.ROOT / ".cache" / "engines" / "models")
    parser.add_argument("--notice", type=Path, default=corpus.ROOT / "notices" / "jiangmen-2023-22")
    parser.add_argument("--pages", type=int, default=75)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="about 20 pages, 3 of them for ocrmypdf, one worker")
    parser.add_argument("--verbose", action="store_true", help="name every value, tick and seal that is not right")
    parser.add_argument("--known", action="store_true", help="leave the unseen layout out")
    parser.add_argument("--ours", action="store_true", help="neither tesseract nor ocrmypdf nor two workers")
    return parser.parse_args()


class Tally:
    """The sums of each group that a submission is in."""

    def __init__(self):
        self.by_group, self.by_device, self.by_layout = {}, {}, {}
        self.other_pairs = self.called_own = 0
        self.pledges = self.pledges_right = 0

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


def judge_pledge(case, verdict, tally):
    for page in case.pages:
        for place in page["places"]:
            tally.pledges += 1
            tally.pledges_right += (verdict.pledge == "satisfied") == place["inked"]


def judge_values(case, reading, sums, verbose):
    judged = fields.judge_case(case, reading)
    for group in sums:
        group.fields += judged
    for field in judged if verbose else ():
        if field.verdict != "exact":
            print(f"  {case.id} {field}")


def all_fields(tally):
    return [field for sums in tally.by_group.values() for field in sums.fields]


def cost_table(cases, all_readings, tesseract_pages):
    """Seconds of the processor per page by kind of page, ours beside tesseract; returns the ratio of table pages."""
    print("\nseconds of the processor per page, models loaded once for each file")
    ratio = None
    for kind in ("table", "narrative", "cover", "pledge"):
        ours = [seen.cost.get("cpu", 0) for case, reading in zip(cases, all_readings) for page, seen in zip(case.pages, reading.pages)
                if page["kind"] == kind]
        theirs = [page.cpu for page in tesseract_pages if page.page["kind"] == kind]
        mean, other = sum(ours) / max(1, len(ours)), sum(theirs) / max(1, len(theirs))
        print(f"  {kind:<10}{len(ours):>4} pages  chushen {mean:6.2f}   tesseract " + (f"{other:6.2f}   ratio {mean / other:.2f}" if other else "–"))
        ratio = mean / other if kind == "table" and other else ratio
    return ratio


def print_parts(all_readings):
    """The library's watches show the wall: their shares of a page are applied to its processor time after decoding."""
    costs = [seen.cost for reading in all_readings for seen in reading.pages if seen.cost]
    count, spent = max(1, len(costs)), dict.fromkeys(PARTS, 0.0)
    for cost in costs:
        spent["decode"] += cost["decode"]
        walls = sum(cost[part] for part in PARTS[1:]) or 1
        for part in PARTS[1:]:
            spent[part] += (cost["cpu"] - cost["decode"]) * cost[part] / walls
    print(f"  where it goes, seconds a page: all {sum(cost['cpu'] for cost in costs) / count:.2f} = " + " + ".join(
        f"{part.replace('_', ' ')} {seconds / count:.2f}" for part, seconds in spent.items()))
    print(f"  lines read {sum(cost['lines'] for cost in costs):.0f}, read twice {sum(cost['read_twice'] for cost in costs):.0f}, "
          f"disagreements {sum(cost['disagreements'] for cost in costs):.0f}")


def print_pairs(pairs, tally):
    """Must be none of at least 200: another firm's seal called the applicant's."""
    wrong, count = tally.called_own + len(pairs.called_own), tally.other_pairs + pairs.others
    shown = lambda counts: ", ".join(f"{match} {number}" for match, number in sorted(counts.items()))
    print(f"\nanother firm's seal called the applicant's: {wrong} of {count} pairs ({tally.other_pairs} on forms, {pairs.others} on "
          f"sheets), 0 of at least 200 wanted: {'ok' if wrong == 0 and count >= 200 else 'short'}")
    print(f"  on sheets, the applicant's own: {shown(pairs.own)}; others': {shown(pairs.other)}")
    for line in pairs.called_own:
        print(f"  called own: {line}")


def bound_line(name, value, bound, at_most=True, unit=""):
    sign = "≤" if at_most else "≥"
    shown = "–" if value is None else f"{value:.2f}{unit}"
    print(f"{name:<58}{shown:>10}   {sign} {bound}{unit}   {figures.against(value, bound, at_most)}")


def two_workers(cases, read):
    """Pages per second and core with one worker and with two, over the same submissions."""
    pages = sum(len(case.pages) for case in cases)
    rates = []
    for workers in (1, 2):
        begin = time.monotonic()
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(read, cases))
        rates.append(pages / (time.monotonic() - begin) / workers)
    print(f"\npages per second and core over {pages} pages: one worker {rates[0]:.2f}, two {rates[1]:.2f}")
    bound_line("throughput per core with two workers, of that with one", rates[1] / rates[0], 0.95, at_most=False)


def print_others(cases, all_readings, tesseract_pages, sample):
    ours = {(case.id, page["file"], page["page"]): (page, seen) for case, reading in zip(cases, all_readings)
            for page, seen in zip(case.pages, reading.pages)}

    def row(name, pages, kept):
        pages = [page for page in pages if kept(page)]
        if not pages:
            return
        mine = [ours[(p.case.id, p.page["file"], p.page["page"])] for p in pages]
        judged = [characters.judge_page(*pair)[:2] for pair in mine]
        wrong, cpu = 100 * sum(w for _, w in judged) / sum(t for t, _ in judged), sum(seen.cost.get("cpu", 0) for _, seen in mine)
        print(f"  {name:<44}{len(pages):>4} pages  characters wrong {100 * sum(p.wrong for p in pages) / sum(p.truth for p in pages):6.2f} %, "
              f"ours {wrong:5.2f} %;  s/page {sum(p.cpu for p in pages) / len(pages):6.2f}, ours {cpu / len(pages):5.2f}")

    print("\nside by side on the same pages")
    upright = lambda p: not any(r.startswith("turned") for r in p.page["remarks"])
    row("tesseract, 300 and 200 dpi, upright", tesseract_pages, lambda p: not p.case.hard and upright(p))
    row("tesseract, 150 dpi, heavy, phone, upright", tesseract_pages, lambda p: p.case.hard and upright(p))
    row("tesseract, pages that lie sideways", tesseract_pages, lambda p: not upright(p))
    row("ocrmypdf (a sample), 300 and 200 dpi", sample, lambda p: not p.case.hard)
    row("ocrmypdf (a sample), 150 dpi, heavy", sample, lambda p: p.case.hard)
    if not sample:
        return None
    return sum(ours[(p.case.id, p.page["file"], p.page["page"])][1].cost.get("cpu", 0) for p in sample) / sum(p.cpu for p in sample)


def second_reader(cases, tally, read_without):
    """Silently wrong and exact without the second reader, where there is one."""
    with ThreadPoolExecutor(2) as pool:
        without = [field for case, reading in zip(cases, pool.map(read_without, cases)) for field in fields.judge_case(case, reading)]
    counts = lambda judged: f"silently wrong {sum(f.verdict == 'silent' for f in judged)}, exact {sum(f.verdict == 'exact' for f in judged)}, " \
                            f"exact and sure {sum(f.sure for f in judged)} of {len(judged)}"
    print(f"\nwith both readers:    {counts(all_fields(tally))}\nwith the first alone: {counts(without)}")


def main():
    options = arguments()
    begin = time.monotonic()
    folder = options.corpus or corpus.made(options.cache, options.pages, options.seed)
    cases = corpus.cases_of(folder, 20 if options.quick else 0, options.known)
    read = lambda case: readings.read(case, options.build / "tests" / "bench" / "scan_bench", options.models, options.notice)
    read_without = lambda case: readings.read(case, options.build / "tests" / "bench" / "scan_bench", options.models, options.notice, False)
    print(f"{len(cases)} submissions, {sum(len(case.pages) for case in cases)} pages, {len({c.layout for c in cases})} layouts, "
          f"{len({c.truth['font'] for c in cases})} fonts, {len({c.truth['device'] for c in cases})} devices; corpus {folder}", flush=True)
    all_readings = [read(case) for case in cases]
    all_verdicts = verdicts.verdicts(cases, options.build / "app" / "chushen")
    tally = Tally()
    for case, reading, verdict in zip(cases, all_readings, all_verdicts):
        sums = tally.of(case)
        judge_pages(case, reading, sums, options.verbose)
        judge_values(case, reading, sums, options.verbose)
        judge_seals(case, reading, verdict, sums, tally, options.verbose)
        judge_pledge(case, verdict, tally)
    figures.print_table(tally.by_group.get("plain", Sums()), tally.by_group.get("hard", Sums()))
    figures.print_groups("by device", tally.by_device)
    figures.print_groups("by layout", tally.by_layout)
    figures.print_reliability(all_fields(tally))
    print_pairs(verdicts.seal_pairs(folder, options.build / "app" / "chushen", 2 if options.quick else 0), tally)
    print(f"signature places judged right: {tally.pledges_right} of {tally.pledges}")
    if any(seen.cost.get("reader_2") for reading in all_readings for seen in reading.pages):
        second_reader(cases, tally, read_without)
    tesseract_pages = [] if options.ours else others.tesseract(cases)
    sample = [] if options.ours else others.ocrmypdf(cases, 3 if options.quick else 12)
    table_ratio = cost_table(cases, all_readings, tesseract_pages)
    print_parts(all_readings)
    if not (options.quick or options.ours):
        two_workers(cases[:4], read)
    ocrmypdf_ratio = print_others(cases, all_readings, tesseract_pages, sample)
    print()
    bound_line("time of a table page, of tesseract's", table_ratio, 1.5)
    bound_line("time of a page, of ocrmypdf's", ocrmypdf_ratio, 0.25)
    bound_line("peak memory of a worker", max(reading.peak_mb for reading in all_readings), 600, unit=" MB")
    print(f"bench took {time.monotonic() - begin:.0f} s; its own memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
