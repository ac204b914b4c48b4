#pragma once
// Which statements a connection keeps prepared. A page asks the same dozen questions again and again; parsing and
// planning them each time costs more than answering them.
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kenes::storage {

// The statements of one connection by their text; those not used for longest make room. Only remembers: preparing and
// deallocating on the server is the caller's. [one thread at a time, like its session]
class StatementCache {
 public:
  // Statements of one connection. Each costs the server 20 to 100 kB of memory for its plan.
  static constexpr std::size_t room = 200;

  struct Found {
    std::string name;        // empty: run it as it is, this time
    bool is_new = false;     // to be prepared under `name` first
    std::string superseded;  // to be deallocated; empty: none
  };

  // A text is given a name when it is seen for the second time, or at once if `repeatable`: what is asked only once
  // isn't worth a second round trip.
  Found look_up(const std::string& text, bool repeatable);

  // The server didn't take the statement: the text is unknown again.
  void forget(const std::string& text);

  std::size_t size() const { return known_.size(); }

 private:
  struct Known {
    std::string text, name;
  };
  std::list<Known> recent_;  // the last used first
  std::unordered_map<std::string_view, std::list<Known>::iterator> known_;
  std::size_t named_ = 0;
};

// Whether PostgreSQL can prepare it and gains by it: one statement that reads or changes rows. A comment in front says
// that its author wants it planned at each use.
bool worth_preparing(std::string_view text);

}  // namespace kenes::storage
