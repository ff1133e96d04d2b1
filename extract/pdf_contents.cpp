#include "extract/pdf_contents.h"

#include <Annot.h>
#include <Catalog.h>
#include <FileSpec.h>
#include <Form.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <ctime>
#include <optional>

#include "extract/pdf_state.h"
#include "extract/utf8.h"

// Debian's development package lacks the header of SignatureInfo. Its functions are exported; these are those of 22.12.
// With another version signatures are listed without a check.
#ifdef CHUSHEN_POPPLER_22
enum SignatureValidationStatus {
  SIGNATURE_VALID,
  SIGNATURE_INVALID,
  SIGNATURE_DIGEST_MISMATCH,
  SIGNATURE_DECODING_ERROR,
  SIGNATURE_GENERIC_ERROR,
  SIGNATURE_NOT_FOUND,
  SIGNATURE_NOT_VERIFIED
};
class SignatureInfo {
 public:
  SignatureValidationStatus getSignatureValStatus() const;
  const char* getSignerName() const;
  std::time_t getSigningTime() const;
};
#endif

namespace chushen {
namespace {

constexpr int kMostListed = 100;  // embedded files, signatures, notes of a page

Properties properties_of(PDFDoc& document) {
  const auto text = [&document](const char* key) { return utf8_of(document.getDocInfoStringEntry(key).get()); };
  Properties properties;
  properties.author = text("Author");
  properties.created = text("CreationDate");
  properties.modified = text("ModDate");
  properties.producer = text("Producer");
  if (properties.producer.empty()) properties.producer = text("Creator");
  return properties;
}

[[maybe_unused]] std::string utc(std::time_t time) {
  std::tm parts{};
  char text[32];
  if (time <= 0 || !gmtime_r(&time, &parts)) return "";
  return std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) > 0 ? text : "";
}

/// Whether the byte range runs from the first byte to the last, the signature itself left out.
bool covers_all(const FormFieldSignature& field, Goffset file_bytes) {
  const std::vector<Goffset> bounds = field.getSignedRangeBounds();
  return bounds.size() == 4 && bounds[0] == 0 && bounds[3] == file_bytes;
}

/// Without the certificate's chain, revocation or network: who the signer really is is not a question for an offline
/// program. SM2, which Chinese seals use, is not known to the library: unchecked.
void check(FormFieldSignature& field, Signature& signature) {
#ifdef CHUSHEN_POPPLER_22
  const SignatureInfo* info = field.validateSignature(false, false, -1, false, false);
  if (!info) return;
  const SignatureValidationStatus status = info->getSignatureValStatus();
  if (status == SIGNATURE_VALID) signature.state = SignatureState::kIntact;
  if (status == SIGNATURE_INVALID || status == SIGNATURE_DIGEST_MISMATCH) signature.state = SignatureState::kAltered;
  if (const char* name = info->getSignerName(); name && is_valid_utf8(name)) signature.signer = name;
  signature.time = utc(info->getSigningTime());
#else
  (void)field, (void)signature;
#endif
}

/// Where a field shows itself, in points from the page's top left.
void place(PDFDoc& document, FormField& field, Signature& signature) {
  if (field.getNumWidgets() == 0) return;
  FormWidget* widget = field.getWidget(0);
  const AnnotWidget* annotation = widget->getWidgetAnnotation();
  const int number = annotation ? annotation->getPageNum() : 0;
  ::Page* page = number > 0 ? document.getPage(number) : nullptr;
  double left, bottom, right, top;
  widget->getRect(&left, &bottom, &right, &top);
  if (!page || right - left < 1 || top - bottom < 1) return;
  signature.page = number;
  if (page->getRotate() != 0) return;  // the page is enough to find it
  const PDFRectangle* crop = page->getCropBox();
  signature.box = {left - crop->x1, crop->y2 - top, right - crop->x1, crop->y2 - bottom};
}

std::vector<Signature> signatures_of(PDFDoc& document) {
  std::vector<Signature> signatures;
  for (FormFieldSignature* field : document.getSignatureFields()) {
    if (!field->getSignature() || static_cast<int>(signatures.size()) >= kMostListed) continue;
    Signature& signature = signatures.emplace_back();
    signature.whole_file = covers_all(*field, document.getBaseStream()->getLength());
    check(*field, signature);
    place(document, *field, signature);
  }
  return signatures;
}

/// 7.7.2: what the catalogue asks a viewer to do.
bool has_actions(PDFDoc& document) {
  Catalog& catalog = *document.getCatalog();
  if (catalog.numJS() > 0) return true;
  const Object root = document.getXRef()->getCatalog();
  if (!root.isDict()) return false;
  const Object open = root.dictLookup("OpenAction");
  if (!open.isDict()) return false;  // an array is a place to show
  const Object kind = open.dictLookup("S");
  return kind.isName() && !kind.isName("GoTo");
}

std::optional<PdfNoteKind> kind_of(const Annot& annotation) {
  switch (annotation.getType()) {
    case Annot::typeFreeText: return PdfNoteKind::kFreeText;
    case Annot::typeStamp: return PdfNoteKind::kStamp;
    case Annot::typeStrikeOut: return PdfNoteKind::kStrikeOut;
    case Annot::typeHighlight:
    case Annot::typeUnderline:
    case Annot::typeSquiggly: return PdfNoteKind::kHighlight;
    case Annot::typeLine:
    case Annot::typeSquare:
    case Annot::typeCircle:
    case Annot::typePolygon:
    case Annot::typePolyLine:
    case Annot::typeInk: return PdfNoteKind::kDrawing;
    case Annot::typeText:
    case Annot::typeCaret: return PdfNoteKind::kComment;
    case Annot::typeFileAttachment: return PdfNoteKind::kFile;
    default: return std::nullopt;
  }
}

}  // namespace

PdfContents contents_of(PDFDoc& document) {
  PdfContents contents;
  Catalog& catalog = *document.getCatalog();
  contents.properties = properties_of(document);
  for (int i = 0; i < std::min(catalog.numEmbeddedFiles(), kMostListed); ++i) {
    const auto file = catalog.embeddedFile(i);
    std::string name = file ? utf8_of(file->getFileName()) : "";
    contents.embedded_files.push_back(name.empty() ? "未命名" : std::move(name));
  }
  contents.xfa = catalog.getFormType() == Catalog::XfaForm;
  contents.active = has_actions(document);
  contents.signatures = signatures_of(document);
  return contents;
}

std::vector<PdfNote> notes_of(PDFDoc& document, int page) {
  std::vector<PdfNote> notes;
  ::Page* source = document.getPage(page);
  Annots* annotations = source ? source->getAnnots() : nullptr;
  if (!annotations) return notes;
  for (const Annot* annotation : annotations->getAnnots()) {
    const auto kind = kind_of(*annotation);
    if (!kind || (annotation->getFlags() & (Annot::flagHidden | Annot::flagNoView))) continue;
    if (static_cast<int>(notes.size()) >= kMostListed) break;
    notes.push_back({*kind, utf8_of(annotation->getContents())});
  }
  return notes;
}

}  // namespace chushen
