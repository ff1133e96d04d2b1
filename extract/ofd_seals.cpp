#include "extract/ofd_seals.h"

#include "extract/ofd_values.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::size_t kMostSealBytes = 16u << 20;
constexpr std::size_t kMostSignatures = 1000;

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

OfdSignature read_signature(OfdPackage& package, const std::string& part, const std::string& document) {
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
    if (child.name == "References")
      for (const XmlNode& reference : child.children) signature.covered += reference.name == "Reference";
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
          read_signature(package, package.resolved(entry.attribute("BaseLoc"), body.signatures, body.part), body.part));
  return signatures;
}

}  // namespace chushen
