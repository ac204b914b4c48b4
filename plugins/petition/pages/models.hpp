#pragma once
// Pieces of page models that several pages share. Every key is always there; what is absent is null.
#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "kenes/call.hpp"
#include "office.hpp"
#include "queries/list_petitions.hpp"

namespace kenes::petition {

boost::json::value moment(const std::optional<Time>& at);  // RFC 3339 or null
// A day as RFC 3339 at noon UTC, so that it is the same day in (nearly) every zone of a portal; null for "".
boost::json::value day(const std::string& date);
// "6 months", in the reader's words.
// The number of supporters that a stage asks of this petition, or null.
boost::json::value need_model(const participation::Process& process, const participation::Stage& stage,
                              const participation::Submission& standing);

std::string period_words(const participation::Period& period, const Translator& words);
// "Constituency": what a kind of territory is called.
std::string kind_title(const std::string& kind, const Translator& words);

boost::json::object row_model(const Call& call, const participation::Process& process, const ListedPetition& petition);
boost::json::array row_models(const Call& call, const participation::Process& process,
                              const std::vector<ListedPetition>& petitions);
// id, href, field_title, place_name, group_name, group_size, action, lang, background, additional_details, count,
// stage_title: what most pages about one petition show.
boost::json::object short_model(const Call& call, const participation::Process& process, const Petition& petition);
boost::json::array topic_models(const Call& call, const Settings& settings, const std::vector<std::string>& topics);

}  // namespace kenes::petition
