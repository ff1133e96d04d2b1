#pragma once

#include <optional>

#include "extract/pdf_page.h"
#include "extract/scan/page_image.h"

namespace chushen {

/// Lays a picture's pixels on a page as the page places them: quarter turns, mirrored, with margins. No pixel is
/// resampled, so that a recognizer gets what the scanner made.
///
/// \param pixels  of the picture, in its own orientation.
/// \return the whole page in the picture's resolution, white where the picture does not reach; nothing where this
///         needs resampling (other angles, a different resolution in each direction), or gives over `most_pixels`.
std::optional<PageImage> lay_on_page(const PdfPicture& place, PageImage pixels, double page_width, double page_height,
                                     std::uint64_t most_pixels);

/// Pixels per inch in which a page of nothing but pictures is drawn as its scanner made it: strips and tiles of one scan.
/// Nothing where there is more on the page than pictures, or one of them lies askew.
std::optional<double> resolution_of_pictures(const PdfPage& page);

/// A seal, if the picture is one: 18 to 65 mm across, nearly round or square, and what is not white is mostly red.
/// Its text is not read here (scan/seal_picture.h).
std::optional<Seal> seal_in(const PdfPicture& place, const PageImage& pixels);

/// Seals that a page draws as red curves, and whether a picture is of a seal's size at all.
std::vector<Seal> drawn_seals(const PdfPage& page);
bool has_size_of_seal(const Rect& box);

/// Whether a picture has ink of any colour: one in a hundred of its pixels.
bool has_colour(const PageImage& pixels);

}  // namespace chushen
