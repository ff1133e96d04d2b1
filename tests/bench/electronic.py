#!/usr/bin/env python3
"""Measures the reading of electronic files beside the programs of the distribution, in one run on the same files.

    electronic.py BUILD [--rounds 7]

A form of ten pages with tables is written as Word writes it, and printed to PDF by LibreOffice. Ours reads in a warm
process, as its workers do, and as a process of its own, as the others do; costs are seconds of the processor. The forms of the fixtures are then read through
the program itself: their values, and kind and role under misleading names; DOC, RTF and ODT go through its converter, by
the clock. Each goal is printed with its bound and ok or short.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from electronic_fixtures import fields_right, kinds_and_roles_right, seconds_per_conversion
from figures import bound_line
from measured import run

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN_LOOK = ('<w:rPr><w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hAnsi="仿宋" w:cs="仿宋" w:hint="eastAsia"/><w:color w:val="000000"/>'
            '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:eastAsia="zh-CN"/></w:rPr>')
SENTENCE = "公司围绕生产管理系统建设开展数字化改造，打通订单、计划、仓储与质检环节的数据，设备联网率和自动采集率逐年提高。"
PAGES, ROWS = 10, 12


def paragraph(text):
    return (f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00B21C5D"><w:pPr><w:spacing w:line="320" w:lineRule="atLeast"/>{RUN_LOOK}</w:pPr>'
            f'<w:r w:rsidRPr="00C93D11">{RUN_LOOK}<w:t>{text}</w:t></w:r></w:p>')


def cell(text):
    return f'<w:tc><w:tcPr><w:tcW w:w="2300" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{paragraph(text)}</w:tc>'


def table(first, rows):
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = "".join(f'<w:tr>{cell(f"指标{n}甲")}{cell(f"值{n}.5")}{cell(f"指标{n}乙")}{cell(f"值{n}.75")}</w:tr>' for n in range(first, first + rows))
    return (f'<w:tbl><w:tblPr><w:tblW w:w="9200" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
            '<w:tblGrid>' + '<w:gridCol w:w="2300"/>' * 4 + f'</w:tblGrid>{body}</w:tbl>')


def form(pages, rows):
    parts = []
    for page in range(pages):
        parts += [paragraph(f"第{page + 1}部分 基本情况"), table(10000 + page * rows, rows)]
        parts += [paragraph(SENTENCE * 2) for _ in range(4)]
        if page + 1 < pages:
            parts.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
    return "".join(parts)


def write_docx(path, body):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
                         '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        package.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
                         '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        package.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACE}><w:body>{body}'
                         '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>')
    with zipfile.ZipFile(path) as package:
        return package.getinfo("word/document.xml").file_size


def print_to_pdf(source, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, source],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return source.with_suffix(".pdf")


def page_count(pdf):
    output = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in output.splitlines() if line.startswith("Pages:")))


def cell_texts(blocks):
    for block in blocks:
        for one in block.get("cells", ()):
            yield "".join(run["text"] for inner in one.get("blocks", ()) for line in inner.get("lines", ()) for run in line.get("runs", ()))
            yield from cell_texts(one.get("blocks", ()))


def cells_right(program, path):
    """How many of the made cells stand in cells of the Document, once each and as written."""
    output, _, _ = run([program, "dump", path, "--as", "document"])
    found = [text for page in json.loads(output)["pages"] for text in cell_texts(page.get("blocks", ()))]
    wanted = [text for n in range(10000, 10000 + PAGES * ROWS) for text in (f"指标{n}甲", f"值{n}.5", f"指标{n}乙", f"值{n}.75")]
    return sum(found.count(text) == 1 for text in wanted), len(wanted)


class Ours:
    def __init__(self, build):
        self.program = build / "tests" / "bench" / "electronic_bench"

    def read(self, path, times):
        output, cost, status = run([self.program, times, path])
        if status != 0:
            sys.exit(f"electronic_bench ended with {status} on {path}")
        return json.loads(output), cost


def side_by_side(ours, path, others, rounds):
    """Medians of seconds of the processor: ours warm, ours alone, and by name the others; the rounds take turns."""
    warm, alone, theirs = [], [], {name: [] for name in others}
    for _ in range(rounds):
        reading, _ = ours.read(path, 10)
        warm.append(statistics.median(reading["cpu"][1:]))
        alone.append(ours.read(path, 1)[1].cpu)
        for name, command in others.items():
            theirs[name].append(run([part if part != "FILE" else path for part in command])[1].cpu)
    return statistics.median(warm), statistics.median(alone), {name: statistics.median(values) for name, values in theirs.items()}


def print_rates(title, unit, units, warm, alone, theirs):
    print(f"\n{title}: {unit} per second and core")
    print(f"  {'ours, in a warm worker':<40}{units / warm:>8.0f}")
    print(f"  {'ours, a process for each file':<40}{units / alone:>8.0f}")
    for name, seconds in theirs.items():
        print(f"  {name:<40}{units / seconds:>8.0f}   ours is {seconds / warm:.1f} times as fast warm, {seconds / alone:.1f} alone")


def bench_docx(ours, program, folder, rounds):
    source = folder / "form.docx"
    xml_bytes = write_docx(source, form(PAGES, ROWS))
    pdf = print_to_pdf(source, folder)
    right, count = cells_right(program, source)
    print(f"\nDOCX of {page_count(pdf)} pages (document.xml {xml_bytes / 1024:.0f} kB): {right} of {count} cells right")
    warm, alone, theirs = side_by_side(ours, source, {"pandoc": ["pandoc", "-t", "plain", "FILE"], "docx2txt": ["docx2txt", "FILE", "-"]}, rounds)
    print_rates("DOCX", "documents", 1, warm, alone, theirs)
    return pdf, 1 / warm, right == count


def bench_pdf(ours, program, pdf, rounds):
    pages = page_count(pdf)
    right, count = cells_right(program, pdf)
    print(f"\nPDF of {pages} pages with a text layer: {right} of {count} cells right")
    warm, alone, theirs = side_by_side(ours, pdf, {"pdftotext -bbox-layout": ["pdftotext", "-bbox-layout", "FILE", "-"]}, rounds)
    print_rates("PDF", "pages", pages, warm, alone, theirs)
    return pages / warm, right == count


def bench_large(ours, folder):
    source = folder / "large.docx"
    xml_bytes = write_docx(source, "".join(paragraph(SENTENCE[:20]) for _ in range(11000)) + "".join(table(n * 2, 2) for n in range(1400)))
    reading, cost = ours.read(source, 1)
    print(f"\nDOCX with a document.xml of {xml_bytes / 1e6:.1f} MB: {reading['characters']} characters, {reading['cpu'][0]:.2f} s, {cost.peak_mb:.0f} MB")
    return cost.peak_mb


def bench_fixtures(program, folder):
    exact, fields = fields_right(program)
    print(f"\nforms of the fixtures that are text: {exact} of {fields} values and states exact")
    right, names = kinds_and_roles_right(program, folder)
    print(f"kind and role right under their own and misleading names: {right} of {names}")
    seconds, converted = seconds_per_conversion(program, folder)
    print(f"DOC, RTF and ODT through the converter: {converted} files, {seconds:.2f} s each, start included")
    return exact / fields, right / names, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, help="build folder with app/chushen and tests/bench/electronic_bench")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    ours, program = Ours(options.build), options.build / "app" / "chushen"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdf, documents, docx_right = bench_docx(ours, program, folder, options.rounds)
        pages, pdf_right = bench_pdf(ours, program, pdf, options.rounds)
        peak = bench_large(ours, folder)
        exact, right, conversion = bench_fixtures(program.resolve(), folder)
    print()
    bound_line("DOCX of ten pages, documents per second and core", documents, 150, at_most=False)
    bound_line("PDF text with cells, pages per second and core", pages, 400, at_most=False)
    bound_line("peak memory for a document.xml of 13 MB", peak, 100, unit=" MB")
    bound_line("cells read right, of 1", float(docx_right and pdf_right), 1, at_most=False)
    bound_line("values of electronic forms exact, of 1", exact, 1, at_most=False)
    bound_line("kind and role right, of 1", right, 1, at_most=False)
    bound_line("seconds for a DOC, RTF or ODT in a batch", conversion, 0.6, unit=" s")


if __name__ == "__main__":
    main()
