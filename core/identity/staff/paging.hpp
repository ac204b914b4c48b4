#pragma once
// Pages of a list of which the length is known.
#include <boost/json.hpp>

#include <algorithm>
#include <string>

#include "identity/local_path.hpp"
#include "kenes/request.hpp"

namespace kenes::identity::staff {

inline constexpr int page_size = 50;

struct Paging {
  int page = 1, last = 1;
  int from() const { return (page - 1) * page_size; }
};

inline Paging paging_of(const Request& request, int count) {
  Paging paging;
  paging.last = std::max(1, (count + page_size - 1) / page_size);
  paging.page = static_cast<int>(request.query.integer("page", 1, 1, paging.last));
  return paging;
}

// For core/pagination. `search` stays in the address.
inline boost::json::object links(const Paging& paging, const std::string& path, const std::string& search = "") {
  const auto to = [&](int page) -> boost::json::value {
    if (page < 1 || page > paging.last) return nullptr;
    return boost::json::string(path + "?page=" + std::to_string(page) +
                               (search.empty() ? "" : "&q=" + in_query(search)));
  };
  return {
      {"page", paging.page}, {"last", paging.last}, {"previous", to(paging.page - 1)}, {"next", to(paging.page + 1)}};
}

}  // namespace kenes::identity::staff
