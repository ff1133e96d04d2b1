"""What reading costs: seconds by kind of page and by part, with two workers, and beside other programs."""

import time
from concurrent.futures import ThreadPoolExecutor

import characters
from figures import bound_line

PARTS = ("decode", "clean_up", "layout", "reader_1", "reader_2")


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
    """By the library's own watches; what they do not cover is mostly the reading of seals."""
    costs = [seen.cost for reading in all_readings for seen in reading.pages if seen.cost]
    count = max(1, len(costs))
    spent = {part: sum(cost[part] for cost in costs) for part in PARTS}
    spent["seals and the rest"] = sum(cost["cpu"] for cost in costs) - sum(spent.values())
    print(f"  where it goes, seconds a page: all {sum(cost['cpu'] for cost in costs) / count:.2f} = " + " + ".join(
        f"{part.replace('_', ' ')} {seconds / count:.2f}" for part, seconds in spent.items()))
    print(f"  lines read {sum(cost['lines'] for cost in costs):.0f}, read twice {sum(cost['read_twice'] for cost in costs):.0f}, "
          f"disagreements {sum(cost['disagreements'] for cost in costs):.0f}")


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
