#include "app/application_bytes.h"

#include <array>
#include <cstring>
#include <type_traits>
#include <variant>
#include <vector>

namespace chushen {

namespace {

// One function per struct names its members for both directions. The bindings do not compile where a struct has got
// another member, so that none is ever forgotten.
#define CHUSHEN_MEMBERS(Struct, ...)                  \
  template <typename Stream>                          \
  void members(Stream& stream, Like<Stream, Struct>& one_of_them) { \
    auto& [__VA_ARGS__] = one_of_them;                     \
    stream.all(__VA_ARGS__);                          \
  }

template <typename Stream, typename Struct>
using Like = std::conditional_t<Stream::kReads, Struct, const Struct>;

CHUSHEN_MEMBERS(Rect, left, top, right, bottom)
CHUSHEN_MEMBERS(Place, page, box, path)
CHUSHEN_MEMBERS(Date, year, month, day, half)
CHUSHEN_MEMBERS(Value, content, unit, approximate)
CHUSHEN_MEMBERS(Reading, document, place, source, confidence, raw, value, suggestion)
CHUSHEN_MEMBERS(Field, name, year, half, state, value, confidence, readings, why)
CHUSHEN_MEMBERS(TurnedPage, page, quarter_turns)
CHUSHEN_MEMBERS(Passage, place, source, confidence, zone, in_table, text)
CHUSHEN_MEMBERS(SummaryCell, field, type, reading)
CHUSHEN_MEMBERS(SummaryRow, cells)
CHUSHEN_MEMBERS(Warning, code, message, page)
CHUSHEN_MEMBERS(Seal, box, shape, diameter, color, text, kind, confidence, code, partial, certainties, others)
CHUSHEN_MEMBERS(InkPlace, kind, box, label, inked, confidence)
CHUSHEN_MEMBERS(DocumentFacts, id, file_name, sha256, bytes, kind, role, status, warnings, has_pages, page_sizes,
                turned_pages, direction, title, seals, seal_pages, seal_matches, places, place_pages, passages, pictures, unseen,
                summary)
CHUSHEN_MEMBERS(PrintComparison, field, year, half, text, print, match)
CHUSHEN_MEMBERS(Application, documents, fields, direction, prints)
CHUSHEN_MEMBERS(Evidence, document, place, raw, confidence, submission, list, row)
CHUSHEN_MEMBERS(Finding, rule, title, basis, clause, quote, outcome, action, reason, message, remedy, fields, evidence)
CHUSHEN_MEMBERS(Judgement, verdict, action, findings)

#undef CHUSHEN_MEMBERS

template <typename T>
constexpr bool kIsPlain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer {
 public:
  static constexpr bool kReads = false;

  template <typename... T>
  void all(const T&... values) {
    (one(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <typename T>
  void one(const T& value) {
    if constexpr (kIsPlain<T>) raw(&value, sizeof value);
    else members(*this, value);
  }
  void one(const std::string& text) {
    one(text.size());
    bytes_ += text;
  }
  void one(const Decimal& number) { all(number.digits(), number.scale()); }
  template <typename T>
  void one(const std::vector<T>& values) {
    one(values.size());
    for (const T& value : values) one(value);
  }
  template <typename T, std::size_t N>
  void one(const std::array<T, N>& values) {
    for (const T& value : values) one(value);
  }
  template <typename T>
  void one(const std::optional<T>& value) {
    one(value.has_value());
    if (value) one(*value);
  }
  template <typename... T>
  void one(const std::variant<T...>& value) {
    one(value.index());
    std::visit([this](const auto& content) { one(content); }, value);
  }
  void raw(const void* value, std::size_t size) { bytes_.append(static_cast<const char*>(value), size); }

  std::string bytes_;
};

class Reader {
 public:
  static constexpr bool kReads = true;

  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <typename... T>
  void all(T&... values) {
    (one(values), ...);
  }
  bool good() const { return good_ && rest_.empty(); }

 private:
  template <typename T>
  void one(T& value) {
    if constexpr (kIsPlain<T>) raw(&value, sizeof value);
    else members(*this, value);
  }
  // No element takes less than a byte: a count beyond the rest is a lie.
  std::size_t count() {
    std::size_t number = 0;
    one(number);
    if (number > rest_.size()) good_ = false;
    return good_ ? number : 0;
  }
  void one(std::string& text) {
    const std::size_t size = count();
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  void one(Decimal& number) {
    std::int64_t digits = 0;
    int scale = 0;
    all(digits, scale);
    if (scale < 0 || scale > 18) good_ = false;
    if (good_) number = Decimal(digits, scale);
  }
  template <typename T>
  void one(std::vector<T>& values) {
    values.resize(count());
    for (T& value : values)
      if (good_) one(value);
  }
  template <typename T, std::size_t N>
  void one(std::array<T, N>& values) {
    for (T& value : values) one(value);
  }
  template <typename T>
  void one(std::optional<T>& value) {
    bool is_there = false;
    one(is_there);
    if (good_ && is_there) one(value.emplace());
  }
  template <typename... T>
  void one(std::variant<T...>& value) {
    std::size_t index = 0;
    one(index);
    if (index >= sizeof...(T)) good_ = false;
    std::size_t at = 0;
    if (good_) ((at++ == index ? one(value.template emplace<T>()) : void()), ...);
  }
  void raw(void* value, std::size_t size) {
    if (size > rest_.size()) good_ = false;
    if (!good_) return;
    std::memcpy(value, rest_.data(), size);
    rest_.remove_prefix(size);
  }

  std::string_view rest_;
  bool good_ = true;
};

template <typename T>
std::string written(const T& value) {
  Writer writer;
  writer.all(value);
  return writer.take();
}

}  // namespace

std::string bytes_of(const Application& application) { return written(application); }
std::string bytes_of(const Judgement& judgement) { return written(judgement); }

std::optional<Application> application_of(std::string_view bytes) {
  Application application;
  Reader reader(bytes);
  reader.all(application);
  return reader.good() ? std::optional(std::move(application)) : std::nullopt;
}

}  // namespace chushen
