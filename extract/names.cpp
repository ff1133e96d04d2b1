#include "extract/names.h"

#include <algorithm>
#include <array>

namespace chushen {
namespace {

/// The names of one enumeration, in the order of its enumerators in document.h.
template <typename Enum>
struct Names;

template <>
struct Names<Kind> {
  static constexpr std::array kAll = {"docx", "doc",   "wps", "rtf",     "odt", "xlsx", "xls",
                                      "pdf",  "image", "ofd", "archive", "txt", "other"};
};

template <>
struct Names<Status> {
  static constexpr std::array kAll = {"read",    "read-with-warnings", "partial", "refused",
                                      "damaged", "timed-out",          "crashed", "too-large"};
};

template <>
struct Names<TextSource> {
  static constexpr std::array kAll = {"docx", "text", "form-field", "ocr"};
};

template <>
struct Names<WarningCode> {
  static constexpr std::array kAll = {"encrypted",       "not-a-document",   "empty-file",     "broken",
                                      "limit-reached",   "unsupported",      "wrong-extension", "no-recognizer",
                                      "low-resolution",  "blank-page",       "tracked-changes", "comments",
                                      "hidden-text",     "external-content", "page-unreadable", "no-text",
                                      "signature",       "out-of-time"};
};

template <>
struct Names<SealShape> {
  static constexpr std::array kAll = {"round", "ellipse", "square", "other"};
};

template <>
struct Names<SealColor> {
  static constexpr std::array kAll = {"red", "black", "blue", "other"};
};

template <>
struct Names<SealKind> {
  static constexpr std::array kAll = {"公章",   "合同专用章", "财务专用章", "发票专用章",
                                      "部门章", "个人名章",   "电子印章",   "unknown"};
};

template <>
struct Names<Zone> {
  static constexpr std::array kAll = {"body", "header", "footer", "footnote", "text-box"};
};

template <>
struct Names<PageSource> {
  static constexpr std::array kAll = {"text", "picture", "blank", "both"};
};

template <>
struct Names<PageReason> {
  static constexpr std::array kAll = {"none",      "text-layer", "nothing-drawn",    "only-picture",
                                      "ocr-layer", "few-words",  "unmapped-letters", "picture-beside-text"};
};

template <>
struct Names<SignatureState> {
  static constexpr std::array kAll = {"unchecked", "intact", "altered"};
};

template <>
struct Names<InkPlaceKind> {
  static constexpr std::array kAll = {"signature", "date"};
};

template <typename Enum>
std::string_view find_name(Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < Names<Enum>::kAll.size() ? Names<Enum>::kAll[index] : std::string_view();
}

}  // namespace

std::string_view name_of(Kind kind) { return find_name(kind); }
std::string_view name_of(Status status) { return find_name(status); }
std::string_view name_of(TextSource source) { return find_name(source); }
std::string_view name_of(WarningCode code) { return find_name(code); }
std::string_view name_of(SealShape shape) { return find_name(shape); }
std::string_view name_of(SealColor color) { return find_name(color); }
std::string_view name_of(SealKind kind) { return find_name(kind); }
std::string_view name_of(Zone zone) { return find_name(zone); }
std::string_view name_of(PageSource source) { return find_name(source); }
std::string_view name_of(PageReason reason) { return find_name(reason); }
std::string_view name_of(SignatureState state) { return find_name(state); }
std::string_view name_of(InkPlaceKind kind) { return find_name(kind); }

template <typename Enum>
std::optional<Enum> named(std::string_view name) {
  const auto& all = Names<Enum>::kAll;
  const auto found = std::find(all.begin(), all.end(), name);
  if (found == all.end()) return std::nullopt;
  return static_cast<Enum>(found - all.begin());
}

template std::optional<Kind> named(std::string_view);
template std::optional<Status> named(std::string_view);
template std::optional<TextSource> named(std::string_view);
template std::optional<WarningCode> named(std::string_view);
template std::optional<SealShape> named(std::string_view);
template std::optional<SealColor> named(std::string_view);
template std::optional<SealKind> named(std::string_view);
template std::optional<Zone> named(std::string_view);
template std::optional<PageSource> named(std::string_view);
template std::optional<PageReason> named(std::string_view);
template std::optional<SignatureState> named(std::string_view);
template std::optional<InkPlaceKind> named(std::string_view);

}  // namespace chushen
