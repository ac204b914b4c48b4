#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/time.hpp"
#include "kenes/translator.hpp"

namespace kenes {

// Something that a person did in the portal, as the list on their account tells it to them alone.
struct Deed {
  Time at{};
  std::string what;   // "You signed a petition", in the reader's language
  std::string title;  // of what it was done to: plain text, as citizens wrote it
  std::string href;   // a path of this portal; "": there is no page for it (any more)
};

// What a plugin keeps of people: shown to the person, given to them as a file, erased when they ask for it (GDPR, Art.
// 15, 17, 20). One for each plugin, by Registrar::personal_data. Each is called inside the host's transaction, for one
// person, in no particular order of plugins; the queries need an index that begins with the person. [any thread]
class KENES_API PersonalData {
 public:
  virtual ~PersonalData();

  // The newest first, only what was done before `before`, at most `most`.
  virtual std::vector<Deed> deeds(soci::session& sql, std::int64_t person, const Translator& words, Time before,
                                  int most) = 0;
  // All that is kept, for the person's own file: keys in English, times in RFC 3339. Empty: nothing.
  virtual boost::json::object all(soci::session& sql, std::int64_t person) = 0;
  // What erase() would do, a sentence for each kind of thing, with numbers ("3 petitions stay published, without your
  // name."). Empty: nothing is kept of this person.
  virtual std::vector<std::string> consequences(soci::session& sql, std::int64_t person, const Translator& words) = 0;
  // Removes what leads to the person. What others rely on (a count, a published text) stays without it. Doing it again
  // changes nothing.
  virtual void erase(soci::session& sql, std::int64_t person, Time now) = 0;
  // The person has shown that two accounts are theirs: what `from` did is `into`'s from now on. Afterwards
  // Actor::former_keys of `into` holds the key of `from`.
  virtual void join(soci::session& sql, std::int64_t from, std::int64_t into, Time now) = 0;
};

}  // namespace kenes
