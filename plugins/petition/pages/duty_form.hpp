#pragma once
// The page of one duty: its forms, blank, filled with what is published, or with what is wrong.
#include <optional>

#include "domain/responses.hpp"
#include "kenes/form.hpp"
#include "kenes/participation/kit.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

struct DutyView {
  Seen seen;
  participation::Duty duty;
  std::optional<Answer> answer;
  std::optional<Debate> debate;
};

std::optional<DutyView> read_duty(const Office& office, const Call& call);

struct DutyForms {
  boost::json::object answer, schedule, outcome;
};
DutyForms published_forms(const DutyView& view, Time now);
Response duty_response(const Call& call, const DutyView& view, const DutyForms& forms, int status);

}  // namespace kenes::petition
