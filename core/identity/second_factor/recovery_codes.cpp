#include "identity/second_factor/recovery_codes.hpp"

#include <array>

#include "kenes/sql.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {
namespace {

// 32 signs without those that are read as others: no 0 and O, 1 and I.
constexpr std::string_view signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
constexpr int amount = 10, length = 12;
static_assert(signs.size() == 32);

std::string plain(std::string_view entered) {
  std::string code;
  for (const char c : entered) {
    const char big = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (signs.find(big) != std::string_view::npos) code += big;
  }
  return code;
}

std::string hash(const Secrets& secrets, std::int64_t person_id, std::string_view code) {
  return secrets.keyed_hash("identity.recovery_code", std::to_string(person_id) + ":" + plain(code));
}

}  // namespace

std::vector<std::string> new_recovery_codes(const Secrets& secrets) {
  std::vector<std::string> codes;
  for (int i = 0; i < amount; ++i) {
    const auto random = secrets::from_base64(secrets.random_token(length)).value_or("");
    std::string code;
    for (const char byte : random) {
      if (code.size() % 5 == 4) code += '-';
      code += signs[static_cast<unsigned char>(byte) % signs.size()];
    }
    codes.push_back(code);
  }
  return codes;
}

void keep_recovery_codes(soci::session& sql, const Secrets& secrets, std::int64_t person_id,
                         const std::vector<std::string>& codes) {
  const long long person = person_id;
  std::vector<std::string> hashes;
  for (const auto& code : codes) hashes.push_back(hash(secrets, person_id, code));
  const auto list = sql::array(hashes);
  sql << "DELETE FROM kenes.recovery_code WHERE person_id = cast(:person as bigint)", soci::use(person, "person");
  sql << "INSERT INTO kenes.recovery_code (person_id, code_hash)"
         " SELECT cast(:person as bigint), h FROM unnest(cast(:hashes as text[])) h",
      soci::use(person, "person"), soci::use(list, "hashes");
}

bool use_recovery_code(soci::session& sql, const Secrets& secrets, std::int64_t person_id, std::string_view entered) {
  if (plain(entered).size() != length) return false;
  const long long person = person_id;
  const auto hashes =
      sql::array(secrets.keyed_hashes("identity.recovery_code", std::to_string(person_id) + ":" + plain(entered)));
  std::string gone;
  sql << "DELETE FROM kenes.recovery_code WHERE person_id = cast(:person as bigint)"
         " AND code_hash = ANY (cast(:hashes as text[])) RETURNING code_hash",
      soci::use(person, "person"), soci::use(hashes, "hashes"), soci::into(gone);
  return sql.got_data();
}

}  // namespace kenes::identity::second_factor
