#pragma once

#include <optional>
#include <string>

#include "extract/xml_stream.h"

namespace chushen {

/// How run properties (w:rPr, ISO/IEC 29500-1, 17.3.2) make text look, as far as that decides whether it is seen.
/// What is not set is left to what the run inherits.
struct DocxLook {
  std::optional<bool> hidden;        ///< w:vanish
  std::optional<bool> underlined;
  std::optional<std::string> color;  ///< six hexadecimal digits; "" for the automatic one, which shows on any ground
  std::optional<int> half_points;    ///< w:sz
  std::optional<int> stretch;        ///< w:w, per cent
  std::optional<bool> unfilled;      ///< w14:textFill with nothing in it
  std::optional<bool> struck;        ///< w:strike, w:dstrike: crossed out, but there to be seen
  std::optional<std::string> ground; ///< shading or highlight, as DocxGround has it
};

/// `properties` may be null.
DocxLook look_of(const XmlNode* properties);

/// What `own` leaves open is taken from `inherited`.
DocxLook over(const DocxLook& own, const DocxLook& inherited);

/// The colour below text: "FFFFFF", another one, or kUnknownGround. On an unknown one all text counts as seen.
inline const std::string kUnknownGround = "?";

/// The ground that w:shd of these properties (of a paragraph, cell, table or run) gives; nothing where it gives none.
std::optional<std::string> ground_of(const XmlNode* properties);

/// The ground that a drawn shape gives the text box in it: DrawingML (wps:wsp) or VML (v:shape, v:rect …).
std::string ground_of_shape(const XmlNode& shape);

/// Whether text that looks so cannot be seen on paper: hidden, of the colour of its ground, smaller than two points,
/// pressed to nothing, or without fill.
bool is_unseen(const DocxLook& look, const std::string& ground);

}  // namespace chushen
