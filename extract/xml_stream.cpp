#include "extract/xml_stream.h"

#include <libxml/xmlreader.h>

namespace chushen {
namespace {

constexpr std::int64_t kMostNodes = 2'000'000;  // about 300 MB as XmlNode; the largest real table has some 100 000

// Never NOENT, DTDLOAD, DTDATTR, XINCLUDE or HUGE: entities stay unexpanded and libxml2's own limits on depth and
// amplification stay in force.
constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;

void ignore_error(void*, xmlErrorPtr) {}
void ignore_message(void*, const char*, ...) {}
xmlParserInputPtr load_nothing(const char*, const char*, xmlParserCtxtPtr) { return nullptr; }

/// libxml2 prints to stderr by default and would open addresses if it were asked to: neither, ever.
void silence_library() {
  xmlSetStructuredErrorFunc(nullptr, ignore_error);
  xmlSetGenericErrorFunc(nullptr, ignore_message);
  xmlSetExternalEntityLoader(load_nothing);
}

std::string to_string(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : std::string(); }

int read_source(void* source, char* buffer, int size) { return (*static_cast<ByteSource*>(source))(buffer, size); }
int close_source(void*) { return 0; }

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

}  // namespace

const std::string& XmlNode::attribute(std::string_view local_name) const {
  static const std::string kNone;
  for (const auto& [key, value] : attributes)
    if (key == local_name) return value;
  return kNone;
}

bool XmlNode::has_attribute(std::string_view local_name) const {
  for (const auto& entry : attributes)
    if (entry.first == local_name) return true;
  return false;
}

const XmlNode* XmlNode::child(std::string_view local_name) const {
  for (const XmlNode& node : children)
    if (node.name == local_name) return &node;
  return nullptr;
}

std::string XmlNode::all_text() const {
  std::string all = text;
  for (const XmlNode& node : children) all += node.all_text();
  return all;
}

const XmlNode* find_below(const XmlNode& node, std::string_view local_name) {
  for (const XmlNode& child : node.children) {
    if (child.name == local_name) return &child;
    if (const XmlNode* found = find_below(child, local_name)) return found;
  }
  return nullptr;
}

struct XmlStream::State {
  ByteSource source;
  std::unique_ptr<xmlDoc, FreeDocument> document;  // freed after the reader
  std::unique_ptr<xmlTextReader, FreeReader> reader;
  XmlFault fault = XmlFault::kNone;
  int block_depth = 0;     // of the elements next() gives: at first the root, then the children of the one entered
  std::int64_t nodes = 0;  // of the block in hand

  /// One node forward; false at the end or on a fault.
  bool advance() {
    if (fault != XmlFault::kNone) return false;
    const int result = reader ? xmlTextReaderRead(reader.get()) : -1;
    if (result < 0) fault = has_doctype() ? XmlFault::kDoctype : XmlFault::kNotWellFormed;
    if (result == 1 && type() == XML_READER_TYPE_DOCUMENT_TYPE) fault = XmlFault::kDoctype;
    return result == 1 && fault == XmlFault::kNone;
  }

  /// Where an error came before the reader showed the declaration as a node.
  bool has_doctype() {
    if (!document) document.reset(reader ? xmlTextReaderCurrentDoc(reader.get()) : nullptr);  // ours to free from here
    return document && document->intSubset;
  }

  int type() const { return xmlTextReaderNodeType(reader.get()); }
  int depth() const { return xmlTextReaderDepth(reader.get()); }
  std::string name() const { return to_string(xmlTextReaderConstLocalName(reader.get())); }

  bool is_text() const {
    const int node = type();
    return node == XML_READER_TYPE_TEXT || node == XML_READER_TYPE_CDATA ||
           node == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || node == XML_READER_TYPE_WHITESPACE;
  }

  bool count_node() {
    if (++nodes > kMostNodes) fault = XmlFault::kTooLarge;
    return fault == XmlFault::kNone;
  }

  void read_attributes(XmlNode& node) {
    while (xmlTextReaderMoveToNextAttribute(reader.get()) == 1 && count_node())
      if (!xmlTextReaderIsNamespaceDecl(reader.get()))
        node.attributes.emplace_back(name(), to_string(xmlTextReaderConstValue(reader.get())));
    xmlTextReaderMoveToElement(reader.get());
  }

  /// The element the reader stands on, to its end tag. Recursion is bounded by libxml2's depth of 256.
  XmlNode read_element() {
    XmlNode node;
    node.name = name();
    const bool empty = xmlTextReaderIsEmptyElement(reader.get()) == 1;
    read_attributes(node);
    if (empty) return node;
    while (advance() && type() != XML_READER_TYPE_END_ELEMENT && count_node()) {
      if (type() == XML_READER_TYPE_ELEMENT) node.children.push_back(read_element());
      if (is_text()) node.children.emplace_back().text = to_string(xmlTextReaderConstValue(reader.get()));
    }
    return node;
  }
};

XmlStream::XmlStream(ByteSource source) : state_(std::make_unique<State>()) {
  silence_library();
  state_->source = std::move(source);
  state_->reader.reset(
      xmlReaderForIO(read_source, close_source, &state_->source, nullptr, nullptr, kOptions));
  if (state_->reader) xmlTextReaderSetStructuredErrorHandler(state_->reader.get(), ignore_error, nullptr);
}

XmlStream::~XmlStream() = default;

bool XmlStream::enter(std::string_view local_name) {
  while (state_->advance()) {
    if (state_->type() != XML_READER_TYPE_ELEMENT || state_->name() != local_name) continue;
    const bool empty = xmlTextReaderIsEmptyElement(state_->reader.get()) == 1;
    state_->block_depth = empty ? -1 : state_->depth() + 1;
    return true;
  }
  return false;
}

std::optional<XmlNode> XmlStream::next() {
  if (state_->block_depth < 0) return std::nullopt;
  while (state_->advance() && state_->depth() >= state_->block_depth) {
    if (state_->type() != XML_READER_TYPE_ELEMENT) continue;
    state_->nodes = 0;
    return state_->read_element();
  }
  state_->block_depth = -1;
  return std::nullopt;
}

XmlFault XmlStream::fault() const { return state_->fault; }

tl::expected<XmlNode, XmlFault> parse_xml(ByteSource source) {
  XmlStream stream(std::move(source));
  std::optional<XmlNode> root = stream.next();
  while (stream.next()) {
  }
  if (stream.fault() != XmlFault::kNone) return tl::unexpected(stream.fault());
  if (!root) return tl::unexpected(XmlFault::kNotWellFormed);
  return std::move(*root);
}

}  // namespace chushen
