"""The same pages through `tesseract` and `ocrmypdf` of the distribution."""

import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import characters
from measured import run

OCRMYPDF = ("ocrmypdf", "--deskew", "--rotate-pages", "--jobs", "1", "-l", "chi_sim")


@dataclass
class OtherPage:
    case: object
    page: dict
    cpu: float
    truth: int = 0
    wrong: int = 0


def page_images(case, folder):
    """One picture per page, as it lies in the file; of a TIFF the file itself, whose pages come out apart."""
    images = []
    for file in case.files():
        if file.suffix == ".pdf":
            subprocess.run(["pdfimages", "-j", "-png", str(file), str(folder / "p")], check=True)
            images += sorted(folder.glob("p-*"))
        else:
            images.append(file)
    return images


def tesseract_case(case):
    """An OtherPage for each page; pictures are given as they are in the file, also those that lie sideways."""
    pages = []
    with tempfile.TemporaryDirectory() as name:
        for image in page_images(case, Path(name)):
            output, cost, _ = run(["tesseract", image, "stdout", "-l", "chi_sim"])
            texts = output.decode("utf-8", "replace").split("\f")
            texts = texts[:-1] if len(texts) > 1 else texts
            pages += [(text, cost.cpu / len(texts)) for text in texts]
    return [OtherPage(case, page, cpu, *characters.judge_text(page, text)) for page, (text, cpu) in zip(case.pages, pages)]


def tesseract(cases):
    with ThreadPoolExecutor(2) as pool:
        return [page for pages in pool.map(tesseract_case, cases) for page in pages]


def ocrmypdf_page(job):
    case, number = job
    page = case.pages[number]
    with tempfile.TemporaryDirectory() as name:
        one, text = Path(name) / "one.pdf", Path(name) / "text.txt"
        subprocess.run(["pdfseparate", "-f", str(page["page"]), "-l", str(page["page"]), str(case.folder / page["file"]), str(one)],
                       check=True)
        _, cost, status = run([*OCRMYPDF, "--sidecar", text, one, Path(name) / "out.pdf"])
        if status != 0:
            return None
        return OtherPage(case, page, cost.cpu, *characters.judge_text(page, text.read_text("utf-8", "replace")))


def ocrmypdf(cases, most):
    """The first table page of PDF submissions, then their narrative pages, at most `most`."""
    jobs = []
    for kind in ("table", "narrative"):
        for case in cases:
            numbers = [n for n, page in enumerate(case.pages) if page["kind"] == kind and page["file"].endswith(".pdf")]
            jobs += [(case, number) for number in numbers[:1]]
    jobs = jobs[:most * 2 // 3] + jobs[-(most // 3):] if len(jobs) > most else jobs
    with ThreadPoolExecutor(2) as pool:
        return [page for page in pool.map(ocrmypdf_page, jobs) if page]
