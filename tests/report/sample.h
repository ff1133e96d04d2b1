#pragma once

#include "report/report.h"

/// One small submission with all that a report can show; tests change what they need.
struct ReportSample {
  chushen::Notice notice;
  chushen::CountySettings county;
  chushen::Application application;
  chushen::Judgement judgement;
  std::vector<chushen::ReportCrop> crops;

  ReportSample();
  chushen::ReportInput input() const;
};
