#pragma once
#include <catch2/catch.hpp>

#include "kenes/testing/fake_host.hpp"

namespace kenes::advice {

inline boost::json::object settings() {
  return {{"telephones", {{{"number", "+7 (495) 000-00-00"}, {"hours", {{"en", "9 to 17"}, {"ru", "с 9 до 17"}}}}}},
          {"topics", {{{"code", "housing"}, {"title", "Housing"}}, {{"code", "work"}, {"title", "Work"}}}},
          {"answer_days", 5},
          {"keep_days", 30},
          {"page_size", 3}};
}

// A portal with this plugin, two lawyers and visitors.
struct Portal {
  testing::FakeHost host{{.services = {testing::service("advice", "advice", {}, settings())}}};
  Actor nobody = testing::FakeHost::anonymous();
  Actor ann, lawyer, other;

  Portal() {
    host.load(KENES_PLUGIN_FOLDER);
    ann = host.person("ann@example.org");
    lawyer = host.person("olga@example.org", {{"lawyer", "service:advice"}});
    other = host.person("oleg@example.org", {{"lawyer", "service:advice"}});
  }

  // What somebody enters, with `changes` to it.
  static std::vector<NamedValue> form(const std::vector<NamedValue>& changes = {}) {
    static int made = 0;
    std::vector<NamedValue> fields = changes;
    const auto add = [&](const char* name, const std::string& value) {
      for (const auto& one : changes) {
        if (one.name == name) return;
      }
      fields.push_back({name, value});
    };
    add("name", "Ivan");
    add("topic", "housing");
    add("text", "May my landlord do that?");
    add("way", "email");
    add("email", "ivan@example.org");
    add("number", "");
    add("consent", "1");
    add("once", "token-" + std::to_string(++made));
    return fields;
  }
  // Asks; the number of the question, as the receipt shows it.
  std::int64_t ask(const std::vector<NamedValue>& changes = {}) {
    const auto answer = host.post(nobody, "/advice/ask", form(changes));
    REQUIRE(answer.status == 303);
    return host.get(nobody, answer.headers.at(0).value).page.model.at("number").as_int64();
  }
  static std::string desk(std::int64_t id, const std::string& rest = "") {
    return "/advice/desk/" + std::to_string(id) + rest;
  }
  Response send(const Actor& who, std::int64_t id, const std::string& text) {
    return host.post(who, desk(id, "/answer"), {{"answer", text}, {"step", "send"}});
  }
  boost::json::object question(std::int64_t id) {
    return host.get(lawyer, desk(id)).page.model.at("question").as_object();
  }
  std::string waiting(const std::string& query = "") {
    std::string ids;
    const auto model = host.get(lawyer, "/advice/desk" + query).page.model;
    for (const auto& one : model.at("questions").as_array()) ids += std::to_string(one.at("id").as_int64()) + " ";
    return ids;
  }
};

}  // namespace kenes::advice
