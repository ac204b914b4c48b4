#pragma once
#include "kenes/host.hpp"

namespace kenes::participation {

// The check of each day: a part of the ledgers that are due, and a job for those that are left, until none is.
constexpr const char* check_job = "participation.check_more_ledgers";

void begin_daily_check(Host& host, int at_once = 500);
void go_on_with_daily_check(Host& host, const boost::json::object& payload);

}  // namespace kenes::participation
