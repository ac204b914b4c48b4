#pragma once
// Where in an HTML page we are, character by character, and what must not stand there. Stricter than a browser: what
// this walker can't follow is a fault, so that the escaping chosen by context can't be led astray.
#include <functional>
#include <string>
#include <string_view>

namespace kenes::view {

class Html {
 public:
  enum class State {
    text,
    tag_open,
    tag_name,
    in_tag,
    attribute_name,
    after_name,
    before_value,
    value_double,
    value_single,
    value_bare,
    declaration,
    comment,
    raw  // inside script or style
  };
  using Report = std::function<void(std::string what, std::string hint)>;

  // One character of literal template text.
  void feed(char c, const Report& report);
  // A value of the model, or words, are about to be put in here. False (and a report) if that can't be made safe.
  bool insert(const Report& report, bool words);
  // Ends the name of a tag or attribute, as a section may start or end here. True if a space must be written for it.
  bool settle();
  // Both are in the same place, so that what stands between may be left out or repeated.
  bool same_place(const Html& other) const;
  // After a section that began at `start`: what holds whether or not the section was shown.
  void leave_section(const Html& start);
  void end(const Report& report) const;

  State state() const { return state_; }
  // Inside <textarea> or <title>: only text, no tags.
  bool only_text() const { return !only_text_.empty(); }
  // Line ends mean something here.
  bool keeps_lines() const { return only_text_ == "textarea" || pre_ > 0; }
  bool in_value() const { return state_ == State::value_double || state_ == State::value_single; }
  // Just after <textarea …>, whose first line end a browser drops.
  bool textarea_opened() const { return textarea_opened_; }

 private:
  void feed_text(char c);
  void feed_tag(char c, const Report& report);
  void feed_attribute(char c, const Report& report);
  void tag_named(const Report& report);
  void attribute_named(const Report& report);
  void tag_ended(const Report& report);
  void attribute_ended(const Report& report);
  bool is_url() const;

  State state_ = State::text;
  std::string tag_, attribute_, value_, pending_, only_text_, raw_;
  bool closing_ = false, textarea_opened_ = false;
  int pre_ = 0;
  // Of the attribute at hand: something was written; a literal start that fixes the scheme was written.
  bool started_ = false, url_fixed_ = false;
  // Of the open form.
  bool in_post_form_ = false, form_has_csrf_ = false, tag_has_src_ = false, names_csrf_ = false;
};

}  // namespace kenes::view
