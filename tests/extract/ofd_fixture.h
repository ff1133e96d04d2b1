#pragma once

#include <string>

#include "docx_fixture.h"
#include "extract/read_document.h"

namespace chushen::fixture {

/// Small OFDs, written part by part. Lengths in millimetres; a page is 210 x 297.

/// A TextObject at x, y with its characters `step` apart: what printers of OFD write, with the base line 4 mm down.
inline std::string ofd_text(const std::string& text, double x, double y, const std::string& deltas = "g 40 4",
                            const std::string& attributes = "", const std::string& inside = "") {
  return "<ofd:TextObject ID=\"1\" Font=\"1\" Size=\"4\" Boundary=\"" + std::to_string(x) + " " + std::to_string(y) +
         " 150 6\" " + attributes + ">" + inside + "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"" + deltas + "\">" + text +
         "</ofd:TextCode></ofd:TextObject>";
}

inline std::string ofd_line(double x1, double y1, double x2, double y2) {
  const auto n = [](double value) { return std::to_string(value) + " "; };
  return "<ofd:PathObject ID=\"2\" Boundary=\"0 0 210 297\" LineWidth=\"0.3\"><ofd:AbbreviatedData>M " + n(x1) + n(y1) +
         "L " + n(x2) + n(y2) + "</ofd:AbbreviatedData></ofd:PathObject>";
}

inline std::string ofd_content(const std::string& objects, const std::string& before = "") {
  return "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">" + before + "<ofd:Content><ofd:Layer ID=\"9\">" + objects +
         "</ofd:Layer></ofd:Content></ofd:Page>";
}

inline std::string ofd_root(const std::string& bodies) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\" "
         "DocType=\"OFD\">" + bodies + "</ofd:OFD>";
}

inline std::string ofd_body(const std::string& folder, const std::string& more = "") {
  return "<ofd:DocBody><ofd:DocInfo><ofd:Author>张三</ofd:Author><ofd:CreationDate>2023-08-07</ofd:CreationDate>"
         "<ofd:Creator>写作程序</ofd:Creator></ofd:DocInfo><ofd:DocRoot>" + folder + "/Document.xml</ofd:DocRoot>" + more +
         "</ofd:DocBody>";
}

/// Document.xml of `pages` pages Pages/Page_N/Content.xml with the IDs 100 + N.
inline std::string ofd_document(int pages, const std::string& common = "", const std::string& more = "") {
  std::string list;
  for (int i = 0; i < pages; ++i)
    list += "<ofd:Page ID=\"" + std::to_string(100 + i) + "\" BaseLoc=\"Pages/Page_" + std::to_string(i) + "/Content.xml\"/>";
  return "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
         "</ofd:PhysicalBox></ofd:PageArea>" + common + "</ofd:CommonData><ofd:Pages>" + list + "</ofd:Pages>" + more +
         "</ofd:Document>";
}

/// A file of one document; `contents` are its pages' parts, `more` further ones.
inline Parts ofd_parts(const std::vector<std::string>& contents, const Parts& more = {}, const std::string& common = "",
                       const std::string& in_body = "", const std::string& in_document = "") {
  Parts parts = {{"OFD.xml", ofd_root(ofd_body("Doc_0", in_body))},
                 {"Doc_0/Document.xml", ofd_document(static_cast<int>(contents.size()), common, in_document)}};
  for (std::size_t i = 0; i < contents.size(); ++i)
    parts.emplace_back("Doc_0/Pages/Page_" + std::to_string(i) + "/Content.xml", contents[i]);
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

inline Document read_ofd_bytes(const std::string& bytes, const ReadOptions& options = {}) {
  const TemporaryFile file(bytes, ".ofd");
  return read_document(file.path(), options);
}

inline Document read_ofd_parts(const Parts& parts, const ReadOptions& options = {}) {
  return read_ofd_bytes(zip_of(parts), options);
}

}  // namespace chushen::fixture
