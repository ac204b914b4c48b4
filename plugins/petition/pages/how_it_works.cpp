// The public guide and its picture, drawn from the process alone.
#include "domain/stages.hpp"
#include "kenes/participation/guide.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"

namespace kenes::petition {

namespace {

const Translator& words_of(const Call& call, const Office& office) {
  return office.kit->words(call.words().language());
}

participation::Guide guide(const Call& call, const Office& office) {
  return participation::guide_of(office.process(call.service().slug), words_of(call, office),
                                 office.host->find<Authorities>());
}

boost::json::array reasons(const Process& process, std::string_view language) {
  boost::json::array models;
  for (const auto& reason : process.reasons) {
    models.emplace_back(boost::json::object{{"title", reason.title.in(language)},
                                            {"explanation", reason.explanation.in(language)},
                                            {"hidden", reason.hidden}});
  }
  return models;
}

boost::json::array acts(const Process& process, std::string_view language) {
  boost::json::array models;
  for (const auto& rule : process.acts) {
    models.emplace_back(
        boost::json::object{{"title", rule.title.in(language)}, {"explanation", rule.explanation.in(language)}});
  }
  return models;
}

boost::json::object limits(const Process& process) {
  boost::json::object models;
  for (const auto& [name, value] : process.limits) models[name] = value;
  return models;
}

}  // namespace

Response how_it_works_page(Call& call, const Office& office) {
  const auto& process = office.process(call.service().slug);
  const std::string language(call.words().language());
  auto model = to_json(guide(call, office));
  model["process_title"] = std::move(model["title"]);
  model["title"] = call.tr("How it works");
  model["reasons"] = reasons(process, language);
  model["limits"] = limits(process);
  model["picture"] = call.url("/how-it-works.svg");
  model["acts"] = acts(process, language);
  model["committee_href"] = call.url("/committee");
  model["duties_href"] = call.url("/duties");
  model["new_href"] = call.url("/new");
  model["home_href"] = call.url("");
  auto response = page("petition/how_it_works", std::move(model));
  response.caching = Caching::short_shared;
  return response;
}

Response how_it_works_picture(Call& call, const Office& office) {
  auto response = text(to_svg(guide(call, office), words_of(call, office)), "image/svg+xml");
  response.caching = Caching::short_shared;
  response.version = office.process(call.service().slug).version;
  // The picture brings its colours for light and dark along; it holds nothing else that a policy could let run.
  response.headers.push_back({"content-security-policy", "default-src 'none'; style-src 'unsafe-inline'"});
  return response;
}

}  // namespace kenes::petition
