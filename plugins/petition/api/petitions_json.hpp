#pragma once
// The petitions API of the UK Parliament, which trackers and maps already speak. For services that ask for it.
#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

Response petitions_json(Call& call, const Office& office);  // /petitions.json?state=&q=&page=&count=
Response petition_json(Call& call, const Office& office);   // /petitions/{id}.json

// Any page may read it, a shared cache may keep it for a short time.
Response open_data(const boost::json::value& body);

}  // namespace kenes::petition
