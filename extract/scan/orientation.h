#pragma once

#include "extract/scan/found_layout.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// A page the right way up.
struct UprightPage {
  CleanPage page;
  FoundLayout layout;
  int quarter_turns = 0;  ///< clockwise, from the image as given
};

/// Straightens a page and finds its layout. Whether it lies on its side follows from the direction of its lines;
/// whether it stands on its head, from how sure the recognizer is of a few of its longest lines: it is not of letters
/// that are upside down. A page
/// of figures, which turn into others, is tried both ways. Without a recognizer the page is taken to stand on its feet.
UprightPage upright(CleanPage page, Recognizer* recognizer);

}  // namespace chushen
