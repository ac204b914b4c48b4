#pragma once
#include <catch2/catch.hpp>

#include "kenes/testing/fake_host.hpp"

namespace kenes::feedback {

// A portal with this plugin, an operator and a citizen.
struct Portal {
  testing::FakeHost host{{.services = {testing::service("feedback", "feedback", {}, {{"page_size", 3}})}}};
  Actor nobody = testing::FakeHost::anonymous();
  Actor ann, operator_;

  Portal() {
    host.load(KENES_PLUGIN_FOLDER);
    ann = host.person("ann@example.org");
    operator_ = host.person("olga@example.org", {{"operator", "service:feedback"}});
  }

  // Sends the form with a token of its own; the path of the new entry.
  std::string give(const Actor& who, std::vector<NamedValue> fields) {
    fields.push_back({"once", "token-" + std::to_string(++sent)});
    const auto answer = host.post(who, "/feedback/new", fields);
    REQUIRE(answer.status == 303);
    return answer.headers.at(0).value;
  }
  boost::json::object model(const std::string& target) { return host.get(nobody, target).page.model; }
  Response answer(const std::string& path, const std::string& text, int version = 0) {
    return host.post(operator_, path + "/answer", {{"answer", text}, {"version", std::to_string(version)}});
  }

  int sent = 0;
};

}  // namespace kenes::feedback
