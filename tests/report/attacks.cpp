#include "attacks.h"

using namespace chushen;

std::vector<std::string> attacks() {
  const std::vector<std::string> frames = {"",     "\">",      "'>",      "</td>",       "</script>", "</style>",  "-->",
                                           "]]>",  "</title>", "\\\"",    "{{/fields}}", "\xE2\x80\xAE", "\x01\x1B[2J", "=",
                                           "\t=",  "+",        "-1+",     "@",           "\xEF\xBC\x9D", "\n",       "&quot;>",
                                           "\xC0", "\xED\xA0\x80", " \" ", "'\"><"};
  const std::vector<std::string> cores = {
      "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<a href=javascript:alert(1)>x",
      "<iframe src=//x>", "<style>*{background:url(//x)}</style>", "<link rel=stylesheet href=//x>", "<meta http-equiv=refresh content=0>",
      "<form action=//x><input name=a>", "<base href=//x>", "<!--", "<![CDATA[", "{{{style}}}", "{{> finding}}", "{{#pictures}}x",
      "<w:p><w:r><w:t>x", "<f>1+1</f>", "HYPERLINK(\"//x\")", "cmd|' /C calc'!A0", "onmouseover=alert(1) x=",
      "expression(alert(1))", "data:text/html,<b>", "&lt;b&gt;&#60;i&#62;", "<use href=//x>", "<details open ontoggle=alert(1)>",
      "%3Cscript%3E", "\\u003cb\\u003e", "<\xE2\x80\x8B" "b>", "<plaintext>", "<math><mi>", "<body onload=x>", "<x y='", "<!DOCTYPE x [<!ENTITY e 'x'>]>&e;",
      "_x003D_1+1", "1E5", "\xEF\xBB\xBF=1", "SUM(A1:A9)", "<object data=//x>", "<embed src=//x>", "<template><b>"};
  std::vector<std::string> all;
  for (const std::string& frame : frames)
    for (const std::string& core : cores) all.push_back(frame + core);
  return all;
}

ReportSample attacked(const std::string& text) {
  ReportSample sample;
  for (Field& field : sample.application.fields) {
    field.why = text;
    if (field.value && std::holds_alternative<std::string>(field.value->content)) field.value->content = text;
    for (Reading& reading : field.readings) {
      reading.raw = reading.suggestion = reading.place.path = text;
      if (reading.value && std::holds_alternative<std::string>(reading.value->content)) reading.value->content = text;
    }
  }
  sample.application.direction = text;
  for (DocumentFacts& document : sample.application.documents) {
    document.file_name = text;
    document.status = Status::kReadWithWarnings;
    document.warnings = {{WarningCode::kBroken, text, 1}};
    for (Seal& seal : document.seals) seal.text = text;
  }
  for (Finding& finding : sample.judgement.findings) {
    finding.message = finding.title = text;
    if (finding.action == Action::kCorrect) finding.remedy = text;
    for (Evidence& evidence : finding.evidence) evidence.raw = text;
  }
  Evidence elsewhere;
  elsewhere.submission = elsewhere.list = elsewhere.raw = text;
  sample.judgement.findings[0].evidence.push_back(elsewhere);
  sample.county.name = text;
  sample.county.lists[0].version = text;
  sample.county.lists[0].loaded = true;
  return sample;
}
