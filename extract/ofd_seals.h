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
};

/// The signatures of a body (GB/T 33190-2016, 18). Nothing is verified: SM2 and the seal's issuer are not known here.
std::vector<OfdSignature> read_ofd_signatures(OfdPackage& package, const OfdBody& body);

}  // namespace chushen
