#pragma once
// Which signatures are meant: as a form, as the kit's filter, and in words.
#include <soci/soci.h>

#include "kenes/call.hpp"
#include "kenes/form.hpp"
#include "kenes/participation/invalidations.hpp"
#include "office.hpp"

namespace kenes::petition {

struct Conditions {
  participation::SupportFilter filter;
  std::vector<NamedValue> entered;  // as it was, to be sent once more
  boost::json::object form;
  bool ok = false;
};

// Of an address or a sent form: from, until (in the portal's zone or RFC 3339), network, mail_domain, provider, numbers
// (one a line, or several of the name), mark.
Conditions read_conditions(soci::session& sql, const NamedValues& entered, const Call& call, const Office& office);
boost::json::array mark_choices(const Call& call, const participation::SupportFilter& filter);
// Rows for core/summary_list.
boost::json::array condition_rows(const Call& call, const participation::SupportFilter& filter);

}  // namespace kenes::petition
