#pragma once
#include <string>
#include <string_view>

namespace kenes::view {

// A citizen's plain text as HTML: blank lines separate <p>, single line ends become <br>, http(s) addresses become
// links with rel="nofollow ugc". Everything else is escaped. The result holds no other markup, whatever the text.
void append_paragraphs(std::string_view text, std::string& out);

// Makes `{{text|paragraphs}}` known to ctemplate; the first call counts, the others do nothing. [any thread]
void register_paragraphs();

}  // namespace kenes::view
