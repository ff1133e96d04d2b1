#!/usr/bin/python3
"""Makes form.png again as scanners and their programs pack pages: in the codecs of PDF, in strips, in tiles.

    make_embedded.py        writes ccitt.pdf jbig2.pdf jpx.pdf strips.pdf tiles.pdf strips.tif beside itself

Needs python3-pil. JBIG2 (ITU-T T.88) is written by hand: page information and one generic region, whose MMR coding
(6.2.6) is that of CCITT group 4, so that no encoder is needed.
"""

import io
import struct
from pathlib import Path

from PIL import Image, TiffImagePlugin

HERE = Path(__file__).resolve().parent
DPI = 200


def group4(picture):
    """The picture in CCITT group 4, black as its black runs: in a TIFF as PIL writes them those are the ones."""
    stream = io.BytesIO()
    picture.point(lambda level: 255 - level).save(stream, "TIFF", compression="group4", strip_size=1 << 30)
    with Image.open(io.BytesIO(stream.getvalue())) as tiff:
        start, length = tiff.tag_v2[TiffImagePlugin.STRIPOFFSETS][0], tiff.tag_v2[TiffImagePlugin.STRIPBYTECOUNTS][0]
    return stream.getvalue()[start:start + length]


def ccitt(picture):
    return group4(picture), b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns %d/Rows %d>>/BitsPerComponent 1/ColorSpace/DeviceGray" % picture.size


def jbig2(picture):
    """Segments 48 (page information) and 38 (immediate generic region) without a file header, as PDF has them."""
    def segment(number, kind, data):
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data
    page = segment(0, 48, struct.pack(">IIIIBH", *picture.size, 0, 0, 0, 0))
    region = segment(1, 38, struct.pack(">IIIIBB", *picture.size, 0, 0, 0, 1) + group4(picture))
    return page + region, b"/Filter/JBIG2Decode/BitsPerComponent 1/ColorSpace/DeviceGray"


def jpx(picture):
    stream = io.BytesIO()
    picture.convert("L").save(stream, "JPEG2000", quality_mode="rates", quality_layers=[40], irreversible=True)
    return stream.getvalue(), b"/Filter/JPXDecode/BitsPerComponent 8/ColorSpace/DeviceGray"


def dct(picture):
    stream = io.BytesIO()
    picture.convert("L").save(stream, "JPEG", quality=60)
    return stream.getvalue(), b"/Filter/DCTDecode/BitsPerComponent 8/ColorSpace/DeviceGray"


def write_pdf(name, whole, pieces, encoded):
    """One page of `pieces` (boxes in pixels of `whole`), each a picture of its own."""
    points = 72 / DPI
    width, height = (side * points for side in whole.size)
    draw, pictures, names = b"", [], b""
    for index, box in enumerate(pieces):
        data, kind = encoded(whole.crop(box))
        draw += b"q %.3f 0 0 %.3f %.3f %.3f cm /I%d Do Q\n" % ((box[2] - box[0]) * points, (box[3] - box[1]) * points, box[0] * points,
                                                            height - box[3] * points, index)
        pictures.append(b"<</Type/XObject/Subtype/Image/Width %d/Height %d%s/Length %d>>\nstream\n%s\nendstream" % (
            box[2] - box[0], box[3] - box[1], kind, len(data), data))
        names += b"/I%d %d 0 R" % (index, 5 + index)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.3f %.3f]/Resources<</XObject<<%s>>>>/Contents 4 0 R>>" % (width, height, names)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page,
               b"<</Length %d>>\nstream\n%sendstream" % (len(draw), draw), *pictures]
    output, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    output += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    (HERE / name).write_bytes(output)


def main():
    grey = Image.open(HERE / "form.png").convert("L")
    black = grey.point(lambda level: 255 * (level > 150)).convert("1", dither=Image.NONE)
    width, height = grey.size
    whole = [(0, 0, width, height)]
    strips = [(0, top, width, min(top + 100, height)) for top in range(0, height, 100)]
    tiles = [(left, top, min(left + 500, width), min(top + 500, height)) for top in range(0, height, 500) for left in range(0, width, 500)]
    write_pdf("ccitt.pdf", black, whole, ccitt)
    write_pdf("jbig2.pdf", black, whole, jbig2)
    write_pdf("jpx.pdf", grey, whole, jpx)
    write_pdf("strips.pdf", black, strips, ccitt)
    write_pdf("tiles.pdf", grey, tiles, dct)
    black.save(HERE / "strips.tif", "TIFF", compression="group4", strip_size=4096, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
