#include "validate/yaml_tree.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace chushen {
namespace {

/// Deeper than any pack; the library's own recursion ends at the same order of magnitude.
constexpr std::size_t kMostDepth = 32;

struct Fault : std::runtime_error {
  Fault(const YAML::Mark& mark, const std::string& message) : std::runtime_error(message), mark(mark) {}
  YAML::Mark mark;
};

/// Builds the tree from the parser's events. Faults are thrown and caught in parse_yaml, like the library's own.
class TreeBuilder : public YAML::EventHandler {
 public:
  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Fault(mark, "不支持别名（*），请直接写出内容");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse(mark, "", anchor);
    close(node_at(mark, YamlNode::Kind::kNothing));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse(mark, tag, anchor);
    YamlNode node = node_at(mark, YamlNode::Kind::kScalar);
    node.text = value;
    if (awaits_key())
      take_key(mark, value);
    else
      close(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlNode::Kind::kList);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlNode::Kind::kMap);
  }
  void OnMapEnd() override { end(); }

 private:
  struct Level {
    YamlNode node;
    bool has_key = false;  ///< of a map: the last entry waits for its value
  };

  static YamlNode node_at(const YAML::Mark& mark, YamlNode::Kind kind) {
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  /// The library names a plain scalar "?" and a quoted one "!"; both stand for "no tag".
  static void refuse(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) throw Fault(mark, "不支持锚点（&），请直接写出内容");
    if (!tag.empty() && tag != "?" && tag != "!") throw Fault(mark, "不支持类型标记（" + tag + "），请删去");
  }

  bool awaits_key() const {
    return !levels_.empty() && levels_.back().node.kind == YamlNode::Kind::kMap && !levels_.back().has_key;
  }

  void take_key(const YAML::Mark& mark, const std::string& key) {
    Level& level = levels_.back();
    for (const YamlNode::Entry& entry : level.node.entries)
      if (entry.key == key) throw Fault(mark, "键“" + key + "”重复，第" + std::to_string(entry.line) + "行已有");
    level.node.entries.push_back({key, mark.line + 1, mark.column + 1, {}});
    level.has_key = true;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind) {
    refuse(mark, tag, anchor);
    if (awaits_key()) throw Fault(mark, "键应为文字");
    if (levels_.size() >= kMostDepth) throw Fault(mark, "嵌套过深");
    levels_.push_back({node_at(mark, kind), false});
  }

  void end() {
    YamlNode node = std::move(levels_.back().node);
    levels_.pop_back();
    close(std::move(node));
  }

  /// A whole node goes where it belongs.
  void close(YamlNode node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == YamlNode::Kind::kList) {
      level.node.items.push_back(std::move(node));
      return;
    }
    if (!level.has_key) throw Fault({}, "键不能为空");
    level.node.entries.back().value = std::move(node);
    level.has_key = false;
  }

  std::vector<Level> levels_;
  YamlNode root_;
};

PackError error_at(const std::string& file, const YAML::Mark& mark, const std::string& message) {
  return {file, mark.line + 1, mark.column + 1, message};
}

}  // namespace

tl::expected<YamlNode, PackError> parse_yaml(const std::string& file, const std::string& content) {
  // The library takes the end of the file for a closing quote if it stands at the beginning of a line: a file cut off
  // there would pass. With a last comment it never does.
  std::istringstream in(content + "\n#");
  try {
    YAML::Parser parser(in);
    TreeBuilder builder;
    parser.HandleNextDocument(builder);
    TreeBuilder second;
    if (parser.HandleNextDocument(second))
      return tl::unexpected(PackError{file, 0, 0, "一个文件只能有一份内容（多余的“---”）"});
    return builder.take();
  } catch (const Fault& fault) {
    return tl::unexpected(error_at(file, fault.mark, fault.what()));
  } catch (const YAML::Exception& fault) {
    return tl::unexpected(error_at(file, fault.mark, "格式有误（" + fault.msg + "），请检查缩进、冒号和引号"));
  }
}

const YamlNode* find(const YamlNode& map, std::string_view key) {
  for (const YamlNode::Entry& entry : map.entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

}  // namespace chushen
