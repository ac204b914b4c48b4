#include "view/paragraphs.hpp"

#include <cctype>
#include <mutex>

#include <ctemplate/template_modifiers.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

namespace kenes::view {
namespace {

void escape(std::string_view text, std::string& out) {
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
        out += "<br>\n";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
    }
  }
}

// The length of an address at the start of `text`, 0 if there is none. Ends before white space, quotes, angle brackets
// and control characters, and gives back punctuation that belongs to the sentence.
std::size_t address(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return 0;
  std::size_t end = scheme;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > 0x20 && text[end] != 0x7f &&
         std::string_view("\"'<>`\\^{}|").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  while (end > scheme) {
    const char last = text[end - 1];
    const bool sentence = std::string_view(".,;:!?*_").find(last) != std::string_view::npos;
    const bool bracket = (last == ')' && text.substr(0, end).find('(') == std::string_view::npos) || last == ']';
    if (!sentence && !bracket) break;
    --end;
  }
  return end > scheme && std::isalnum(static_cast<unsigned char>(text[scheme])) ? end : 0;
}

void paragraph(std::string_view text, std::string& out) {
  out += "<p class=\"govuk-body\">";
  std::size_t from = 0;
  for (std::size_t at = text.find("http"); at != std::string_view::npos; at = text.find("http", at)) {
    const bool starts_word = at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]));
    const auto length = starts_word ? address(text.substr(at)) : 0;
    if (length == 0) {
      at += 4;
      continue;
    }
    escape(text.substr(from, at - from), out);
    out += "<a class=\"govuk-link\" rel=\"nofollow ugc\" href=\"";
    escape(text.substr(at, length), out);
    out += "\">";
    escape(text.substr(at, length), out);
    out += "</a>";
    from = at = at + length;
  }
  escape(text.substr(from), out);
  out += "</p>\n";
}

class Paragraphs : public ctemplate::TemplateModifier {
 public:
  void Modify(const char* in, size_t length, const ctemplate::PerExpandData*, ctemplate::ExpandEmitter* out,
              const std::string&) const override {
    std::string html;
    append_paragraphs({in, length}, html);
    out->Emit(html);
  }
};

}  // namespace

void append_paragraphs(std::string_view text, std::string& out) {
  std::string lines;  // one kind of line end, and lines of white space alone are blank
  for (std::size_t at = 0; at <= text.size();) {
    auto end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    auto line = text.substr(at, end - at);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    lines.append(line).push_back('\n');
    at = end + 1;
  }
  const std::string_view all(lines);
  for (std::size_t at = 0; at < all.size();) {
    if (all[at] == '\n') {
      ++at;
      continue;
    }
    auto end = all.find("\n\n", at);
    if (end == std::string_view::npos) end = all.size() - 1;
    paragraph(all.substr(at, end - at), out);
    at = end + 1;
  }
}

void register_paragraphs() {
  static std::once_flag once;
  std::call_once(once, [] {
    static const Paragraphs modifier;
#if defined(__SANITIZE_ADDRESS__)
    const __lsan::ScopedDisabler disabled;  // ctemplate keeps its list of modifiers for ever and never frees it
#endif
    ctemplate::AddXssSafeModifier("x-kenes-paragraphs", &modifier);
  });
}

}  // namespace kenes::view
