#pragma once
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "config/sign_in.hpp"
#include "kenes/call.hpp"
#include "kenes/time.hpp"

namespace kenes::users {

// One of an account's ways to sign in.
struct OwnWay {
  std::string space, subject;
  Time added{};
  bool settled = false;  // see identity/fresh.hpp
  bool email() const { return space == "email"; }
};

// The oldest first.
std::vector<OwnWay> ways_of(soci::session& sql, std::int64_t person, Time now);

// Names a way in addresses and forms, where its subject, an address perhaps, mustn't be.
std::string handle_of(const Secrets& secrets, const OwnWay& way);

// What people know a way by ("National eID", "E-mail") and which keys of providers lead to it.
class WayNames {
 public:
  explicit WayNames(const std::vector<config::SignIn>& sign_ins) : sign_ins_(sign_ins) {}
  std::string title(Call& call, const std::string& space) const;
  std::vector<std::string> keys(const std::string& space) const;
  // The most that it shows.
  Assurance assurance(Call& call, const std::string& space) const;

 private:
  const std::vector<config::SignIn>& sign_ins_;
};

}  // namespace kenes::users
