#include "simulate/options.hpp"

#include <filesystem>

#include "command_words.hpp"

namespace kenes::participation {
namespace {

Result<Territory> place(const std::string& text) {
  if (!text.empty() && text.find(':') == std::string::npos) return Territory{text, "", "", text};
  const auto first = text.find(':'), second = first == std::string::npos ? first : text.find(':', first + 1);
  const auto digits = second == std::string::npos ? std::string() : text.substr(second + 1);
  if (first == 0 || digits.empty() || digits.size() > 12 || digits.find_first_not_of("0123456789") != std::string::npos)
    return fail("place",
                "--place: expected a code of the process's territories, or CODE:KIND:POPULATION such as "
                "ALA:region:2000000, got '" +
                    text + "'");
  const auto code = text.substr(0, first);
  return Territory{code, "", text.substr(first + 1, second - first - 1), code, std::stoll(digits)};
}

}  // namespace

Result<TrialOptions> read_trial_options(const Host& host, std::span<const std::string> arguments) {
  const auto words = read_words(arguments, {"--supporters", "--from", "--zone", "--decide", "--place"});
  if (!words) return tl::unexpected(words.error());
  if (words->plain.size() != 1) return fail("file", "name one process file");
  TrialOptions options;
  options.file = std::filesystem::absolute(words->plain.front()).string();
  options.zone = words->option("--zone", host.time_zone());
  options.from = host.clock().now();
  if (const auto text = words->option("--from", ""); !text.empty()) {
    const auto from = from_iso(text);
    if (!from) return fail("from", "--from: expected a day or a time such as 2026-09-01 or 2026-09-01T08:00:00+05:00");
    options.from = *from;
  }
  auto flow = read_flow(words->option("--supporters", "100/day"));
  if (!flow) return tl::unexpected(flow.error());
  options.flow = std::move(*flow);
  for (const auto& text : words->all("--decide")) {
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0)
      return fail("decide", "--decide: expected STAGE=OUTCOME such as moderation=publish, got '" + text + "'");
    options.decisions[text.substr(0, sign)].push_back(text.substr(sign + 1));
  }
  for (const auto& text : words->all("--place")) {
    auto one = place(text);
    if (!one) return tl::unexpected(one.error());
    options.places.push_back(std::move(*one));
  }
  return options;
}

}  // namespace kenes::participation
