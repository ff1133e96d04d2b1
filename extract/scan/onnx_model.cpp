#include "extract/scan/onnx_model.h"

#include <filesystem>
#include <utility>

#ifdef CHUSHEN_HAVE_ONNXRUNTIME
// The headers may be older than the library; ORT_API_VERSION is the version of the headers and the library, if it is
// not older, serves it. With the manual initialization an older library is an answer (null), not a crash at start.
#define ORT_API_MANUAL_INIT
#include <onnxruntime_cxx_api.h>
#endif

namespace chushen {

#ifdef CHUSHEN_HAVE_ONNXRUNTIME

namespace {

/// Nothing of the runtime's logging reaches stderr: what fails is told by our return values.
Ort::Env* environment() {
  static Ort::Env* const env = []() -> Ort::Env* {
    const OrtApi* api = OrtGetApiBase()->GetApi(ORT_API_VERSION);
    if (api == nullptr) return nullptr;
    Ort::InitApi(api);
    return new Ort::Env(ORT_LOGGING_LEVEL_FATAL, "chushen");  // lives as long as the process
  }();
  return env;
}

/// One thread. The arena keeps the widest of everything it has seen, some 50 MB, and spares a twentieth of the time: without
/// it the system hands out new pages for each tensor of each line. Patterns of memory would be kept for each width.
Ort::SessionOptions options_for_one_core() {
  Ort::SessionOptions options;
  options.SetIntraOpNumThreads(1);
  options.SetInterOpNumThreads(1);
  options.SetGraphOptimizationLevel(GraphOptimizationLevel::ORT_ENABLE_ALL);
  options.DisableMemPattern();
  return options;
}

}  // namespace

struct OnnxModel::Session {
  Ort::Session session;
  std::string input, output;
};

tl::expected<OnnxModel, OnnxModel::Error> OnnxModel::load(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return tl::unexpected(Error::kModelMissing);
  if (environment() == nullptr) return tl::unexpected(Error::kNoRuntime);
  try {
    Ort::Session session(*environment(), path.c_str(), options_for_one_core());
    if (session.GetInputCount() != 1 || session.GetOutputCount() != 1) return tl::unexpected(Error::kModelUnusable);
    Ort::AllocatorWithDefaultOptions allocator;
    std::string input = session.GetInputNameAllocated(0, allocator).get();
    std::string output = session.GetOutputNameAllocated(0, allocator).get();
    return OnnxModel(std::make_unique<Session>(Session{std::move(session), std::move(input), std::move(output)}));
  } catch (const Ort::Exception&) {
    return tl::unexpected(Error::kModelUnusable);
  }
}

OnnxModel::Output OnnxModel::run(std::vector<float>& picture, std::array<std::int64_t, 4> shape) const {
  Output result;
  try {
    const Ort::MemoryInfo memory = Ort::MemoryInfo::CreateCpu(OrtDeviceAllocator, OrtMemTypeCPU);
    Ort::Value input = Ort::Value::CreateTensor<float>(memory, picture.data(), picture.size(), shape.data(), shape.size());
    const char* const inputs[] = {session_->input.c_str()};
    const char* const outputs[] = {session_->output.c_str()};
    const auto value = std::make_shared<Ort::Value>(std::move(session_->session.Run(Ort::RunOptions(), inputs, &input, 1, outputs, 1).front()));
    const Ort::TensorTypeAndShapeInfo info = value->GetTensorTypeAndShapeInfo();
    result.shape = info.GetShape();
    result.values = {value->GetTensorMutableData<float>(), info.GetElementCount()};
    result.owner = value;
  } catch (const Ort::Exception&) {
    return {};
  }
  return result;
}

std::string OnnxModel::metadata(const std::string& key) const {
  try {
    Ort::AllocatorWithDefaultOptions allocator;
    const auto value = session_->session.GetModelMetadata().LookupCustomMetadataMapAllocated(key.c_str(), allocator);
    return value ? std::string(value.get()) : std::string();
  } catch (const Ort::Exception&) {
    return {};
  }
}

std::string OnnxModel::runtime_version() {
  return OrtGetApiBase()->GetVersionString();
}

#else  // built without ONNX Runtime

struct OnnxModel::Session {};

tl::expected<OnnxModel, OnnxModel::Error> OnnxModel::load(const std::string&) { return tl::unexpected(Error::kNoRuntime); }
OnnxModel::Output OnnxModel::run(std::vector<float>&, std::array<std::int64_t, 4>) const { return {}; }
std::string OnnxModel::metadata(const std::string&) const { return {}; }
std::string OnnxModel::runtime_version() { return {}; }

#endif

OnnxModel::OnnxModel(std::unique_ptr<Session> session) : session_(std::move(session)) {}
OnnxModel::OnnxModel(OnnxModel&&) noexcept = default;
OnnxModel& OnnxModel::operator=(OnnxModel&&) noexcept = default;
OnnxModel::~OnnxModel() = default;

}  // namespace chushen
