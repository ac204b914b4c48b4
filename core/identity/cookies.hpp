#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kenes::identity {

inline constexpr std::string_view session_cookie = "kenes_session";  // nginx's cache knows this name
inline constexpr std::string_view form_cookie = "kenes_form";        // what anonymous visitors' CSRF tokens hang on
inline constexpr std::string_view sign_in_cookie = "kenes_sign_in";  // ties a sign-in to the browser that began it
inline constexpr std::string_view sms_cookie = "kenes_sms";          // the same for a telephone number
inline constexpr std::string_view contact_cookie = "kenes_contact";  // the same for an address that is being confirmed
inline constexpr std::string_view joining_cookie = "kenes_join";     // the same for two accounts that may be joined
inline constexpr std::string_view openid_cookie = "kenes_openid";    // the same for people who were sent to a provider
inline constexpr std::string_view offer_cookie = "kenes_offer";      // the same for those who are on a plugin's pages

struct Cookie {
  std::string_view name;
  std::string_view value;
  std::string_view path = "/";
  std::optional<std::chrono::seconds> lifetime = std::nullopt;  // none: until the browser is closed
};

// The value of a Set-Cookie header. Always HttpOnly and SameSite=Lax; Secure on a portal with https.
std::string set_cookie(const Cookie& cookie, bool secure);
std::string remove_cookie(std::string_view name, std::string_view path, bool secure);

}  // namespace kenes::identity
