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

constexpr int bit(participation::SupportMark mark) {
  return static_cast<int>(mark);
}

inline constexpr std::array marks{
    Mark{bit(participation::SupportMark::disposable_domain), "disposable_domain",
         message_id("disposable e-mail address")},
    Mark{bit(participation::SupportMark::network_surge), "network_surge", message_id("surge from a network")},
    Mark{bit(participation::SupportMark::mail_domain_surge), "mail_domain_surge",
         message_id("surge from a mail domain")},
    Mark{bit(participation::SupportMark::provider_surge), "provider_surge", message_id("surge by one way to sign in")},
};

// "surge from a network, disposable e-mail address"
std::string mark_titles(int bits, const Translator& words);

}  // namespace kenes::petition
