#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/database.hpp"
#include "kenes/service.hpp"

namespace kenes::participation {

// `names` in that language, exactly; else `name`.
KENES_API const std::string& name_in_language(const std::string& name, const LocalText& names,
                                              std::string_view language);

struct KENES_API Territory {
  std::string code;    // "E14000530", "GB"
  std::string parent;  // code or ""
  std::string kind;    // "country", "region", "constituency", "municipality"
  std::string name;
  std::int64_t population = 0;  // 0: unknown
  LocalText names = {};         // in the languages where it isn't called `name`

  // By exact name, in any language.
  bool is_called(std::string_view name_in_some_language) const;
  const std::string& name_in(std::string_view language) const { return name_in_language(name, names, language); }
};

class KENES_API Territories {
 public:
  virtual ~Territories();
  // Added or updated. One that brings no `names` keeps those that it had.
  virtual void put(soci::session& sql, const std::vector<Territory>& territories) = 0;
  virtual std::optional<Territory> find(soci::session& sql, std::string_view code) = 0;
  // By exact name in any language and letter case; for what a citizen typed.
  virtual std::optional<Territory> named(soci::session& sql, std::string_view kind, std::string_view name) = 0;
  // Names nearest to a mistyped one (trigrams), in whatever language.
  virtual std::vector<std::string> similar(soci::session& sql, std::string_view kind, std::string_view name,
                                           int limit) = 0;
  // By name. Shared and up to a minute old: lists of places are on many pages and hardly ever change.
  virtual std::shared_ptr<const std::vector<Territory>> all(soci::session& sql, std::string_view kind) = 0;
  // The same for who has no session at hand: it asks for one only when the list isn't known.
  virtual std::shared_ptr<const std::vector<Territory>> all(Database& database, std::string_view kind) = 0;
};

}  // namespace kenes::participation
