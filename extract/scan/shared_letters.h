#pragma once

#include <cstddef>
#include <vector>

#include "extract/document.h"
#include "extract/scan/recognizer.h"
#include "extract/scan/seal_text.h"
#include "extract/scan/seals.h"

namespace chushen {

/// A seal of a document, as it was found and read, with the ink around it.
struct ReadSeal {
  int page = 0;           ///< its number
  Rect box;               ///< as Page::seals has it
  Raster ink;             ///< 0 none … 255: the part of its layer around it
  PixelBox paper;         ///< the page, in pixels of `ink`: beyond it nothing is known
  std::vector<SealShapeFound> seals;  ///< those that lie there, in pixels of `ink`
  std::size_t own = 0;    ///< which of them it is
  double dpi = 0;
  SealText text;
};

/// The part of a layer that shared_letters() needs. \param index  of the seal in `seals`, pixels of `layer`
ReadSeal seal_and_ink(const Raster& layer, const std::vector<SealShapeFound>& seals, std::size_t index, double dpi, SealText text);

/// One seal stands on several pages of a document, and what print covers on one page is free on another. A letter that was
/// not surely read is taken over from the seals of the same shape, size and colour that show the same letter at the same
/// place, and read once more in the ink that all of them share. Whether it is the same is seen in the two pictures and not
/// in what was read: both agree, or one shows all that the other shows and print besides.
///
/// A letter that both were read at alike is sure to kCovered at most: it speaks for a name, never against one. One that was
/// read otherwise here is sure to kContested at most, and speaks neither way: the other impression does. A letter that was
/// surely read stays. What single readings said before is kept in Seal::others.
///
/// \param recognizer  may be null: then letters are taken over and nothing is read again.
void share_letters(std::vector<ReadSeal> seals, Recognizer* recognizer, std::vector<Page>& pages);

}  // namespace chushen
