#pragma once
// For tests only: somebody's account on a real database, beside a plugin that remembers what it was asked to do.
#include "identity/fresh.hpp"
#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"

namespace kenes::test {

// A plugin that remembers what it was asked to do.
class FakeData final : public PersonalData {
 public:
  std::vector<Deed> deeds(soci::session&, std::int64_t, const Translator&, Time before, int most) override {
    std::vector<Deed> some;
    for (const auto& deed : all_deeds) {
      if (deed.at < before && static_cast<int>(some.size()) < most) some.push_back(deed);
    }
    return some;
  }
  boost::json::object all(soci::session&, std::int64_t person) override { return {{"person", person}}; }
  std::vector<std::string> consequences(soci::session&, std::int64_t, const Translator&) override {
    return {"Its things go."};
  }
  void erase(soci::session&, std::int64_t person, Time) override { erased.push_back(person); }
  void join(soci::session&, std::int64_t, std::int64_t, Time) override {}

  std::vector<Deed> all_deeds;  // newest first
  std::vector<std::int64_t> erased;
};

class FakeNews final : public Subscriptions {
 public:
  std::vector<Subscription> of(soci::session&, std::int64_t, const Translator&, std::string_view after,
                               int most) override {
    std::vector<Subscription> some;
    for (const auto& one : all) {
      if (one.id > after && static_cast<int>(some.size()) < most) some.push_back(one);
    }
    return some;
  }
  void stop(soci::session&, std::int64_t, std::string_view id) override {
    std::erase_if(all, [&](const auto& one) { return id.empty() || one.id == id; });
  }
  std::vector<Subscription> all;
};

struct Account {
  TestProvider eid{"eid"};
  TestPortal portal{{}, {eid.settings()}};
  std::shared_ptr<FakeData> data = std::make_shared<FakeData>();
  FakeNews news;
  TestPortal::Browser ann;
  std::int64_t person = 0;

  Account() {
    portal.more_parts.push_back({"fake", &portal.fake.host("core"), data, &news});
    portal.sign_in(ann, "ann@example.org");
    person = id();
  }
  std::int64_t id() { return portal.visitor(ann).actor.person_id; }
  boost::json::object model(const std::string& path, const std::vector<NamedValue>& query = {}) {
    return portal.get(ann, path, query).page.model;
  }
  void show_card(TestPortal::Browser& browser, const std::string& number, const std::string& then = "/account/ways") {
    portal.fake.clock().now_ += 1min;
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "eid"}, {"way", "eid"}, {"then", then}}));
    portal.get(browser, "/sign-in/eid/return", eid.log_in(to, {{"sub", number}}, portal.now()));
  }
  // As the form of /account/prove and /account/email does.
  Response prove(TestPortal::Browser& browser, const std::string& address, const std::string& then) {
    portal.fake.clock().now_ += 1min;
    portal.post(browser, "/sign-in", {{"email", address}, {"adding", "yes"}, {"then", then}});
    return portal.post(browser, "/sign-in/code", {{"code", portal.last_mail().code}});
  }
  std::string handle(std::size_t number) {
    const auto href =
        std::string(model("/account/ways").at("ways").as_array().at(number).at("remove_href").as_string());
    return href.substr(href.find('=') + 1);
  }
  bool mailed(const std::string& address, const std::string& subject) {
    for (const auto& letter : portal.fake.mail()) {
      if (letter.subject == subject && (letter.address == address || letter.person_id == person)) return true;
    }
    return false;
  }
  bool is_fresh(const TestPortal::Browser& browser) {
    return identity::is_fresh(portal.visitor(browser), portal.now());
  }
};

}  // namespace kenes::test
