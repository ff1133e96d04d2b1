#include "extract/docx_inline.h"

#include <algorithm>
#include <charconv>

#include "extract/docx_equation.h"
#include "extract/docx_look.h"
#include "extract/mark_glyphs.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr double kEmuPerPoint = 12700;
constexpr int kThinnestLine = 40;                     // twips: two points, as the smallest letters
constexpr std::size_t kLongestInstruction = 10'000;   // of a field

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_text(const XmlNode& node) {
  if (node.name == "t") return node.all_text().find_first_not_of(" \t\r\n") != std::string::npos;
  return std::any_of(node.children.begin(), node.children.end(), has_text);
}

bool shows_anything(const XmlNode& branch) {
  return has_text(branch) || find_below(branch, "sym") || find_below(branch, "blip") || find_below(branch, "imagedata");
}

double points(const std::string& emu) {
  long long value = 0;
  std::from_chars(emu.data(), emu.data() + emu.size(), value);
  return std::clamp(static_cast<double>(value) / kEmuPerPoint, 0.0, 10000.0);
}

/// White space inside w:t is blank space, whatever character it is.
std::string blanks(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

/// The symbol font of a run, or "" (17.3.2.26).
std::string symbol_font(const XmlNode* properties) {
  const XmlNode* fonts = properties ? properties->child("rFonts") : nullptr;
  if (!fonts) return "";
  for (const char* use : {"ascii", "hAnsi"})
    if (symbol_character(fonts->attribute(use), U'R')) return fonts->attribute(use);
  return "";
}

class InlineReader {
 public:
  explicit InlineReader(DocxState& state) : state_(state), lines_(1) {}

  void read_paragraph(const XmlNode& paragraph) {
    const XmlNode* properties = paragraph.child("pPr");
    note_paragraph_mark(properties);
    set_usual_look(properties);
    put_label(properties);
    read_children(paragraph);
    // An instruction never goes on in another paragraph; where its "separate" is lost, hiding ends here all the same.
    for (DocxField& field : state_.fields) field.shown = true;
  }

  /// The look and ground that runs inherit where this reads on in the middle of a paragraph.
  void inherit(const InlineReader& outer) {
    paragraph_look_ = outer.paragraph_look_;
    ground_ = outer.ground_;
    pressed_ = outer.pressed_;
  }

  DocxInline result() {
    DocxInline result;
    for (Line& line : lines_) {
      split_marks(line);
      if (!line.runs.empty()) result.paragraph.lines.push_back(std::move(line));
    }
    result.text_boxes = std::move(text_boxes_);
    result.joins_next = joins_next_;
    return result;
  }

 private:
  void read_children(const XmlNode& node) {
    for (const XmlNode& child : node.children) read_node(child);
  }

  void read_node(const XmlNode& node) {
    const std::string_view name = node.name;
    if (name.empty() || is_any(name, {"pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "rt"})) return;
    if (name == "instrText") return note_instruction(node);
    if (name == "subDoc") return void(++state_.inserted_documents);
    if (name == "fldSimple") note_linked_field(node.attribute("instr"));
    if (name == "del" || name == "moveFrom") return note_deletion(node);
    if (name == "ins" || name == "moveTo") ++state_.insertions;
    if (name == "r") return read_run(node);
    if (name == "sdt") return read_content_control(node);
    if (name == "AlternateContent") return read_alternate(node);
    if (is_any(name, {"drawing", "pict", "object"})) return read_graphic(node);
    read_children(node);  // hyperlink, fldSimple, smartTag, customXml, ruby, formulas …
  }

  void note_deletion(const XmlNode& node) {
    if (node.name == "moveFrom" || find_below(node, "delText")) ++state_.deletions;
  }

  void note_paragraph_mark(const XmlNode* properties) {
    const XmlNode* mark = properties ? properties->child("rPr") : nullptr;
    if (!mark) return;
    if (mark->child("ins") || mark->child("moveTo")) ++state_.insertions;
    joins_next_ = mark->child("del") || mark->child("moveFrom");
    if (joins_next_) ++state_.deletions;
  }

  /// 17.7.2: runs build on their paragraph's style, and that on the defaults of the document.
  void set_usual_look(const XmlNode* properties) {
    const XmlNode* named = properties ? properties->child("pStyle") : nullptr;
    const std::string& style = named ? named->attribute("val") : state_.styles.usual_paragraph_style();
    paragraph_look_ = over(state_.styles.look(style), state_.styles.usual_look());
    const auto own = ground_of(properties);
    ground_ = own ? *own : state_.styles.ground(style).value_or(state_.ground);
    const XmlNode* spacing = properties ? properties->child("spacing") : nullptr;
    pressed_ = spacing && spacing->attribute("lineRule") == "exact" && is_below(spacing->attribute("line"), kThinnestLine);
  }

  static bool is_below(const std::string& twips, int bound) {
    int value = bound;
    std::from_chars(twips.data(), twips.data() + twips.size(), value);
    return value < bound;
  }

  // ---- runs ----

  void read_run(const XmlNode& run) {
    const XmlNode* properties = run.child("rPr");
    const DocxLook look = look_of_run(properties);
    if (pressed_ || is_unseen(look, ground_)) return skip_run(run, state_.hidden);
    if (look.struck.value_or(false)) return skip_run(run, state_.struck);
    const bool outer_underlined = underlined_;
    const std::string outer_font = font_;
    underlined_ = look.underlined.value_or(false);
    font_ = symbol_font(properties);
    for (const XmlNode& child : run.children) read_run_content(child);
    underlined_ = outer_underlined;
    font_ = outer_font;
  }

  /// A run that is not seen, or crossed out: its text is counted, its fields begin and end all the same.
  void skip_run(const XmlNode& run, int& count) {
    if (has_text(run) && is_shown()) ++count;
    for (const XmlNode& child : run.children) {
      if (child.name == "fldChar") go_through_field(child.attribute("fldCharType"));
      if (child.name == "instrText") note_instruction(child);
    }
  }

  DocxLook look_of_run(const XmlNode* properties) const {
    const DocxLook own = look_of(properties);
    const XmlNode* named = properties ? properties->child("rStyle") : nullptr;
    if (!named) return with_paragraph(own);
    const DocxLook& style = state_.styles.look(named->attribute("val"));
    DocxLook look = with_paragraph(over(own, style));
    // 17.7.3: w:vanish toggles; a character style that hides shows text of a paragraph style that hides.
    if (!own.hidden && style.hidden.value_or(false)) look.hidden = !paragraph_look_.hidden.value_or(false);
    return look;
  }

  DocxLook with_paragraph(const DocxLook& look) const {
    DocxLook whole = over(look, paragraph_look_);
    whole.underlined = look.underlined;  // a paragraph's style underlines headings, not blanks that are filled in
    return whole;
  }

  void read_run_content(const XmlNode& node) {
    const std::string_view name = node.name;
    if (name == "t") return put_text(blanks(node.all_text()));
    if (name == "tab" || name == "ptab") return put("\t");
    if (name == "br" || name == "cr") return break_line();
    if (name == "noBreakHyphen") return put("-");
    if (name == "sym") return put_symbol(node);
    if (name == "fldChar") return read_field(node);
    read_node(node);
  }

  bool is_shown() const {
    return std::all_of(state_.fields.begin(), state_.fields.end(), [](const DocxField& field) { return field.shown; });
  }

  void put_text(const std::string& text) {
    if (font_.empty()) return put(text);
    std::string shown;
    for (const char32_t character : decode_utf8(text))
      append_utf8(shown, symbol_character(font_, character).value_or(character));
    put(shown);
  }

  /// 17.3.3.30: a character by font and code, "Wingdings" F0FE; ordinary fonts give the Unicode character.
  void put_symbol(const XmlNode& node) {
    const std::string& code = node.attribute("char");
    unsigned value = 0xFFFD;
    std::from_chars(code.data(), code.data() + code.size(), value, 16);
    put(encode_utf8(std::u32string(1, symbol_character(node.attribute("font"), value).value_or(value))));
  }

  void put(const std::string& text) {
    if (text.empty() || !is_shown()) return;
    for (DocxField& field : state_.fields) field.has_result = true;
    std::vector<Run>& runs = lines_.back().runs;
    const bool goes_on = !runs.empty() && runs.back().mark.empty() && runs.back().underlined == underlined_;
    if (!goes_on) {
      runs.emplace_back();
      runs.back().source = TextSource::kDocx;
      runs.back().underlined = underlined_;
    }
    runs.back().text += text;
  }

  void put_mark(bool ticked) {
    if (!is_shown()) return;
    Run& run = lines_.back().runs.emplace_back();
    run.text = ticked ? "☑" : "☐";
    run.source = TextSource::kDocx;
    run.mark = {{ticked, 1}};
  }

  void break_line() {
    if (is_shown()) lines_.emplace_back();
  }

  // ---- fields ----

  void read_field(const XmlNode& node) {
    const std::string& type = node.attribute("fldCharType");
    if (type == "begin")
      if (const XmlNode* data = node.child("ffData")) read_form_field(*data);
    const std::string instruction = go_through_field(type);
    if (!instruction.empty()) put(equation_text(instruction));
  }

  /// \return the instruction of a field that ends here and stored no result.
  std::string go_through_field(const std::string& type) {
    if (type == "begin") state_.fields.emplace_back();
    if (state_.fields.empty()) return "";
    if (type == "separate") state_.fields.back().shown = true;
    if (type != "end") return "";
    const DocxField field = std::move(state_.fields.back());
    state_.fields.pop_back();
    note_linked_field(field.instruction);
    return field.has_result ? "" : field.instruction;
  }

  void note_instruction(const XmlNode& node) {
    if (!state_.fields.empty() && state_.fields.back().instruction.size() < kLongestInstruction)
      state_.fields.back().instruction += node.all_text();
  }

  /// Fields that would fetch something: their stored results are read, nothing is fetched.
  void note_linked_field(const std::string& instruction) {
    const std::size_t first = instruction.find_first_not_of(' ');
    if (first == instruction.npos) return;
    std::string name = instruction.substr(first, instruction.find(' ', first) - first);
    for (char& c : name)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (is_any(name, {"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DATABASE", "IMPORT", "RD"}))
      ++state_.linked_fields;
  }

  /// 17.16.17: legacy check boxes and drop-downs hold their value here and nowhere in the text.
  void read_form_field(const XmlNode& data) {
    if (const XmlNode* box = data.child("checkBox")) {
      const XmlNode* checked = box->child("checked");
      put_mark(is_on(checked ? checked : box->child("default")));
    }
    if (const XmlNode* list = data.child("ddList")) put(chosen_entry(*list));
  }

  static std::string chosen_entry(const XmlNode& list) {
    const XmlNode* choice = list.child("result") ? list.child("result") : list.child("default");
    int index = 0;
    if (choice) {
      const std::string& text = choice->attribute("val");
      std::from_chars(text.data(), text.data() + text.size(), index);
    }
    for (const XmlNode& entry : list.children)
      if (entry.name == "listEntry" && index-- == 0) return entry.attribute("val");
    return "";
  }

  // ---- content controls, alternatives, graphics ----

  void read_content_control(const XmlNode& control) {
    const XmlNode* content = control.child("sdtContent");
    if (shows_placeholder(control)) return;
    const XmlNode* properties = control.child("sdtPr");
    const XmlNode* box = properties ? properties->child("checkbox") : nullptr;
    if (box) return read_check_box(*box, content);
    if (content) read_children(*content);
  }

  /// w14:checkbox. What stands in it is what is printed, so it counts where it is a check box: one may have been typed
  /// over. Else (a glyph that we do not know) its state does.
  void read_check_box(const XmlNode& box, const XmlNode* content) {
    InlineReader inner(state_);
    inner.inherit(*this);
    if (content) inner.read_children(*content);
    const DocxInline shown = inner.result();
    bool marked = false;
    for (const Line& line : shown.paragraph.lines)
      for (const Run& run : line.runs) {
        lines_.back().runs.push_back(run);
        marked = marked || !run.mark.empty();
      }
    if (!marked) put_mark(box.child("checked") && is_on(box.child("checked")));
  }

  void read_alternate(const XmlNode& alternate) {
    if (const XmlNode* branch = chosen_branch(alternate)) read_children(*branch);
  }

  void read_graphic(const XmlNode& graphic) {
    const XmlNode* extent = find_below(graphic, "extent");
    collect(graphic, extent, state_.ground);
  }

  /// Pictures and text boxes of a drawing, at any depth of its groups.
  void collect(const XmlNode& node, const XmlNode* extent, const std::string& ground) {
    if (node.name == "txbxContent") return text_boxes_.push_back({&node, ground});
    if (node.name == "blip" || node.name == "imagedata") put_picture(node, extent);
    if (node.name == "AlternateContent") {
      if (const XmlNode* branch = chosen_branch(node)) collect(*branch, extent, ground);
      return;
    }
    const bool shape = is_any(node.name, {"wsp", "shape", "rect", "roundrect", "oval"});
    const std::string inside = shape ? ground_of_shape(node) : ground;
    for (const XmlNode& child : node.children) collect(child, extent, inside);
  }

  /// a:blip names its picture by r:embed, v:imagedata by r:id.
  void put_picture(const XmlNode& node, const XmlNode* extent) {
    Picture picture;
    if (extent) picture.box = {0, 0, points(extent->attribute("cx")), points(extent->attribute("cy"))};
    state_.pictures.push_back(picture);
    state_.picture_ids.push_back(node.attribute(node.name == "blip" ? "embed" : "id"));
  }

  // ---- list labels ----

  void put_label(const XmlNode* properties) {
    const XmlNode* named = properties ? properties->child("pStyle") : nullptr;
    const std::string& style = named ? named->attribute("val") : state_.styles.usual_paragraph_style();
    std::optional<DocxListReference> reference = list_reference(properties);
    const auto inherited = state_.styles.list(style);
    if (!reference) reference = inherited;
    if (reference && reference->list.empty() && inherited) reference->list = inherited->list;
    if (!reference) return;
    const DocxLabel label = state_.numbering.next(*reference, style);
    if (label.text.empty()) return;
    if (label.bullet) return put_bullet(label);
    put(label.text + (label.followed ? " " : ""));
  }

  /// Bullets are decoration, but a list of options has boxes for bullets: "☐ 大型".
  void put_bullet(const DocxLabel& label) {
    const std::u32string code = decode_utf8(label.text);
    const char32_t shown = symbol_character(label.font, code.front()).value_or(code.front());
    constexpr std::u32string_view kBoxes = U"□☐☑☒";
    if (code.size() == 1 && kBoxes.find(shown) != kBoxes.npos) put(encode_utf8(std::u32string(1, shown)));
  }

  DocxState& state_;
  std::vector<Line> lines_;
  std::vector<DocxTextBox> text_boxes_;
  DocxLook paragraph_look_;   // what its runs build on
  std::string ground_ = state_.ground;
  bool pressed_ = false;      // lines are set to no height
  bool joins_next_ = false;
  bool underlined_ = false;
  std::string font_;  // the symbol font of the run in hand, or empty
};

}  // namespace

DocxInline read_inline(const XmlNode& paragraph, DocxState& state) {
  InlineReader reader(state);
  reader.read_paragraph(paragraph);
  return reader.result();
}

const XmlNode* chosen_branch(const XmlNode& alternate_content) {
  const XmlNode* first = nullptr;
  for (const XmlNode& branch : alternate_content.children) {
    if (branch.name != "Choice" && branch.name != "Fallback") continue;
    if (shows_anything(branch)) return &branch;
    if (!first) first = &branch;
  }
  return first;
}

bool shows_placeholder(const XmlNode& content_control) {
  const XmlNode* properties = content_control.child("sdtPr");
  return properties && is_on(properties->child("showingPlcHdr"));
}

}  // namespace chushen
