#pragma once
#include <map>

#include "invalidating/invalidating.hpp"

namespace kenes::petition {

using PlaceNames = std::map<std::string, std::string>;  // by code

// The names of all places that signatures of this service may have.
PlaceNames place_names(soci::session& sql, const Office& office, const Call& call);

// supports, count_now, count_after, falls[] (text), tables[] (title, rows[] (key, count)), sample[] (number, at, place,
// network, mail_domain, provider, marks).
boost::json::object preview_model(const Call& call, const Seen& seen, const PlaceNames& places,
                                  const participation::InvalidationPreview& preview);

}  // namespace kenes::petition
