# Makes unified_ideographs.cpp from the Unicode Character Database, EquivalentUnifiedIdeograph.txt (UAX #44): which
# unified ideograph a radical or stroke stands for. NFKC knows the Kangxi radicals only; PDF text layers also hold those
# of the supplement (U+2E80 ff.). ICU has no such property. Made, not kept here: the data file is a Debian package.
#
# A line of the data: "2E81       ; 5382  #     CJK RADICAL CLIFF" or "31D2..31D3 ; 4E3F  # …"

set(unified_ideographs_data "/usr/share/unicode/EquivalentUnifiedIdeograph.txt" CACHE FILEPATH
    "EquivalentUnifiedIdeograph.txt of the Unicode Character Database")
if(NOT EXISTS "${unified_ideographs_data}")
  message(FATAL_ERROR "${unified_ideographs_data} is missing: apt-get install unicode-data")
endif()

file(STRINGS "${unified_ideographs_data}" lines REGEX "^[0-9A-F]+")
set(rows "")
foreach(line IN LISTS lines)
  string(REGEX MATCH "^([0-9A-F]+)(\\.\\.([0-9A-F]+))?[ ]*;[ ]*([0-9A-F]+)" matched "${line}")
  set(first "${CMAKE_MATCH_1}")
  set(last "${CMAKE_MATCH_3}")
  set(ideograph "${CMAKE_MATCH_4}")
  if(last STREQUAL "")
    set(last "${first}")
  endif()
  string(APPEND rows "    {0x${first}, 0x${last}, 0x${ideograph}},\n")
endforeach()
list(LENGTH lines row_count)
if(row_count LESS 100)
  message(FATAL_ERROR "${unified_ideographs_data} holds ${row_count} lines of data: not the file it should be")
endif()

file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/unified_ideographs.cpp" @ONLY CONTENT
"// Made by unified_ideographs.cmake.
#include \"normalize/unified_ideographs.h\"

namespace chushen {

std::span<const UnifiedIdeograph> unified_ideographs() {
  static constexpr UnifiedIdeograph rows[] = {
@rows@  };
  return rows;
}

}  // namespace chushen
")
