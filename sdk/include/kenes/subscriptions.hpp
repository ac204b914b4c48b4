#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/translator.hpp"

namespace kenes {

// What a person asked a plugin to be told of by mail: listed on their account, to be stopped there. A plugin that sends
// such mail offers it in start() under its own id: host.offer(Subscriptions::id_of(host.plugin_id()), &object). Each is
// called in the host's transaction, for one person; the queries need an index that begins with the person. [any thread]
class KENES_API Subscriptions {
 public:
  virtual ~Subscriptions();
  static std::string id_of(std::string_view plugin) { return std::string("kenes.subscriptions/1:").append(plugin); }

  struct Subscription {
    std::string id;     // of the plugin's own making: letters, digits, ":" and "-"
    std::string title;  // of what it is about: plain text, as citizens wrote it
    std::string href;   // a path of this portal; "": there is no page for it
  };
  // In a fixed order; those behind the one with the id `after` ("": from the first on), at most `most`.
  virtual std::vector<Subscription> of(soci::session& sql, std::int64_t person, const Translator& words,
                                       std::string_view after, int most) = 0;
  // Nothing happens if there is no such one; "": all of them.
  virtual void stop(soci::session& sql, std::int64_t person, std::string_view id) = 0;
};

}  // namespace kenes
