#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/opc_package.h"
#include "extract/opc_relationships.h"
#include "extract/xml_stream.h"

namespace chushen {

/// A spreadsheet file (ISO/IEC 29500-1, 18) apart from its cells: which sheets it has, its strings and its styles. Two
/// read it: lists of the office take values as stored (sheet.h), papers of applicants as shown (xlsx_document.h).

struct XlsxSheet {
  std::string name;
  std::string part;    ///< "xl/worksheets/sheet1.xml"; empty where the file has no such part
  bool hidden = false;
};

class XlsxBook {
 public:
  /// Nothing where the package holds no workbook. The package has to outlive it.
  static std::optional<XlsxBook> open(OpcPackage& package);

  const std::vector<XlsxSheet>& sheets() const { return sheets_; }
  OpcPackage& package() { return *package_; }

  /// The value of a "c" element (18.3.1.4) as it is stored, dates as "2023-08-07".
  std::string stored_value(const XmlNode& cell) const;
  /// What a person sees in it: numbers and dates in their format; "" also where the format
  /// hides it or its letters are as white as the sheet.
  std::string shown_value(const XmlNode& cell) const;
  /// Whether something stands in it that shown_value leaves out as not to be seen.
  bool hides(const XmlNode& cell) const;
  /// Whether a ruling runs along the cell: an empty one is then a place to fill in.
  bool is_ruled(const XmlNode& cell) const;

  /// Some strings could not be read: cells that need them are empty.
  bool faulty() const { return faulty_; }

 private:
  struct Style {
    std::string format = "General";
    bool white = false, ruled = false;
  };

  explicit XlsxBook(OpcPackage& package) : package_(&package) {}
  std::optional<XmlNode> read_part(const std::string& part);
  bool read_sheets();
  void read_strings();
  void read_styles();
  const Style& style_of(const XmlNode& cell) const;
  std::string text_value(const XmlNode& cell, const std::string& type, const std::string& value) const;

  OpcPackage* package_;
  std::string part_;
  std::vector<Relationship> links_;
  std::vector<XlsxSheet> sheets_;
  std::vector<std::string> strings_;
  std::vector<Style> styles_;
  bool from_1904_ = false, faulty_ = false;
};

/// An attribute as a number; `usual` where it is none.
int xlsx_number(const std::string& text, int usual);

/// "BC12" -> 54 and 11, both from 0; the column or row is -1 where the reference names none, and never beyond 2^20.
struct XlsxPlace {
  int column = -1, row = -1;
};
XlsxPlace xlsx_place(std::string_view reference);

}  // namespace chushen
