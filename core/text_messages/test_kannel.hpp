#pragma once
// For tests only: Debian's Kannel with its simulator of an operator, on ports and in a folder of its own.
#include <unistd.h>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <optional>

#include "clock/soon.hpp"
#include "config/portal.hpp"
#include "process/child.hpp"
#include "process/free_port.hpp"

namespace kenes::test {

class TestKannel {
 public:
  TestKannel() : folder_(std::filesystem::temp_directory_path() / ("kenes-kannel-" + std::to_string(::getpid()))) {
    namespace fs = std::filesystem;
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write_configuration();
    bearer_.emplace(started("/usr/sbin/bearerbox", {(folder_ / "kannel.conf").string()}));
    // Each waits for the one before to listen.
    soon_says("bearerbox", "MAIN: Start-up done");
    smsbox_.emplace(started("/usr/sbin/smsbox", {(folder_ / "kannel.conf").string()}));
    soon_says("smsbox", "Connected to bearerbox");
    operator_.emplace(started("/usr/lib/kannel/test/fakesmsc", {"-H", "127.0.0.1", "-r", std::to_string(operator_port_),
                                                                "-i", "100000", "-m", "0", "1 2 text none"}));
  }
  ~TestKannel() {
    operator_.reset();
    smsbox_.reset();
    bearer_.reset();
    std::filesystem::remove_all(folder_);
  }
  TestKannel(const TestKannel&) = delete;
  TestKannel& operator=(const TestKannel&) = delete;

  config::TextMessageSettings settings() const {
    return {.gateway = "kannel",
            .url = "http://127.0.0.1:" + std::to_string(send_port_) + "/cgi-bin/sendsms",
            .user = "kenes",
            .password = "a secret: & + %",
            .from = "Kenes"};
  }
  // What the operator was given, as its simulator writes it down.
  std::string delivered() const { return said("fakesmsc"); }
  void stop_operator() { operator_.reset(); }
  void stop_bearer() {
    operator_.reset();
    bearer_.reset();
  }

 private:
  std::string said(const std::string& program) const {
    std::ifstream in(folder_ / (program + ".out"));
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void soon_says(const std::string& program, const std::string& words) const {
    INFO(said(program));
    REQUIRE(soon([&] { return said(program).find(words) != std::string::npos; }));
  }
  void write_configuration() const {
    std::ofstream(folder_ / "kannel.conf")
        << "group = core\nadmin-port = " << admin_port_ << "\nadmin-password = test\n"
        << "smsbox-port = " << box_port_ << "\nbox-allow-ip = 127.0.0.1\n\n"
        << "group = smsc\nsmsc = fake\nport = " << operator_port_ << "\nconnect-allow-ip = 127.0.0.1\n\n"
        << "group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = " << send_port_
        << "\n\ngroup = sendsms-user\nusername = kenes\npassword = \"a secret: & + %\"\n"
        << "concatenation = true\nmax-messages = 4\n\n"
        << "group = sms-service\nkeyword = default\ntext = none\n";
  }
  process::Child started(const std::string& program, const std::vector<std::string>& words) const {
    process::Spawn spawn{.command = {program},
                         .output = (folder_ / (fs_name(program) + ".out")).string(),
                         .death_signal = SIGKILL};  // Kannel takes its time to end
    spawn.command.insert(spawn.command.end(), words.begin(), words.end());
    auto child = process::Child::start(spawn);
    REQUIRE(child);
    return std::move(*child);
  }
  static std::string fs_name(const std::string& program) { return std::filesystem::path(program).filename().string(); }

  std::filesystem::path folder_;
  int admin_port_ = process::free_port(), box_port_ = process::free_port(), operator_port_ = process::free_port(),
      send_port_ = process::free_port();
  std::optional<process::Child> bearer_, smsbox_, operator_;
};

}  // namespace kenes::test
