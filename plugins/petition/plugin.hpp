#pragma once
#include <memory>
#include <vector>

#include "commands/follow_moves.hpp"
#include "following/news_of.hpp"
#include "kenes/plugin.hpp"
#include "office.hpp"

namespace kenes::petition {

class PetitionPlugin final : public Plugin {
 public:
  void declare(Registrar& registrar) override;
  void start(Host& host) override;

 private:
  Office office_;
  MoveFollower follower_{office_};
  NewsOf news_of_;
};

}  // namespace kenes::petition
