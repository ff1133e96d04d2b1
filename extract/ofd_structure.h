#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/opc_package.h"
#include "extract/xml_stream.h"

namespace chushen {

/// Reads the parts of an OFD and remembers whether one of them was broken.
class OfdPackage {
 public:
  explicit OfdPackage(OpcPackage package) : package_(std::move(package)) {}

  /// A part as XML; nothing where it is not there or broken.
  std::optional<XmlNode> xml(const std::string& part);
  /// A part as it is, at most `most` bytes; empty where it is not there or broken.
  std::string bytes(const std::string& part, std::size_t most);

  bool has(const std::string& part) const { return package_.has(part); }
  /// ST_Loc: a path from the package's root, from the folder of the part that names it, or, as some producers write
  /// it, from that of the document. "" where `target` is empty.
  std::string resolved(const std::string& target, const std::string& from, const std::string& document) const;

  bool broken() const { return broken_; }
  bool doctype() const { return doctype_; }
  bool too_large() const { return too_large_; }

 private:
  OpcPackage package_;
  bool broken_ = false, doctype_ = false, too_large_ = false;
};

/// What pages refer to by ID. Nodes are kept as they stand: a page asks for few of them.
struct OfdResources {
  std::map<std::string, std::string> pictures;    ///< MultiMedia of type Image: its part
  std::map<std::string, XmlNode> draw_params;
  std::map<std::string, XmlNode> composites;
};

struct OfdPart {
  std::string id, part;
};

/// One DocBody of a package.
struct OfdBody {
  std::string part;                                 ///< "Doc_0/Document.xml"
  Rect page_box;                                    ///< millimetres, of pages that name none
  std::vector<OfdPart> pages;                       ///< in their order
  std::map<std::string, std::string> templates;     ///< by ID: the part
  std::map<std::string, std::string> annotations;   ///< by the page's ID: the part
  OfdResources resources;
  std::vector<std::string> attachments;             ///< names of files that lie in it
  std::string signatures;                           ///< the part that lists them, or ""
};

struct OfdStructure {
  Properties properties;        ///< of the first document
  std::vector<OfdBody> bodies;
  bool encrypted = false;
};

/// Adds what the list `target`, named in the part `from`, defines.
void read_ofd_resources(OfdPackage& package, const std::string& target, const std::string& from,
                        const std::string& document, OfdResources& resources);

/// Reads OFD.xml and the Document.xml of each body (GB/T 33190-2016, 7.4 and 7.5). No page is read.
OfdStructure read_ofd_structure(OfdPackage& package);

}  // namespace chushen
