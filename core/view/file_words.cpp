#include "view/file_words.hpp"

#include <map>

namespace kenes::view {
namespace {

// English names; those that every language writes alike are not messages.
const std::map<std::string_view, const char*>& known_types() {
  static const std::map<std::string_view, const char*> known{
      {"application/pdf", "PDF"},
      {"application/zip", "ZIP"},
      {"application/rtf", "RTF"},
      {"text/rtf", "RTF"},
      {"text/csv", "CSV"},
      {"text/html", "HTML"},
      {"application/json", "JSON"},
      {"image/jpeg", "JPEG"},
      {"image/png", "PNG"},
      {"image/gif", "GIF"},
      {"image/webp", "WebP"},
      {"image/tiff", "TIFF"},
      {"image/heic", "HEIC"},
      {"image/svg+xml", "SVG"},
      {"audio/mpeg", "MP3"},
      {"video/mp4", "MP4"},
      {"video/quicktime", "QuickTime"},
      {"application/msword", "Word"},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"},
      {"application/vnd.ms-excel", "Excel"},
      {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"},
      {"application/vnd.ms-powerpoint", "PowerPoint"},
      {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint"},
      {"application/vnd.oasis.opendocument.text", "OpenDocument"},
      {"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument"},
      {"application/vnd.oasis.opendocument.presentation", "OpenDocument"}};
  return known;
}

std::string rounded_size(std::int64_t bytes, const Translator& words) {
  if (bytes < 1000) return words.trn("{count} byte", "{count} bytes", bytes);
  if (bytes < 999'500) return words.tr("{number} kB", {{"number", words.number((bytes + 500) / 1000)}});
  const auto tenths = (bytes + 50'000) / 100'000;
  if (tenths >= 100 || tenths % 10 == 0) return words.tr("{number} MB", {{"number", words.number((tenths + 5) / 10)}});
  return words.tr("{whole}.{tenth} MB", {{"whole", words.number(tenths / 10)}, {"tenth", words.number(tenths % 10)}});
}

// A number and its unit stay on one line.
std::string unbroken(std::string text) {
  for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) text.replace(at, 1, "\u00A0");
  return text;
}

}  // namespace

std::string file_size(std::int64_t bytes, const Translator& words) {
  return unbroken(rounded_size(bytes, words));
}

std::string file_type(std::string_view type, const Translator& words) {
  if (type == "image/*") return words.tr("pictures");
  if (type == "audio/*") return words.tr("sound recordings");
  if (type == "video/*") return words.tr("videos");
  if (type == "text/plain") return words.tr("text");
  if (type == "application/octet-stream") return words.tr("file of an unknown kind");
  const auto known = known_types().find(type);
  return known == known_types().end() ? std::string(type) : known->second;
}

std::string file_types(const std::vector<std::string>& types, const Translator& words) {
  std::string list;
  for (const auto& type : types) {
    auto name = file_type(type, words);
    if ((", " + list + ", ").find(", " + name + ", ") != std::string::npos) continue;
    list += (list.empty() ? "" : ", ") + name;
  }
  return list;
}

}  // namespace kenes::view
