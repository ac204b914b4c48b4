#pragma once
// What an author enters: the texts, where they go, and who says so.
#include <string>

#include "domain/petition.hpp"

namespace kenes::petition {

// The process says which of these there are.
struct Address {
  std::string territory;  // code of the place
  std::string field;      // id
};

struct Authorship {
  std::string name;        // as entered; "": the name of the account
  bool anonymous = false;  // neither name nor group is published
  std::string group;       // on whose behalf; "" for oneself
  int group_size = 0;      // its members
};

struct Draft {
  Texts texts;
  Address address;
  Authorship author;
};

}  // namespace kenes::petition
