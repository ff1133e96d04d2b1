#!/usr/bin/env python3
"""Measures the reading of scans: how right, how sure, how fast, beside `tesseract` and `ocrmypdf` on the same pages.

    bench.py BUILD [--cache DIR] [--corpus DIR] [--pages 60] [--seed 1] [--quick] [--verbose] [--known] [--ours] [--sheets] [--values]

The corpus is made by fixtures/generator and kept in DIR until the generator changes. scan_bench reads every page once;
all figures of truth come from that timed run, but for whose seal it is (match) and the pledge, which the program itself
says in a second run. Each goal is printed with its bound and ok or short.
"""

import argparse
import resource
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import corpus
import costs
import fields
import figures
import judging
import measured
import others
import reading as readings
import verdicts
from figures import Sums, bound_line


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, help="build folder with app/chushen and tests/bench/scan_bench")
    parser.add_argument("--cache", type=Path, default=corpus.ROOT / ".cache" / "bench", help="where corpora are kept")
    parser.add_argument("--corpus", type=Path, help="a corpus that is there: nothing is made")
    parser.add_argument("--models", type=Path, default=corpus.ROOT / ".cache" / "engines" / "models")
    parser.add_argument("--notice", type=Path, default=corpus.ROOT / "notices" / "jiangmen-2023-22")
    parser.add_argument("--pages", type=int, default=75)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="about 20 pages, 3 of them for ocrmypdf, no run with two workers")
    parser.add_argument("--verbose", action="store_true", help="name every value, tick and seal that is not right")
    parser.add_argument("--known", action="store_true", help="leave the unseen layout out")
    parser.add_argument("--ours", action="store_true", help="neither tesseract nor ocrmypdf nor two workers")
    parser.add_argument("--sheets", action="store_true", help="the sheets of seals and nothing else")
    parser.add_argument("--values", action="store_true", help="characters, values and ticks and nothing else: a minute for each seed")
    return parser.parse_args()


def print_pairs(pairs, tally, verbose=False):
    """Must be none of at least 200: another firm's seal called the applicant's."""
    wrong, count = tally.called_own + len(pairs.called_own), tally.other_pairs + pairs.others
    shown = lambda counts: ", ".join(f"{match} {number}" for match, number in sorted(counts.items()))
    print(f"\nanother firm's seal called the applicant's: {wrong} of {count} pairs ({tally.other_pairs} on forms, {pairs.others} on "
          f"sheets), 0 of at least 200 wanted: {'ok' if wrong == 0 and count >= 200 else 'short'}")
    print(f"  on sheets, the applicant's own: {shown(pairs.own)}; others': {shown(pairs.other)}")
    for line in pairs.called_own:
        print(f"  called own: {line}")
    for group, (count, found, right, exact) in sorted(pairs.named.items()):
        print(f"  on sheets, {group}: {count} seals, found {found}, name exact or match right {right} ({right / count:.2%}), name exact {exact}")
    for line in pairs.short if verbose else ():
        print(f"  seal {line}")


def second_reader(cases, tally, read_without):
    """Silently wrong and exact without the second reader, where there is one."""
    with ThreadPoolExecutor(2) as pool:
        without = [field for case, reading in zip(cases, pool.map(read_without, cases)) for field in fields.judge_case(case, reading)]
    counts = lambda judged: f"silently wrong {sum(f.verdict == 'silent' for f in judged)}, exact {sum(f.verdict == 'exact' for f in judged)}, " \
                            f"exact and sure {sum(f.sure for f in judged)} of {len(judged)}"
    print(f"\nwith both readers:    {counts(judging.all_fields(tally))}\nwith the first alone: {counts(without)}")


def print_values(cases, read, verbose):
    """What is read of the pages, without seals, time and other programs; two submissions at a time."""
    tally = judging.Tally()
    with ThreadPoolExecutor(2) as pool:
        for case, reading in zip(cases, pool.map(read, cases)):
            sums = tally.of(case)
            judging.judge_pages(case, reading, sums, verbose)
            judging.judge_values(case, reading, sums, verbose)
    figures.print_table(tally.by_group.get("plain", Sums()), tally.by_group.get("hard", Sums()))


def main():
    options = arguments()
    measured.ONE_THREAD["CHUSHEN_MODELS"] = str(options.models)
    begin = time.monotonic()
    folder = options.corpus or corpus.made(options.cache, options.pages, options.seed)
    if options.sheets:
        return print_pairs(verdicts.seal_pairs(folder, options.build / "app" / "chushen"), judging.Tally(), options.verbose)
    cases = corpus.cases_of(folder, 20 if options.quick else 0, options.known)
    read = lambda case: readings.read(case, options.build / "tests" / "bench" / "scan_bench", options.models, options.notice)
    read_without = lambda case: readings.read(case, options.build / "tests" / "bench" / "scan_bench", options.models, options.notice, False)
    print(f"{len(cases)} submissions, {sum(len(case.pages) for case in cases)} pages, {len({c.layout for c in cases})} layouts, "
          f"{len({c.truth['font'] for c in cases})} fonts, {len({c.truth['device'] for c in cases})} devices; corpus {folder}", flush=True)
    if options.values:
        return print_values(cases, read, options.verbose)
    all_readings = [read(case) for case in cases]
    all_verdicts = verdicts.verdicts(cases, options.build / "app" / "chushen")
    tally = judging.Tally()
    for case, reading, verdict in zip(cases, all_readings, all_verdicts):
        sums = tally.of(case)
        judging.judge_pages(case, reading, sums, options.verbose)
        judging.judge_values(case, reading, sums, options.verbose)
        judging.judge_seals(case, reading, verdict, sums, tally, options.verbose)
        judging.judge_pledge(case, reading, verdict, tally, options.verbose)
    figures.print_table(tally.by_group.get("plain", Sums()), tally.by_group.get("hard", Sums()))
    figures.print_groups("by device", tally.by_device)
    figures.print_groups("by layout", tally.by_layout)
    figures.print_reliability(judging.all_fields(tally))
    print_pairs(verdicts.seal_pairs(folder, options.build / "app" / "chushen", 2 if options.quick else 0), tally, options.verbose)
    print(f"signed pledges called signed: {tally.signed[1]} of {tally.signed[0]}; unsigned ones: {tally.unsigned[1]} of {tally.unsigned[0]}")
    for name, counts in (("written in", tally.inked), ("left blank", tally.blank)):
        print(f"places for a signature {name}: {counts[0]}, found {counts[1]}, called so {counts[2]}, surely called otherwise {counts[3]}")
    if any(seen.cost.get("reader_2") for reading in all_readings for seen in reading.pages):
        second_reader(cases, tally, read_without)
    tesseract_pages = [] if options.ours else others.tesseract(cases)
    sample = [] if options.ours else others.ocrmypdf(cases, 3 if options.quick else 12)
    table_ratio = costs.cost_table(cases, all_readings, tesseract_pages)
    costs.print_parts(all_readings)
    if not (options.quick or options.ours):
        costs.two_workers(cases[:4], read)
    ocrmypdf_ratio = costs.print_others(cases, all_readings, tesseract_pages, sample)
    print()
    bound_line("time of a table page, of tesseract's", table_ratio, 1.5)
    bound_line("time of a page, of ocrmypdf's", ocrmypdf_ratio, 0.25)
    bound_line("peak memory of a worker", max(reading.peak_mb for reading in all_readings), 600, unit=" MB")
    print(f"bench took {time.monotonic() - begin:.0f} s; its own memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
