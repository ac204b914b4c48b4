#pragma once
#include <functional>
#include <vector>

#include "identity/entrance.hpp"
#include "identity/offered/offered_way.hpp"

namespace kenes::identity {

struct Waiting;

// Where a plugin's proof becomes a session.
class Door final : public SignInDoor {
 public:
  // `host` is the core's own, asked when somebody comes.
  Door(Sessions& sessions, std::function<Host&()> host, std::vector<OfferedWay> ways)
      : host_(std::move(host)), ways_(std::move(ways)), entrance_(sessions) {}

  // Throw std::logic_error if the call is of no service that offers a way.
  Response admit(Call& call, std::string_view ticket, const SignInProof& proof) override;
  Response turn_away(Call& call, std::string_view ticket, std::string_view why) override;

 private:
  const OfferedWay& way_of(const Call& call) const;
  Result<Person> let_in(Host& host, const OfferedWay& way, const SignInProof& proof, const Ticket& ticket) const;

  std::function<Host&()> host_;
  std::vector<OfferedWay> ways_;
  Entrance entrance_;
};

}  // namespace kenes::identity
