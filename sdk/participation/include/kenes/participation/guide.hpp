#pragma once
// A procedure in words, from its process alone: for the public guide, its picture and the command line.
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/authorities.hpp"
#include "kenes/participation/process.hpp"
#include "kenes/translator.hpp"

namespace kenes::participation {

// Plain texts in one language; "" where there is nothing to say.
struct Guide {
  struct Duty {
    std::string at;      // "10,000 supporters"; "" as soon as the step begins
    std::string title;   // "Government response"
    std::string by;      // "Government"
    std::string within;  // "14 days"
  };
  struct Way {
    std::string when;  // "after 6 months"
    std::string to;    // id of a step
  };
  struct Step {
    std::string id;
    StageKind kind = StageKind::end;
    std::string title, explanation;
    std::string who;   // "the author"
    std::string need;  // "5 supporters"
    std::string time;  // "3 months"
    std::vector<Duty> duties;
    std::vector<Way> ways;  // in the order in which one would tell them; none: it ends here
  };

  // What one may ask about, and who gets it.
  struct Subject {
    std::string title, explanation;
    std::string by;       // "Ministry of Health"; "" where the steps say
    std::string instead;  // why nothing can be filed here, and what to do; "" if it can
    std::string href;
  };

  std::string language, title;
  std::vector<std::string> authors, supporters;  // what is asked of them, by eligibility_words
  std::vector<Subject> subjects = {};
  std::vector<Step> steps = {};  // in the order of the process, those that end it too

  KENES_API const Step* step(std::string_view id) const;
};

// `words` are the kit's own (Kit::words). [any thread]
KENES_API Guide guide_of(const Process& process, const Translator& words, const Authorities* authorities);

// What is asked of a person who takes part, a phrase for each thing: "At least 16 years old". Never empty.
KENES_API std::vector<std::string> eligibility_words(const Eligibility& rule, const Translator& words);

// {"title", "authors": [{"text"}], "supporters": [{"text"}], "steps": [{"id", "number", "title", "explanation", "who",
// "need", "time", "duties": [{"at", "title", "by", "within"}], "ways": [{"when", "to", "to_title"}]}], "ends": [{"id",
// "title", "explanation"}], "subjects": [{"title", "explanation", "by", "instead", "href"}]}
KENES_API boost::json::object to_json(const Guide& guide);

// The same as a flow chart: a whole SVG document, 360 units wide or a little more, legible on light and dark, with
// title and description. It needs no fonts, scripts or other files.
KENES_API std::string to_svg(const Guide& guide, const Translator& words);

}  // namespace kenes::participation
