#include "extract/pdf_fields.h"

#include <Annot.h>
#include <Form.h>
#include <Page.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extract/pdf_state.h"

namespace chushen {

namespace {

/// The value of a field, where this version shows it: not of signatures and push buttons.
std::optional<PdfField> value_of(FormWidget& widget) {
  PdfField field;
  if (widget.getType() == formText) {
    field.text = utf8_of(static_cast<FormWidgetText&>(widget).getContent());
  } else if (widget.getType() == formChoice) {
    auto& choice = static_cast<FormWidgetChoice&>(widget);
    for (int i = 0; i < choice.getNumChoices(); ++i)
      if (choice.isSelected(i)) field.text += (field.text.empty() ? "" : "\n") + utf8_of(choice.getChoice(i));
    if (field.text.empty() && choice.hasEdit()) field.text = utf8_of(choice.getEditChoice());
  } else if (widget.getType() == formButton) {
    auto& button = static_cast<FormWidgetButton&>(widget);
    if (button.getButtonType() == formButtonPush) return std::nullopt;
    field.button = true;
    field.ticked = button.getState();
  }
  if (field.text.empty() && !field.button) return std::nullopt;
  return field;
}

/// Stands for something, and is nothing that the page says.
bool is_icon(const Annot& annotation) {
  const auto type = annotation.getType();
  return type == Annot::typeText || type == Annot::typePopup || type == Annot::typeFileAttachment ||
         type == Annot::typeLink || type == Annot::typeSound || type == Annot::typeMovie || type == Annot::typeScreen;
}

}  // namespace

bool PlacedFields::is_drawn(Annot* annotation, void* self) {
  if (is_icon(*annotation)) return false;
  const auto is_this = [ref = annotation->getRef()](const PlacedField& field) { return field.object == ref.num && field.generation == ref.gen; };
  const auto& fields = static_cast<PlacedFields*>(self)->fields;
  return std::none_of(fields.begin(), fields.end(), is_this);
}

PlacedFields fields_of(::Page& page) {
  PlacedFields placed;
  const auto widgets = page.getFormWidgets();
  for (int i = 0; widgets && i < widgets->getNumWidgets(); ++i) {
    FormWidget* widget = widgets->getWidget(i);
    auto field = widget ? value_of(*widget) : std::nullopt;
    if (!field) continue;
    const AnnotWidget* annotation = widget->getWidgetAnnotation();
    if (annotation && (annotation->getFlags() & (Annot::flagHidden | Annot::flagNoView))) {
      placed.hidden += !field->button;
      continue;
    }
    widget->getRect(&field->box.left, &field->box.top, &field->box.right, &field->box.bottom);
    placed.fields.push_back({widget->getRef().num, widget->getRef().gen, std::move(*field)});
  }
  return placed;
}

}  // namespace chushen
