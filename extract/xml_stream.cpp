#include "extract/xml_stream.h"

#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>

namespace chushen {
namespace {

constexpr std::int64_t kMostNodes = 2'000'000;  // about 300 MB as XmlNode; the largest real table has some 100 000
constexpr std::size_t kMostText = 32u << 20;    // of one block
constexpr int kDeepest = 256;                   // as libxml2 itself has it
constexpr std::size_t kUsualChildren = 4;       // of an element that has elements
constexpr int kChunk = 16 << 10;                // bytes that are parsed at a time

// Never NOENT, DTDLOAD, DTDATTR, XINCLUDE or HUGE: entities stay unexpanded and libxml2's own limits on amplification
// stay in force.
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

const char* chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

/// Entities stay as they are but for the five of XML itself: of these libxml2 leaves "&" of an attribute as "&#38;".
std::string attribute_value(const xmlChar* begin, const xmlChar* end) {
  constexpr std::string_view kAmpersand = "&#38;";
  std::string value(chars(begin), chars(end));
  for (std::size_t at = value.find('&'); at != value.npos; at = value.find('&', at + 1))
    if (value.compare(at, kAmpersand.size(), kAmpersand) == 0) value.erase(at + 1, kAmpersand.size() - 1);
  return value;
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
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

/// The parser pushes events; blocks are built from them and wait until they are asked for. That is twice as fast as
/// libxml2's own reader, which builds a tree of its own first, and a chunk holds few blocks.
struct XmlStream::State {
  ByteSource source;
  std::unique_ptr<xmlParserCtxt, FreeParser> parser;
  XmlFault fault = XmlFault::kNone;
  std::deque<XmlNode> ready;       // blocks that are complete
  XmlNode block;                   // the one that is being built …
  std::vector<XmlNode*> open;      // … and its elements that are open, outermost first; stable while they are open
  std::string sought;              // the element to enter; empty: blocks are given
  int depth = 0, block_depth = 0;  // of the element in hand; of the blocks: at first the root
  std::span<const std::string_view> ignored;
  std::unordered_map<const void*, bool> is_ignored;  // by the parser's own copy of a name, of which there is one
  int skipped = 0;                 // elements open of which the outermost is ignored
  std::int64_t nodes = 0;          // of the block in hand
  std::size_t text_bytes = 0;
  bool at_end = false;             // of the entered element, or of the source

  void fail(XmlFault reason) {
    if (fault == XmlFault::kNone) fault = reason;
    if (parser) xmlStopParser(parser.get());
  }

  bool ignores(const xmlChar* name) {
    if (ignored.empty()) return false;
    const auto [known, is_new] = is_ignored.try_emplace(name, false);
    if (is_new) known->second = std::find(ignored.begin(), ignored.end(), chars(name)) != ignored.end();
    return known->second;
  }

  // ---- events ----

  static State& of(void* self) { return *static_cast<State*>(self); }

  static void on_doctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*) { of(self).fail(XmlFault::kDoctype); }

  static void on_start(void* self, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**, int count,
                       int, const xmlChar** attributes) {
    of(self).start(name, count, attributes);
  }

  static void on_end(void* self, const xmlChar*, const xmlChar*, const xmlChar*) { of(self).end(); }

  static void on_text(void* self, const xmlChar* text, int size) {
    of(self).add_text({chars(text), static_cast<std::size_t>(size)});
  }

  void start(const xmlChar* name, int count, const xmlChar** attributes) {
    if (fault != XmlFault::kNone) return;
    if (++depth > kDeepest) return fail(XmlFault::kNotWellFormed);
    if (at_end) return;
    if (!sought.empty()) {
      if (sought != chars(name)) return;
      sought.clear();
      block_depth = depth;
      return;
    }
    if (depth <= block_depth) return;
    if (skipped > 0 || (!open.empty() && ignores(name))) return void(++skipped);
    nodes += 1 + count;
    if (nodes > kMostNodes) return fail(XmlFault::kTooLarge);
    if (!open.empty() && open.back()->children.empty()) open.back()->children.reserve(kUsualChildren);
    XmlNode& node = open.empty() ? block : open.back()->children.emplace_back();
    node.name = chars(name);
    node.attributes.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i, attributes += 5)  // name, prefix, address, begin and end of the value
      if (!ignores(attributes[0])) node.attributes.emplace_back(chars(attributes[0]), attribute_value(attributes[3], attributes[4]));
    open.push_back(&node);
  }

  void end() {
    if (fault != XmlFault::kNone) return;
    if (skipped > 0) --skipped;
    else if (open.size() == 1) give_block();
    else if (!open.empty()) open.pop_back();
    if (depth == block_depth && block_depth > 0 && sought.empty()) at_end = true;
    --depth;
  }

  void add_text(std::string_view text) {
    if (open.empty() || skipped > 0 || fault != XmlFault::kNone) return;
    text_bytes += text.size();
    if (text_bytes > kMostText) return fail(XmlFault::kTooLarge);
    std::vector<XmlNode>& children = open.back()->children;
    const bool goes_on = !children.empty() && children.back().name.empty();
    if (!goes_on && ++nodes > kMostNodes) return fail(XmlFault::kTooLarge);
    if (!goes_on) children.emplace_back();
    children.back().text += text;
  }

  void give_block() {
    open.clear();
    ready.push_back(std::move(block));
    block = XmlNode();
    nodes = 0;
    text_bytes = 0;
  }

  // ---- bytes ----

  bool begin(const char* bytes, int size) {
    xmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;
    events.internalSubset = on_doctype;
    events.startElementNs = on_start;
    events.endElementNs = on_end;
    events.characters = events.ignorableWhitespace = on_text;
    events.serror = ignore_error;
    // The first four bytes tell the encoding.
    parser.reset(xmlCreatePushParserCtxt(&events, this, bytes, size, nullptr));
    if (!parser) return false;
    // A byte order mark is surer than what the declaration says (XML 1.0, appendix F.1); Word goes by it as well.
    const bool marked = std::string_view(bytes, static_cast<std::size_t>(size)).starts_with("\xEF\xBB\xBF");
    xmlCtxtUseOptions(parser.get(), kOptions | (marked ? XML_PARSE_IGNORE_ENC : 0));
    return true;
  }

  /// Parses the next bytes; false when there is nothing more to come.
  bool go_on() {
    if (fault != XmlFault::kNone || at_end) return false;
    std::array<char, kChunk> bytes;
    int size = 0;
    for (int got = 1; got > 0 && size < 4; size += std::max(got, 0)) {
      got = source(bytes.data() + size, kChunk - size);
      if (got < 0) fail(XmlFault::kNotWellFormed);
    }
    int from = 0;
    if (!parser && fault == XmlFault::kNone) {
      from = std::min(size, 4);
      if (!begin(bytes.data(), from)) fail(XmlFault::kNotWellFormed);
    }
    if (fault == XmlFault::kNone) xmlParseChunk(parser.get(), bytes.data() + from, size - from, size == 0);
    if (parser && !parser->wellFormed) fail(XmlFault::kNotWellFormed);
    if (size == 0) at_end = true;
    if (fault != XmlFault::kNone && !open.empty()) give_block();  // as far as it was read
    return fault == XmlFault::kNone && !at_end;
  }
};

XmlStream::XmlStream(ByteSource source, std::span<const std::string_view> ignored) : state_(std::make_unique<State>()) {
  silence_library();
  state_->ignored = ignored;
  state_->source = std::move(source);
}

XmlStream::~XmlStream() = default;

bool XmlStream::enter(std::string_view local_name) {
  state_->sought = local_name;
  while (!state_->sought.empty() && state_->go_on()) {
  }
  return state_->sought.empty();
}

std::optional<XmlNode> XmlStream::next() {
  while (state_->ready.empty() && state_->go_on()) {
  }
  if (state_->ready.empty()) return std::nullopt;
  XmlNode block = std::move(state_->ready.front());
  state_->ready.pop_front();
  return block;
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
