#pragma once

#include <string>
#include <vector>

#include "extract/der.h"
#include "extract/ofd_structure.h"

namespace chushen {

/// Where a signature shows itself on a page.
struct OfdStamp {
  std::string page_id;
  Rect box;              ///< millimetres of the page
  bool clipped = false;  ///< a part of a seal that runs over the edges of several pages
};

/// One entry of Signatures.xml.
struct OfdSignature {
  std::string time;                  ///< SignatureDateTime as written
  std::string provider;
  std::vector<OfdStamp> stamps;      ///< none for a signature without a seal
  std::optional<SealPicture> seal;   ///< out of the signed value, or of the seal's own file
  std::size_t covered = 0;           ///< files that it refers to
  std::vector<std::string> altered;  ///< those of them whose digest is another now, or that are gone
  std::size_t uncovered_pages = 0;   ///< pages that it does not refer to: what stands there may be anybody's
  bool checked = false;              ///< every digest was compared; false where a method is not known
};

/// The signatures of a body (GB/T 33190-2016, 18). The digests of the files that each lists are compared, which tells
/// what was changed after signing; its value (SM2, GB/T 38540) and the seal's issuer are not verified: that takes the
/// certificates of those who issue seals.
std::vector<OfdSignature> read_ofd_signatures(OfdPackage& package, const OfdBody& body);

}  // namespace chushen
