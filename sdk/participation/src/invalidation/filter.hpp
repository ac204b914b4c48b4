#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/participation/invalidations.hpp"

namespace kenes::participation {

// As participation.invalidation.conditions holds it.
std::string to_json(const SupportFilter& filter);
SupportFilter filter_from_json(const std::string& text, std::int64_t up_to);

// A filter as parameters of the condition below. Bound by the order of its placeholders; lives as long as the
// statement.
class FilterParameters {
 public:
  FilterParameters(soci::session& sql, std::int64_t submission_id, const SupportFilter& filter);

  // Of a row of participation.supporter called s and its entry e, of a support that stands; with `after` and `until`
  // numbers to look between.
  static const std::string& condition();
  template <class Statement>
  Statement& bind(Statement& statement, std::int64_t after, std::int64_t until);

  std::int64_t first() const { return first_; }  // no support with a smaller number is meant, nor with a greater
  std::int64_t last() const { return last_; }

 private:
  std::int64_t submission_id_, from_, until_, first_ = 1, last_, after_ = 0, before_ = 0;
  int marks_;
  std::string networks_, mail_domains_, providers_, numbers_;
};

template <class Statement>
Statement& FilterParameters::bind(Statement& statement, std::int64_t after, std::int64_t until) {
  after_ = after;
  before_ = until;
  statement, soci::use(submission_id_), soci::use(after_), soci::use(before_), soci::use(from_), soci::use(until_),
      soci::use(networks_), soci::use(networks_), soci::use(mail_domains_), soci::use(mail_domains_),
      soci::use(providers_), soci::use(providers_), soci::use(marks_), soci::use(marks_), soci::use(numbers_),
      soci::use(numbers_);
  return statement;
}

}  // namespace kenes::participation
