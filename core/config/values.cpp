#include "config/values.hpp"

#include <fstream>

#include "config/pointer.hpp"
#include "config/rules.hpp"

namespace kenes::config {
namespace {

class Values {
 public:
  explicit Values(const Document& document) : document_(document) {}

  const boost::json::value* at(const std::string& pointer) const {
    boost::system::error_code absent;
    return document_.root.find_pointer(pointer, absent);
  }
  std::string text(const std::string& pointer) const {
    const auto* value = at(pointer);
    return value ? std::string(value->as_string()) : std::string();
  }
  int number(const std::string& pointer) const { return static_cast<int>(at(pointer)->as_int64()); }
  std::chrono::milliseconds ms(const std::string& pointer) const { return std::chrono::milliseconds(number(pointer)); }
  LocalText local(const std::string& pointer) const {
    const auto* value = at(pointer);
    return value ? LocalText::from(*value) : LocalText{};
  }
  std::string path(const std::string& pointer) const {
    const auto written = text(pointer);
    return written.empty() ? written : resolved(document_.locate(pointer), written);
  }
  std::vector<std::string> list(const std::string& pointer) const {
    std::vector<std::string> items;
    const auto* value = at(pointer);
    if (value) {
      for (const auto& item : value->as_array()) items.emplace_back(item.as_string());
    }
    return items;
  }
  std::map<std::string, std::string> texts(const std::string& pointer) const {
    std::map<std::string, std::string> items;
    const auto* value = at(pointer);
    if (value) {
      for (const auto& [key, item] : value->as_object()) items.emplace(key, item.as_string());
    }
    return items;
  }
  bool flag(const std::string& pointer) const { return at(pointer)->as_bool(); }
  std::vector<std::filesystem::path> paths(const std::string& pointer) const {
    std::vector<std::filesystem::path> items;
    for (const auto& item : list(pointer)) items.emplace_back(resolved(document_.locate(pointer), item));
    return items;
  }
  std::size_t count(const std::string& pointer) const { return at(pointer) ? at(pointer)->as_array().size() : 0; }
  Location where(const std::string& pointer) const { return document_.locate(pointer); }

 private:
  const Document& document_;
};

std::string content(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A demonstration may be looked at only where nginx listens.
std::string local_url(const HttpSettings& http) {
  const auto host = http.front_address == "0.0.0.0" ? "127.0.0.1" : http.front_address;
  return "http://" + host + (http.front_port == 80 ? "" : ":" + std::to_string(http.front_port));
}

void read_parts(Portal& portal, const Values& v) {
  portal.theme = {v.text("/theme/brand_colour"), v.text("/theme/accent_colour"), v.text("/theme/link_colour"),
                  v.path("/theme/logo")};
  portal.database = {v.text("/database/url"), v.number("/database/pool"), v.ms("/database/wait_ms"),
                     v.ms("/database/statement_timeout_ms"), v.ms("/database/lock_timeout_ms")};
  portal.http = {v.text("/http/address"),      v.number("/http/port"),        v.number("/http/threads"),
                 v.number("/http/front_port"), v.text("/http/front_address"), v.number("/http/requests_per_minute")};
  portal.accounts.offers_joining = v.text("/accounts/join") == "offer";
  portal.files = {v.path("/files/directory"), std::int64_t{1'000'000} * v.number("/files/max_request_mb")};
  portal.security = {v.text("/security/staff_second_factor") == "required"};
  portal.text_messages = {v.text("/text_messages/gateway"),   v.text("/text_messages/url"),
                          v.text("/text_messages/user"),      v.text("/text_messages/password"),
                          v.text("/text_messages/from"),      v.flag("/text_messages/sign_in"),
                          v.list("/text_messages/countries"), v.number("/text_messages/most_an_hour")};
  portal.mail = {v.text("/mail/smtp_url"), v.text("/mail/from"),    v.text("/mail/user"),
                 v.text("/mail/password"), v.text("/mail/mailbox"), v.text("/mail/operator")};
}

Authority read_authority(const Values& v, const std::string& at) {
  Authority authority{v.text(at + "/key"), v.local(at + "/title"), v.local(at + "/about"), v.text(at + "/email"), {}};
  for (std::size_t i = 0; i < v.count(at + "/member"); ++i) {
    const auto member = child(at + "/member", i);
    authority.members.push_back({v.text(member + "/name"), v.local(member + "/group"), v.local(member + "/role")});
  }
  return authority;
}

Assurance assurance_of(const std::string& text) {
  return text == "high" ? Assurance::high : text == "substantial" ? Assurance::substantial : Assurance::contact;
}

SignIn read_sign_in(const Values& v, const std::string& at) {
  SignIn way;
  way.key = v.text(at + "/key");
  way.title = v.local(at + "/title");
  way.about = v.local(at + "/about");
  way.issuer = v.text(at + "/issuer");
  way.client_id = v.text(at + "/client_id");
  way.client_secret = v.text(at + "/client_secret");
  way.client_authentication = v.text(at + "/client_authentication");
  way.scopes = v.list(at + "/scopes");
  way.acr_values = v.text(at + "/acr_values");
  way.parameters = v.texts(at + "/parameters");
  way.assurance_claim = v.text(at + "/assurance_claim");
  for (const auto& [value, meaning] : v.texts(at + "/assurance")) way.assurance.emplace(value, assurance_of(meaning));
  way.userinfo = v.flag(at + "/userinfo");
  way.demonstration = v.flag(at + "/demonstration");
  way.logout = v.flag(at + "/logout");
  way.key_space = v.text(at + "/key_space");
  if (way.key_space.empty()) way.key_space = way.key;
  way.further_claims = v.text(at + "/further_claims");
  if (v.at(at + "/signed_claim")) {
    const auto claim = at + "/signed_claim";
    way.signed_claim = {v.text(claim + "/claim"), v.text(claim + "/issuer"), v.text(claim + "/keys")};
  }
  if (v.at(at + "/claims")) {
    const auto claims = at + "/claims";
    way.claims = {
        v.text(claims + "/subject"),     v.text(claims + "/name"),        v.text(claims + "/given_name"),
        v.text(claims + "/family_name"), v.text(claims + "/birth_date"),  v.text(claims + "/citizenship"),
        v.text(claims + "/residence"),   v.text(claims + "/territories"), v.text(claims + "/birth_date_form")};
  }
  return way;
}

void read_lists(Portal& portal, const Values& v) {
  for (std::size_t i = 0; i < v.count("/sign_in"); ++i)
    portal.sign_ins.push_back(read_sign_in(v, child("/sign_in", i)));
  for (std::size_t i = 0; i < v.count("/authority"); ++i)
    portal.authorities.push_back(read_authority(v, child("/authority", i)));
  for (std::size_t i = 0; i < v.count("/staff"); ++i) {
    const auto at = child("/staff", i);
    portal.staff.push_back({v.text(at + "/email"), v.text(at + "/role"), v.text(at + "/scope")});
  }
  for (std::size_t i = 0; i < v.count("/service"); ++i) {
    const auto at = child("/service", i);
    Service service;
    service.slug = v.text(at + "/slug");
    service.plugin = v.text(at + "/plugin");
    service.title = v.local(at + "/title");
    service.summary = v.local(at + "/summary");
    if (const auto* settings = v.at(at + "/settings")) service.settings = settings->as_object();
    service.process = v.path(at + "/process");
    service.where = v.where(at);
    portal.services.push_back(std::move(service));
  }
}

}  // namespace

Portal portal_from(const Document& document) {
  const Values v(document);
  Portal portal;
  portal.name = v.local("/portal/name");
  portal.tagline = v.local("/portal/tagline");
  portal.languages = v.list("/portal/languages");
  portal.time_zone = v.text("/portal/time_zone");
  portal.country = v.text("/portal/country");
  portal.overlays = v.paths("/portal/overlays");
  portal.plugin_folders = v.paths("/portal/plugin_folders");
  portal.data_dir = v.path("/portal/data_dir");
  portal.demonstration = v.at("/portal/demonstration")->as_bool();
  portal.demonstration_data = v.list("/portal/demonstration_data");
  portal.secret_key = v.text("/portal/secret_key");
  if (const auto file = v.path("/portal/secret_key_file"); !file.empty()) portal.secret_key = content(file);
  read_parts(portal, v);
  if (portal.files.directory.empty()) portal.files.directory = portal.data_dir / "files";
  portal.base_url = v.text("/portal/base_url");
  if (portal.base_url.empty()) portal.base_url = local_url(portal.http);
  read_lists(portal, v);
  return portal;
}

}  // namespace kenes::config
