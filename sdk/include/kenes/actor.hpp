#pragma once
// Who is acting. A snapshot taken at the start of a request.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/api.hpp"

namespace kenes {

// How sure we are who somebody is; the terms of eIDAS (Regulation (EU) 910/2014, Art. 8), with `contact` below them for
// a confirmed e-mail address or telephone.
enum class Assurance { none, contact, substantial, high };

// A role is held in a service ("service:petitions"), for an authority ("authority:government") or in the whole portal
// ("").
struct Role {
  std::string name;
  std::string scope;
};

// What the way by which somebody signed in has shown about them. An absent fact is unknown, not wrong. Personal data:
// for deciding who may take part, not for keeping.
struct PersonFacts {
  std::optional<std::chrono::sys_days> born = {};
  std::optional<std::vector<std::string>> citizenship = {};  // countries, ISO 3166-1 alpha-2
  std::optional<std::string> residence = {};                 // likewise
  std::optional<std::vector<std::string>> territories = {};  // codes: where the person lives, and all around it
};

struct KENES_API Actor {
  std::int64_t person_id = 0;  // 0: anonymous
  std::string name;
  std::string email;
  // Stable identifier of the human being across providers ("email:ann@example.org"). Personal data: hash it with
  // Secrets::keyed_hash before storing, never log it.
  std::string person_key;
  // Those of accounts that were joined to this one. What was done under them was done by this person.
  std::vector<std::string> former_keys = {};
  Assurance assurance = Assurance::none;
  // By which way this session began: "email", or an OpenID provider's key; "" without one.
  std::string sign_in = "";
  PersonFacts facts;
  std::vector<Role> roles;

  bool signed_in() const { return person_id != 0; }
  // Whether the role is held in this scope or in the whole portal. "administrator" in the whole portal implies every
  // role.
  bool has_role(std::string_view role, std::string_view scope) const;
};

}  // namespace kenes
