#pragma once
// Notes beside a published text. The text itself stays as people signed it.
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_corrections(Registrar& registrar, const Office& office);

Response correction_page(Call& call, const Office& office);
Response correction_action(Call& call, const Office& office);

struct Correction {
  std::string text;
  Time at{};
};
// The oldest first.
std::vector<Correction> corrections_of(soci::session& sql, std::int64_t petition_id);
// [{at, text}]
boost::json::array correction_models(const std::vector<Correction>& corrections);

// In the timeline and the audit; the author is told. The same `request` is one note. Errors: "not_found",
// "not_published" (its author can still change the text).
Result<void> add_correction(const Office& office, std::string_view service, std::int64_t id, const std::string& text,
                            const std::string& request, const Actor& by);

}  // namespace kenes::petition
