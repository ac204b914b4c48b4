#include "text_messages/mailbox_gateway.hpp"

#include <spdlog/fmt/fmt.h>

#include <fstream>

#include <boost/json.hpp>

namespace kenes::text_messages {

SendResult MailboxGateway::send(const std::string& id, const std::string& number, const std::string& text) {
  namespace fs = std::filesystem;
  const auto now = clock_.now();
  const auto name = fmt::format("{:016d}-s{}", micros(now), id);  // names sort by time
  const boost::json::object content{
      {"id", name},    {"at", to_iso(now)}, {"kind", "text_message"}, {"to", boost::json::array{number}},
      {"subject", ""}, {"text", text}};
  std::error_code error;
  fs::create_directories(folder_, error);
  // Readers never see half a file.
  const auto unfinished = folder_ / ("." + name);
  std::ofstream out(unfinished, std::ios::binary);
  out << boost::json::serialize(content);
  out.close();
  if (!out) return {Sent::temporary, "mailbox_folder"};
  fs::rename(unfinished, folder_ / (name + ".json"), error);
  return error ? SendResult{Sent::temporary, "mailbox_folder"} : SendResult{};
}

}  // namespace kenes::text_messages
