#include "domain/reasons.hpp"

namespace kenes::feedback {

const std::vector<std::string>& hiding_reasons() {
  static const std::vector<std::string> codes{"abuse", "personal_data", "advertising", "unlawful"};
  return codes;
}

std::string reason_text(const Translator& words, std::string_view code) {
  if (code == "abuse") return words.tr("It insulted or threatened people");
  if (code == "personal_data") return words.tr("It contained personal data");
  if (code == "advertising") return words.tr("It was advertising");
  return words.tr("It broke the law");
}

}  // namespace kenes::feedback
