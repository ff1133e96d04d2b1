#include "pdf_builder.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "extract/utf8.h"

namespace {

std::string hex(char32_t code) {
  char digits[8];
  std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(code));
  return digits;
}

}  // namespace

int PdfBuilder::add(std::string body) {
  objects_.push_back(std::move(body));
  return static_cast<int>(objects_.size());
}

int PdfBuilder::add_stream(std::string_view entries, std::string_view data) {
  return add("<< " + std::string(entries) + " /Length " + std::to_string(data.size()) + " >>\nstream\n" +
             std::string(data) + "\nendstream");
}

int PdfBuilder::fonts() {
  if (fonts_) return fonts_;
  const int map = add_stream("",
                             "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                             "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                             "1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end");
  const int descendant = add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering "
      "(Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox "
      "[0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>");
  const int text = add("<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [" +
                       std::to_string(descendant) + " 0 R] /ToUnicode " + std::to_string(map) + " 0 R >>");
  std::string widths;
  for (int i = 0; i < 256; ++i) widths += " 1000";
  const int symbols = add(
      "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings-Regular /FirstChar 0 /LastChar 255 /Widths [" +
      widths + " ] /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Wingdings-Regular /Flags 4 /FontBBox "
               "[0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>");
  fonts_ = add("<< /F1 " + std::to_string(text) + " 0 R /F2 " + std::to_string(symbols) + " 0 R >>");
  return fonts_;
}

void PdfBuilder::add_page(std::string_view content, std::string_view entries, std::string_view xobjects) {
  const int font = fonts();
  const int stream = add_stream("", content);
  std::string page = "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(stream) + " 0 R /Resources << /Font " +
                     std::to_string(font) + " 0 R /XObject << " + std::string(xobjects) + " >> >> " +
                     std::string(entries);
  if (entries.find("/MediaBox") == entries.npos) page += " /MediaBox [0 0 595 842]";
  pages_.push_back(add(page + " >>"));
}

std::string PdfBuilder::bytes() const {
  std::vector<std::string> objects = objects_;
  objects[0] = "<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>";
  std::string kids;
  for (const int page : pages_) kids += std::to_string(page) + " 0 R ";
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>";

  std::string out = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[24];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
    table += entry;
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t start = out.size();
  return out + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

std::string PdfBuilder::show(std::string_view text, double x, double y, std::string_view state, double size) {
  std::string codes;
  for (const char32_t c : chushen::decode_utf8(text)) codes += hex(c);
  char place[128];
  std::snprintf(place, sizeof place, "/F1 %g Tf 1 0 0 1 %g %g Tm ", size, x, y);
  return "q BT " + std::string(state) + place + "<" + codes + "> Tj ET Q\n";
}

TemporaryFile::TemporaryFile(std::string_view bytes) {
  std::string name = std::filesystem::temp_directory_path() / "chushen-test-XXXXXX";
  const int file = mkstemp(name.data());
  if (file < 0) throw std::runtime_error("no temporary file");
  close(file);
  path_ = name;
  std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}
