#include "report/docx_template.h"

#include <algorithm>
#include <optional>

#include "report/xml_tree.h"
#include "report/zip_parts.h"

namespace chushen {
namespace {

constexpr std::string_view kOpen = "{{", kClose = "}}";

struct Placeholder {
  std::size_t begin = 0, end = 0;  // with its brackets, in the text of the paragraph
  std::string name;
};

std::string trimmed(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

// The runs' texts of one paragraph; a text box inside holds paragraphs of its own.
void collect_texts(XmlElement& node, std::vector<XmlElement*>& texts) {
  for (XmlElement& child : node.children) {
    if (child.name == "w:t") texts.push_back(&child);
    else if (child.name != "w:p") collect_texts(child, texts);
  }
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return text;
}

/// Fills one part; remembers the first thing that is wrong.
class Filling {
 public:
  explicit Filling(const TemplateValues& values) : values_(values) {}

  void fill(XmlElement& node) {
    std::vector<XmlElement> filled;
    for (XmlElement& child : node.children) {
      if (child.name != "w:p") {
        fill(child);
        filled.push_back(std::move(child));
        continue;
      }
      for (XmlElement& paragraph : paragraphs_from(std::move(child))) filled.push_back(std::move(paragraph));
    }
    node.children = std::move(filled);
  }

  const std::string& error() const { return error_; }

 private:
  std::vector<XmlElement> paragraphs_from(XmlElement paragraph) {
    for (XmlElement& child : paragraph.children) fill(child);  // text boxes
    std::vector<XmlElement*> texts;
    collect_texts(paragraph, texts);
    const std::vector<Placeholder> placeholders = placeholders_in(texts);
    if (placeholders.empty() || !error_.empty()) return {std::move(paragraph)};
    const auto list = std::find_if(placeholders.begin(), placeholders.end(),
                                   [&](const Placeholder& one) { return values_.lists.count(one.name) > 0; });
    if (list == placeholders.end()) {
      replace(texts, placeholders, nullptr);
      return {std::move(paragraph)};
    }
    std::vector<std::string> items = values_.lists.at(list->name);
    if (items.empty()) items = {"无。"};
    std::vector<XmlElement> copies;
    for (const std::string& item : items) {
      copies.push_back(paragraph);
      std::vector<XmlElement*> own;
      collect_texts(copies.back(), own);
      replace(own, placeholders, &item);
    }
    return copies;
  }

  std::vector<Placeholder> placeholders_in(const std::vector<XmlElement*>& texts) {
    std::string all;
    for (const XmlElement* text : texts) all += text_below(*text);
    std::vector<Placeholder> found;
    for (std::size_t at = 0; (at = all.find(kOpen, at)) != all.npos;) {
      const std::size_t close = all.find(kClose, at);
      if (close == all.npos) {
        fail("模板中的占位符没有写完：“" + all.substr(at, 60) + "”；占位符应写作 {{名称}}。");
        return {};
      }
      Placeholder one{at, close + kClose.size(), trimmed(all.substr(at + kOpen.size(), close - at - kOpen.size()))};
      if (!values_.texts.count(one.name) && !values_.lists.count(one.name)) fail(unknown(one.name));
      at = one.end;
      found.push_back(std::move(one));
    }
    return found;
  }

  std::string unknown(const std::string& name) const {
    std::string known;
    for (const auto& [key, text] : values_.texts) known += (known.empty() ? "" : "、") + key;
    for (const auto& [key, items] : values_.lists) known += (known.empty() ? "" : "、") + key;
    return "模板中有不认识的占位符 {{" + name + "}}；可用的有：" + known + "。";
  }

  // Each text keeps what of it stands outside of placeholders; a replacement goes where its placeholder begins.
  void replace(const std::vector<XmlElement*>& texts, const std::vector<Placeholder>& placeholders,
               const std::string* item) const {
    std::size_t offset = 0;
    for (XmlElement* text : texts) {
      const std::string old = text_below(*text);
      std::string now;
      for (std::size_t i = 0; i < old.size(); ++i) {
        const std::size_t at = offset + i;
        const auto inside = std::find_if(placeholders.begin(), placeholders.end(), [at](const Placeholder& one) {
          return at >= one.begin && at < one.end;
        });
        if (inside == placeholders.end()) now += old[i];
        else if (at == inside->begin) now += one_line(value_of(inside->name, item));
      }
      offset += old.size();
      XmlElement content;
      content.text = std::move(now);
      text->children = {std::move(content)};
      text->set("xml:space", "preserve");
    }
  }

  std::string value_of(const std::string& name, const std::string* item) const {
    const auto text = values_.texts.find(name);
    if (text != values_.texts.end()) return text->second;
    return item ? *item : "";
  }

  void fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
  }

  const TemplateValues& values_;
  std::string error_;
};

bool may_hold_text(const std::string& part) {
  return part == "word/document.xml" ||
         ((part.starts_with("word/header") || part.starts_with("word/footer")) && part.ends_with(".xml"));
}

}  // namespace

tl::expected<std::string, std::string> fill_docx(std::string_view docx, const TemplateValues& values) {
  auto parts = unzip(docx);
  bool has_body = false;
  if (parts)
    for (ZipPart& part : *parts) {
      if (!may_hold_text(part.name)) continue;
      auto root = parse_xml(part.bytes);
      if (!root) return tl::make_unexpected("模板中的 " + part.name + " 不是有效的 XML；请用 Word 或 WPS 重新另存为 .docx。");
      Filling filling(values);
      filling.fill(*root);
      if (!filling.error().empty()) return tl::make_unexpected(filling.error());
      part.bytes = to_xml(*root);
      has_body |= part.name == "word/document.xml";
    }
  if (!has_body) return tl::make_unexpected("模板不是 .docx 文件；请用 Word 或 WPS 另存为 .docx。");
  return zip(*parts);
}

std::string docx_of(std::string_view document, std::string_view styles) {
  const std::string types =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
      "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
      "<Override PartName=\"/word/styles.xml\" ContentType=\"application/"
      "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>\n";
  const auto relation = [](const std::string& kind, const std::string& target) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
           "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
           kind + "\" Target=\"" + target + "\"/></Relationships>\n";
  };
  return zip({{"[Content_Types].xml", types},
              {"_rels/.rels", relation("officeDocument", "word/document.xml")},
              {"word/document.xml", std::string(document)},
              {"word/_rels/document.xml.rels", relation("styles", "styles.xml")},
              {"word/styles.xml", std::string(styles)}});
}

}  // namespace chushen
