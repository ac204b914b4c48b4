#pragma once
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "kenes/host.hpp"
#include "ledger/log_book.hpp"

namespace kenes::participation {

// Made-up people who support one submission, many in one transaction, through the ledger's own batch.
class Crowd {
 public:
  // They live in these territories in turn; in none if there are none.
  Crowd(Host& host, KitEngine& engine, std::int64_t submission, std::vector<std::string> territories)
      : host_(host), engine_(engine), submission_(submission), territories_(std::move(territories)) {}

  // How many support now, so that their number is `wanted` if the procedure lets them: what it refuses, such as those
  // who come when the need is met, is left out.
  std::int64_t become(std::int64_t wanted);
  std::int64_t size() const { return size_; }

 private:
  // False when one of them was refused.
  bool change(bool support, std::int64_t count);

  Host& host_;
  KitEngine& engine_;
  const std::int64_t submission_;
  const std::vector<std::string> territories_;
  LogBook book_;
  std::int64_t size_ = 0;
};

}  // namespace kenes::participation
