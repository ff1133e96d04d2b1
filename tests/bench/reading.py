"""What the library makes of the pages of one submission: scan_bench or line_bench run once, its answer by page."""

import json
import sys
from dataclasses import dataclass, field

from measured import ONE_THREAD, run

NOT_FOUND = {"state": "not-found", "value": None, "confidence": None, "readings": []}


@dataclass
class PageReading:
    cost: dict = field(default_factory=dict)   # seconds and counts as scan_bench prints them
    width: float = 0
    height: float = 0
    runs: list = field(default_factory=list)   # of Document: text, box, confidence, edges
    marks: list = field(default_factory=list)  # runs that have a mark
    seals: list = field(default_factory=list)
    places: list = field(default_factory=list)  # for signatures and dates
    cells: list = field(default_factory=list)   # boxes of the cells of its tables


@dataclass
class Reading:
    pages: list
    fields: dict          # (name, year, half) -> field of the Application
    peak_mb: float
    cpu: float
    wall: float

    def field(self, key):
        return self.fields.get(key, NOT_FOUND)


def runs_of(blocks):
    for block in blocks:
        for line in block.get("lines", ()):
            yield from line.get("runs", ())
        for cell in block.get("cells", ()):
            yield from runs_of(cell.get("blocks", ()))


def page_reading(cost, page):
    runs = list(runs_of(page.get("blocks", ())))
    cells = [cell["box"] for block in page.get("blocks", ()) for cell in block.get("cells", ()) if "box" in cell]
    return PageReading(cost, page.get("width", 0), page.get("height", 0), [r for r in runs if "mark" not in r],
                       [r for r in runs if "mark" in r], page.get("seals", []), page.get("places", []), cells)


def read(case, program, models, notice, second_reader=True, way=()):
    """The Reading of a case; pages that did not come back are empty. `way`: what line_bench wants to be told first."""
    env = dict(ONE_THREAD) if second_reader else {**ONE_THREAD, "CHUSHEN_SECOND_READER": "off"}
    output, cost, status = run([program, *way, models, notice, *case.files()], env=env)
    if status != 0:
        print(f"{program.name} ended with {status} on {case.id}: its pages count as not read", file=sys.stderr)
    lines = [json.loads(line) for line in output.decode().splitlines() if line.startswith("{")]
    costs = {(line["file"], line["page"]): line for line in lines if "cpu" in line}
    last = next((line for line in lines if "documents" in line), {"documents": [], "application": {"fields": []}, "peak_mb": 0})
    found = {(document["file_name"], page["number"]): page for document in last["documents"] for page in document.get("pages", ())}
    pages = [page_reading(costs.get((page["file"], page["page"]), {}), found.get((page["file"], page["page"]), {}))
             for page in case.pages]
    fields = {(f["name"], f.get("year"), f.get("half")): f for f in last["application"]["fields"]}
    return Reading(pages, fields, max(last["peak_mb"], cost.peak_mb), cost.cpu, cost.wall)
