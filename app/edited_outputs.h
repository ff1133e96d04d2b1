#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "app/files.h"
#include "app/staged_files.h"

namespace chushen {

/// Letters and tables are there to be edited: what a person has changed is never written over. What we wrote last is known
/// by its SHA-256, kept in OUT/.cache/outputs; where that folder was removed, the file counts as ours.
class EditedOutputs {
 public:
  explicit EditedOutputs(std::string out) : out_(std::move(out)) {}

  /// Stages OUT/<folder>/<name>. Where a person has edited the file that lies there, it stays, and ours goes beside it
  /// under beside(name), unless we have nothing new to say. What lies there already is not staged again. `folder` may be empty.
  /// \return whether an edited file was left in its place
  tl::expected<bool, FileError> write(const std::string& folder, const std::string& name, std::string_view bytes,
                                      StagedFiles& files) const;

  /// Takes away a file of ours that no longer holds; one that a person has edited stays.
  void remove(const std::string& folder, const std::string& name) const;

  /// "补正通知书.docx" -> "补正通知书（新）.docx"
  static std::string beside(const std::string& name);

 private:
  std::string out_;
};

}  // namespace chushen
