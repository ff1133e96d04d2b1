#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// A network of floats with one picture in and one tensor out, run by ONNX Runtime on one thread.
/// The only place that knows ONNX Runtime; a build without it has the same interface and never loads a model.
class OnnxModel {
 public:
  enum class Error {
    kNoRuntime,       ///< built without ONNX Runtime, or the library is older than its headers
    kModelMissing,
    kModelUnusable,   ///< not a model, or not with one input and one output of floats
  };

  /// What came out: `shape` has as many elements as the tensor has dimensions. The values stay the runtime's own, which
  /// `owner` keeps: of a long line they are 10 MB.
  struct Output {
    std::vector<std::int64_t> shape;
    std::span<float> values;
    std::shared_ptr<void> owner;
  };

  static tl::expected<OnnxModel, Error> load(const std::string& path);

  OnnxModel(OnnxModel&&) noexcept;
  OnnxModel& operator=(OnnxModel&&) noexcept;
  ~OnnxModel();

  /// Runs on a picture laid out as channels x height x width. Where the runtime fails the output is empty.
  Output run(std::vector<float>& picture, std::array<std::int64_t, 4> shape) const;

  /// A text from the model's own metadata; empty where there is none.
  std::string metadata(const std::string& key) const;

  /// "1.32.0", or empty in a build without the runtime.
  static std::string runtime_version();

 private:
  struct Session;
  explicit OnnxModel(std::unique_ptr<Session> session);
  std::unique_ptr<Session> session_;
};

}  // namespace chushen
