#include "pages/atom.hpp"

#include <string_view>

namespace kenes::petition {

namespace {

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text) {
    switch (c) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') xml += c;
    }
  }
  return xml;
}

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

}  // namespace

std::string to_xml(const Atom& feed) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
      escaped(feed.language) + "\">\n";
  xml += element("id", feed.id) + element("title", feed.title) + element("updated", to_iso(feed.updated));
  xml += "<author>" + element("name", feed.page) + "</author>\n";
  xml += "<link rel=\"self\" type=\"application/atom+xml\" href=\"" + escaped(feed.id) + "\"/>\n";
  xml += "<link rel=\"alternate\" type=\"text/html\" href=\"" + escaped(feed.page) + "\"/>\n";
  for (const auto& entry : feed.entries) {
    xml += "<entry>\n" + element("id", entry.id) + element("title", entry.title) +
           element("updated", to_iso(entry.updated));
    xml += "<link href=\"" + escaped(entry.link) + "\"/>\n";
    if (!entry.summary.empty()) xml += element("summary", entry.summary);
    xml += "</entry>\n";
  }
  return xml + "</feed>\n";
}

}  // namespace kenes::petition
