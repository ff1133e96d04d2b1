#include "extract/ofd_seals.h"

#include <algorithm>
#include <set>

#include "extract/digest.h"
#include "extract/ofd_values.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::size_t kMostSealBytes = 16u << 20;
constexpr std::size_t kMostSignatures = 1000;
constexpr std::size_t kMostPartBytes = 64u << 20, kMostReferences = 5000;

std::string text_below(const XmlNode& node, std::string_view name) {
  const XmlNode* found = find_below(node, name);
  return found ? found->all_text() : "";
}

std::optional<SealPicture> seal_of(OfdPackage& package, const XmlNode& root, const std::string& part,
                                   const std::string& document) {
  const XmlNode* seal = find_below(root, "Seal");
  const std::string own = seal ? text_below(*seal, "BaseLoc") : "";
  for (const std::string& target : {text_below(root, "SignedValue"), own}) {
    const std::string file = package.resolved(target, part, document);
    if (file.empty()) continue;
    auto picture = find_seal_picture(package.bytes(file, kMostSealBytes));
    if (picture && !is_valid_utf8(picture->name)) picture->name.clear();
    if (picture) return picture;
  }
  return std::nullopt;
}

/// 18.2.2 and 18.2.3: each reference names a file and its digest; a method that names none is MD5.
class References {
 public:
  References(OfdPackage& package, const std::string& part, const OfdBody& body, OfdSignature& signature)
      : package_(package), part_(part), body_(body), signature_(signature) {}

  void read(const XmlNode& references) {
    method_ = references.attribute("CheckMethod").empty() ? "MD5" : references.attribute("CheckMethod");
    signature_.checked = true;
    for (const XmlNode& reference : references.children)
      if (reference.name == "Reference" && signature_.covered < kMostReferences) compare(reference);
    signature_.checked = signature_.checked && signature_.covered > 0;
    signature_.uncovered_pages = static_cast<std::size_t>(std::count_if(
        body_.pages.begin(), body_.pages.end(), [this](const OfdPart& page) { return !covered_.contains(page.part); }));
  }

 private:
  void compare(const XmlNode& reference) {
    ++signature_.covered;
    const std::string file = package_.resolved(reference.attribute("FileRef"), part_, body_.part);
    covered_.insert(file);
    const auto stated = decode_base64(text_below(reference, "CheckValue"));
    if (!package_.has(file)) return signature_.altered.push_back(file);
    const auto found = digest_of(package_.bytes(file, kMostPartBytes), method_);
    if (!stated || stated->empty() || !found) signature_.checked = false;
    else if (*stated != *found) signature_.altered.push_back(file);
  }

  OfdPackage& package_;
  const std::string& part_;
  const OfdBody& body_;
  OfdSignature& signature_;
  std::string method_;
  std::set<std::string> covered_;
};

OfdSignature read_signature(OfdPackage& package, const std::string& part, const OfdBody& body) {
  const std::string& document = body.part;
  OfdSignature signature;
  const auto root = part.empty() ? std::nullopt : package.xml(part);
  const XmlNode* info = root ? root->child("SignedInfo") : nullptr;
  if (!info) return signature;
  signature.time = text_below(*info, "SignatureDateTime");
  if (const XmlNode* provider = info->child("Provider")) signature.provider = provider->attribute("ProviderName");
  for (const XmlNode& child : info->children) {
    if (child.name == "StampAnnot")
      if (const auto box = ofd_box(child.attribute("Boundary")))
        signature.stamps.push_back({child.attribute("PageRef"), *box, child.has_attribute("Clip")});
    if (child.name == "References") References(package, part, body, signature).read(child);
  }
  signature.seal = seal_of(package, *root, part, document);
  return signature;
}

}  // namespace

std::vector<OfdSignature> read_ofd_signatures(OfdPackage& package, const OfdBody& body) {
  std::vector<OfdSignature> signatures;
  const auto root = body.signatures.empty() ? std::nullopt : package.xml(body.signatures);
  if (!root) return signatures;
  for (const XmlNode& entry : root->children)
    if (entry.name == "Signature" && signatures.size() < kMostSignatures)
      signatures.push_back(
          read_signature(package, package.resolved(entry.attribute("BaseLoc"), body.signatures, body.part), body));
  return signatures;
}

}  // namespace chushen
