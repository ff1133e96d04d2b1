"""An inbox of very many small submissions, all different: a form as DOCX each, of a made-up firm with a valid code."""

import re
import zipfile
from pathlib import Path

FORM = Path(__file__).parents[2] / "fixtures/inbox/蓬江区/江门市鑫昇电器有限公司/申报书.docx"
KEPT = ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/numbering.xml")
NAME, CODE = "江门市鑫昇电器有限公司", "91440703MAXXXX023D"
SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FIRST, SECOND, THIRD = "鑫宏铭嘉恒瑞霖昇源达", "昇铄骏源盛泰禾峰辉创", "电器五金食品纸业化纤陶瓷卫浴车业灯饰机械"


def code_of(number):
    """A unified social credit code with its check character (GB 32100-2015)."""
    body = f"91440703MA{number:07d}"
    total = sum(SYMBOLS.index(symbol) * (3 ** place % 31) for place, symbol in enumerate(body))
    return body + SYMBOLS[(31 - total % 31) % 31]


def name_of(number):
    kind = number // 100 % 10 * 2
    return f"江门市{FIRST[number % 10]}{SECOND[number // 10 % 10]}{THIRD[kind:kind + 2]}第{number}有限公司"


class Forms:
    """Writes the form of the n-th firm: name, code, phones and sums are its own."""

    def __init__(self):
        with zipfile.ZipFile(FORM) as package:
            self.parts = {name: package.read(name) for name in KEPT}
        self.text = self.parts.pop("word/document.xml").decode()
        # What is not taken along is not named either.
        self.parts["[Content_Types].xml"] = re.sub(
            rb'<Override PartName="/(?!word/document\.xml|word/numbering\.xml)[^>]*/>', b"", self.parts["[Content_Types].xml"])
        for rels in ("_rels/.rels", "word/_rels/document.xml.rels"):
            self.parts[rels] = re.sub(rb'<Relationship (?![^>]*Target="(?:word/document|numbering)\.xml")[^>]*/>', b"", self.parts[rels])

    def write(self, path, number):
        path.parent.mkdir(parents=True, exist_ok=True)
        text = self.text.replace(NAME, name_of(number)).replace(CODE, code_of(number))
        text = re.sub(r"1[38]\d{9}", lambda found: found[0][:3] + f"{number:08d}", text)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
            package.writestr("word/document.xml", text)


def fill(inbox, count, first=0):
    """INBOX/单位<n>/申报书.docx for `count` firms."""
    forms = Forms()
    for number in range(first, first + count):
        forms.write(inbox / f"单位{number:05d}" / "申报书.docx", number)
