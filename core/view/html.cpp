#include "view/html.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "view/html_rules.hpp"

namespace kenes::view {
namespace {

bool space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}
char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}
bool letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

void Html::feed(char c, const Report& report) {
  if (state_ == State::text || state_ == State::raw || state_ == State::comment || state_ == State::declaration) {
    return feed_text(c);
  }
  if (state_ == State::tag_open || state_ == State::tag_name || state_ == State::in_tag) return feed_tag(c, report);
  feed_attribute(c, report);
}

void Html::feed_text(char c) {
  const bool was_text = state_ == State::text;
  if (state_ == State::comment || state_ == State::declaration) {
    pending_ += c;
    const bool comment = state_ == State::comment;
    if (state_ == State::declaration && pending_ == "--") state_ = State::comment;
    if ((comment && pending_.size() > 4 && pending_.ends_with("-->")) || (!comment && c == '>')) state_ = State::text;
    return;
  }
  if (state_ == State::raw && c != '<' && !space(c)) raw_ += c;
  if (!(was_text && c == '\n' && textarea_opened_)) textarea_opened_ = false;
  if (c == '<') {
    state_ = State::tag_open;
    pending_.clear();
    closing_ = false;
  }
}

void Html::feed_tag(char c, const Report& report) {
  if (state_ == State::tag_open) {
    if (c == '/' && !closing_) {
      closing_ = true;
    } else if (c == '!' && !closing_ && !only_text()) {
      state_ = State::declaration;
    } else if (letter(c)) {
      state_ = State::tag_name;
      tag_ = lower(c);
      tag_has_src_ = names_csrf_ = false;
    } else {
      report("'<' that starts no tag", "write &lt; for the character");
      state_ = State::text;
    }
    return;
  }
  if (state_ == State::tag_name) {
    if (!space(c) && c != '>' && c != '/') {
      tag_ += lower(c);
      return;
    }
    tag_named(report);
    state_ = State::in_tag;
  }
  if (c == '>') return tag_ended(report);
  if (space(c) || c == '/') return;
  state_ = State::attribute_name;
  attribute_ = lower(c);
  value_.clear();
  started_ = url_fixed_ = false;
  if (c == '"' || c == '\'' || c == '<' || c == '=')
    report("a tag with a stray " + std::string(1, c), "check the quotes before it");
}

void Html::feed_attribute(char c, const Report& report) {
  switch (state_) {
    case State::attribute_name:
      if (!space(c) && c != '=' && c != '>' && c != '/') {
        attribute_ += lower(c);
        return;
      }
      attribute_named(report);
      state_ = State::after_name;
      [[fallthrough]];
    case State::after_name:
      if (space(c)) return;
      if (c == '=') {
        state_ = State::before_value;
        return;
      }
      attribute_ended(report);
      state_ = State::in_tag;
      return feed_tag(c, report);
    case State::before_value:
      if (space(c)) return;
      if (c == '"')
        state_ = State::value_double;
      else if (c == '\'')
        state_ = State::value_single;
      else {
        report("attribute '" + attribute_ + "' has no quotes", "write " + attribute_ + "=\"…\"");
        state_ = c == '>' ? State::text : State::value_bare;
      }
      return;
    case State::value_bare:
      if (!space(c) && c != '>') return;
      state_ = State::in_tag;
      if (c == '>') tag_ended(report);
      return;
    default:
      if (c == (state_ == State::value_double ? '"' : '\'')) {
        attribute_ended(report);
        state_ = State::in_tag;
        return;
      }
      value_ += c;
      started_ = true;
      if (c == '/' || c == '?' || c == '#' || value_ == "mailto:" || value_ == "tel:") url_fixed_ = true;
  }
}

void Html::tag_named(const Report& report) {
  if (only_text() || state_ == State::raw) return;
  if (!closing_ && rules::forbidden_tag(tag_)) {
    report("<" + tag_ + "> isn't allowed", rules::tag_hint(tag_));
  }
}

void Html::attribute_named(const Report& report) {
  if (attribute_.starts_with("on") || attribute_ == "style" || attribute_ == "srcdoc" || attribute_ == "http-equiv") {
    report("attribute '" + attribute_ + "' isn't allowed",
           "the page's headers and policy (CSP) rule here: use a class of the style sheet or a module");
  }
}

void Html::attribute_ended(const Report& report) {
  if (attribute_ == "src") tag_has_src_ = true;
  if (tag_ == "input" && attribute_ == "name" && value_ == "csrf") names_csrf_ = true;
  std::string bare;
  for (char c : value_)
    if (!space(c)) bare += lower(c);
  if (is_url() && (bare.starts_with("javascript:") || bare.starts_with("vbscript:") || bare.starts_with("data:text"))) {
    report("'" + bare.substr(0, bare.find(':') + 1) + "' in '" + attribute_ + "'",
           "link to a page, and put script into a module");
  }
  if (tag_ == "form" && attribute_ == "method" && bare == "post") {
    in_post_form_ = true;
    form_has_csrf_ = false;
  }
}

void Html::tag_ended(const Report& report) {
  state_ = State::text;
  if (!only_text_.empty()) {  // of <textarea> and <title> only their own end counts
    if (closing_ && tag_ == only_text_)
      only_text_.clear();
    else
      report("<" + tag_ + "> inside <" + only_text_ + ">", "only text may stand there");
    return;
  }
  if (closing_) {
    if (tag_ == "pre" && pre_ > 0) --pre_;
    if (tag_ == "script" && !raw_.empty())
      report("script inside the page", "pages forbid inline script (CSP): use a module of your assets");
    if (tag_ == "form" && in_post_form_) {
      in_post_form_ = false;
      if (!form_has_csrf_) {
        report("a form that posts has no csrf field", R"(add <input type="hidden" name="csrf" value="{{csrf}}">)");
      }
    }
    return;
  }
  if (tag_ == "pre") ++pre_;
  if (tag_ == "textarea" || tag_ == "title") only_text_ = tag_;
  textarea_opened_ = tag_ == "textarea";
  if (names_csrf_) form_has_csrf_ = true;
  if (tag_ == "script") {
    state_ = State::raw;
    raw_.clear();
    if (!tag_has_src_) report("<script> without src", "pages forbid inline script (CSP): use a module of your assets");
  }
}

bool Html::is_url() const {
  return rules::url_attribute(attribute_);
}

bool Html::insert(const Report& report, bool words) {
  const std::string what = words ? "words" : "a value";
  switch (state_) {
    case State::text:
      textarea_opened_ = false;
      return true;
    case State::value_double:
    case State::value_single:
      break;
    case State::before_value:
    case State::value_bare:
      state_ = State::value_bare;
      report(what + " in an attribute without quotes", "write " + attribute_ + "=\"…\"");
      return false;
    case State::tag_open:
    case State::tag_name:
      report(what + " as the name of a tag", "write the tag out; choose by {{#section}}");
      return false;
    case State::raw:
      report(what + " inside <" + tag_ + ">", "put it into a data- attribute and read it from a module");
      return false;
    case State::comment:
    case State::declaration:
      report(what + " inside an HTML comment", "use {{! … }} for comments");
      return false;
    default:
      report(what + " between the attributes of <" + tag_ + ">", "write the attribute out; choose by {{#section}}");
      return false;
  }
  const bool before = started_;
  started_ = true;
  value_ += '?';
  if (rules::literal_only(tag_, attribute_)) {
    report(what + " in attribute '" + attribute_ + "' of <" + tag_ + ">",
           "it can't be escaped safely there: write it out");
    return false;
  }
  if (!is_url()) return true;
  if (words) {
    report("words in '" + attribute_ + "'", "an address isn't translated");
    return false;
  }
  if (before && !url_fixed_) {
    report("a value in the middle of '" + attribute_ + "' where it could become the scheme",
           "let the value be the whole start of the address, or start with a literal /, https://…/, mailto: or tel:");
    return false;
  }
  return true;
}

bool Html::same_place(const Html& other) const {
  if (state_ != other.state_ || only_text_ != other.only_text_ || pre_ != other.pre_) return false;
  if (state_ == State::text || state_ == State::raw) return true;
  return tag_ == other.tag_ && closing_ == other.closing_ &&
         (state_ == State::in_tag || attribute_ == other.attribute_);
}

bool Html::settle() {
  if (state_ != State::tag_name && state_ != State::attribute_name && state_ != State::after_name) return false;
  const Report ignore = [](const std::string&, const std::string&) {};
  feed(' ', ignore);
  if (state_ == State::after_name) attribute_ended(ignore);
  state_ = State::in_tag;
  return true;
}

void Html::leave_section(const Html& start) {
  if (!in_value()) return;
  started_ = started_ || start.started_;
  url_fixed_ = start.url_fixed_;
}

void Html::end(const Report& report) const {
  if (state_ != State::text || only_text())
    report("the page ends inside <" + (only_text() ? only_text_ : tag_) + ">", "close it");
  if (in_post_form_) report("a form isn't closed", "add </form>");
}

}  // namespace kenes::view
