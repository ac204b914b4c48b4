#pragma once
#include <string>

#include <boost/json.hpp>

#include "kenes/call.hpp"
#include "office.hpp"
#include "pages/seen.hpp"
#include "paper_lists/check_rows.hpp"

namespace kenes::petition {

inline constexpr std::size_t most_list_rows = 1'000;

// A list as it was sent by the form, checked.
struct EnteredList {
  Seen seen;
  std::string title, text, entry_key;
  CheckedRows checked;
  boost::json::object form;
  bool ok = false;
};

// With the rows of a file, if the form asks to take them.
EnteredList read_list(const Call& call, const Office& office, Seen seen);

}  // namespace kenes::petition
