#include "identity/second_factor/pages.hpp"
#include "identity/visitor.hpp"

namespace kenes::identity::second_factor {

Response Pages::overview(CoreCall& call) const {
  const auto person = call.actor().person_id;
  const auto held = call.host().database().read([&](soci::session& sql) { return read_held(sql, person); });
  boost::json::array keys;
  for (const auto& key : held.keys) {
    keys.push_back(
        boost::json::object{{"name", key.name},
                            {"created_at", to_iso(key.created)},
                            {"used_at", to_iso(key.used)},
                            {"remove_href", std::string(home) + "/key/" + std::to_string(key.id) + "/remove"}});
  }
  boost::json::value app;
  if (held.app_since) app = boost::json::object{{"since", to_iso(*held.app_since)}};
  return page("core/second_factor/overview", {{"title", call.tr("Second factor")},
                                              {"any", held.any()},
                                              {"needed", sessions_.asks_second_factor() && !held.any()},
                                              {"app", std::move(app)},
                                              {"keys", std::move(keys)},
                                              {"keys_work", keys_work()},
                                              {"more_keys", static_cast<int>(held.keys.size()) < most_keys},
                                              {"codes_left", held.recovery_codes},
                                              {"then", then_of(call)}});
}

}  // namespace kenes::identity::second_factor
