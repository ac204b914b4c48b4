#pragma once
// The marks that watching sets on signatures, as moderators read them.
#include <array>
#include <string>

#include <boost/json.hpp>

#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

struct Mark {
  int bit;
  const char* name;   // in addresses
  const char* title;  // English
};

inline constexpr std::array marks{
    Mark{1, "disposable_domain", message_id("disposable e-mail address")},
    Mark{2, "network_surge", message_id("surge from a network")},
    Mark{4, "mail_domain_surge", message_id("surge from a mail domain")},
    Mark{8, "provider_surge", message_id("surge by one way to sign in")},
};

// "surge from a network, disposable e-mail address"
std::string mark_titles(int bits, const Translator& words);

}  // namespace kenes::petition
