#include "app/office.h"

#include "app/file_hash.h"
#include "app/local_time.h"
#include "app/printable.h"
#include "app/wire.h"
#include "extract/sha256.h"

namespace chushen {

tl::expected<Office, std::vector<PackError>> load_office(const std::string& notice_folder,
                                                         const std::string& county_folder) {
  auto notice = load_notice(notice_folder);
  if (!notice) return tl::make_unexpected(notice.error());
  Office office;
  office.notice = std::move(*notice);
  office.labels = std::make_shared<const FormLabels>(office.notice.form);
  const auto form = hash_folder(notice_folder, {"rules.yaml", "samples.yaml", "notice.txt"});
  const auto county = county_folder.empty() ? tl::expected<std::string, int>() : hash_folder(county_folder);
  // A folder that can be loaded and not hashed is changing under our hands: nothing of it is taken for known.
  office.form_key = form.value_or(local_time_now());
  office.key = sha256_hex(pack({office.notice.sha256, county.value_or(local_time_now())}));
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
