#include <spdlog/fmt/fmt.h>

#include "requirement/read_requirement.hpp"

namespace kenes::participation {
namespace {

class Check {
 public:
  Check(const Requirement& requirement, std::string pointer, const std::string& subject, const Document& document,
        std::vector<Fault>& faults)
      : requirement_(requirement),
        pointer_(std::move(pointer)),
        subject_(subject),
        document_(document),
        faults_(faults) {}

  void run() {
    one_form();
    if (has("by_population")) pieces();
    if (has("of") && requirement_.fixed()) {
      add("of", fmt::format("'of' means nothing for a plain number in {}", subject_),
          "it names whose population counts");
    }
    if (requirement_.across) spread(*requirement_.across);
  }

 private:
  bool has(const std::string& key) const {
    boost::system::error_code none;
    return document_.root.find_pointer(pointer_ + "/" + key, none) != nullptr;
  }
  void add(const std::string& key, std::string what, std::string hint) {
    faults_.push_back(
        {document_.locate(key.empty() ? pointer_ : pointer_ + "/" + key), std::move(what), std::move(hint)});
  }

  void one_form() {
    int forms = 0;
    for (const auto* key : {"supporters", "percent", "by_population", "by_level", "none"}) forms += has(key) ? 1 : 0;
    if (forms == 1) return;
    add("", fmt::format("{} says {} how many must take part", subject_, forms == 0 ? "nowhere" : "more than once"),
        "write one of: supporters = 100, percent = 5, by_population = […], by_level = true, none = true");
  }

  void pieces() {
    if (requirement_.pieces.empty()) {
      return add("by_population", fmt::format("'by_population' of {} is empty", subject_),
                 "list { above = 2000000, supporters = 100000 }, and last one without 'above'");
    }
    std::int64_t last = 0;
    for (std::size_t i = 0; i < requirement_.pieces.size(); ++i) {
      const auto& piece = requirement_.pieces[i];
      const auto key = fmt::format("by_population/{}", i);
      if ((piece.supporters > 0) == (piece.per_million > 0)) {
        add(key, fmt::format("piece {} of {} must have either 'supporters' or 'percent'", i + 1, subject_), {});
      }
      const bool is_last = i + 1 == requirement_.pieces.size();
      if (is_last != (piece.above == 0)) {
        add(key,
            is_last ? fmt::format("the last piece of {} must hold everywhere", subject_)
                    : fmt::format("piece {} of {} holds everywhere, so those behind it never do", i + 1, subject_),
            is_last ? "leave out 'above', or add { percent = 5 } behind it" : "add 'above', or put it last");
      } else if (i > 0 && piece.above >= last) {
        add(key, fmt::format("piece {} of {} never holds: {} is not below {}", i + 1, subject_, piece.above, last),
            "put the largest population first");
      }
      last = piece.above;
    }
  }

  void spread(const Requirement::Spread& spread) {
    if (requirement_.none() || requirement_.by_level) {
      add("across", fmt::format("the distribution of {} has no total beside it", subject_), "add supporters = 1000000");
    }
    const auto named = static_cast<int>(spread.minimum.size());
    if (spread.each == 0 && spread.at_least > named) {
      add("across/at_least",
          fmt::format("{} can never be met: {} of '{}' are asked for, but {} have a minimum", subject_, spread.at_least,
                      spread.kind, named),
          "add minimums, or each = 100 for all that are not named");
    }
  }

  const Requirement& requirement_;
  const std::string pointer_;
  const std::string& subject_;
  const Document& document_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_requirement(const Requirement& requirement, const std::string& pointer, const std::string& subject,
                       const Document& document, std::vector<Fault>& faults) {
  Check(requirement, pointer, subject, document, faults).run();
}

}  // namespace kenes::participation
