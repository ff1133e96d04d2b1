#include "app/office.h"

#include "app/printable.h"

namespace chushen {

tl::expected<Office, std::vector<PackError>> load_office(const std::string& notice_folder,
                                                         const std::string& county_folder) {
  auto notice = load_notice(notice_folder);
  if (!notice) return tl::make_unexpected(notice.error());
  Office office{std::move(*notice), {}, {}};
  if (!county_folder.empty()) {
    auto county = load_county_folder(county_folder, office.notice.lists);
    if (!county) return tl::make_unexpected(county.error());
    office.county = std::move(*county);
    auto papers = load_office_papers(county_folder, office.notice);
    if (!papers) return tl::make_unexpected(papers.error());
    office.papers = std::move(*papers);
    return office;
  }
  for (const std::string& name : office.notice.lists) office.county.lists.push_back({name, false, "", "", {}});
  return office;
}

std::string to_string(const PackError& error) {
  std::string text = printable(error.file);
  if (error.line > 0) text += ':' + std::to_string(error.line);
  if (error.line > 0 && error.column > 0) text += ':' + std::to_string(error.column);
  return text + ": " + printable(error.message);
}

}  // namespace chushen
