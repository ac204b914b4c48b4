#include "supporters/consent.hpp"

#include "pages/models.hpp"

namespace kenes::petition {

using participation::NamesShown;

namespace {

std::string consent_hint(const Call& call, NamesShown rule) {
  const auto where = call.tr(
      "Everyone can read it on the page “Who has signed” of this petition, for as long as the petition is on this "
      "site.");
  if (rule == NamesShown::optional) {
    return where + " " + call.tr("You can take your name away at any time; your signature goes on counting.");
  }
  return where + " " +
         call.tr(
             "The rules ask for it. You can take your name away by withdrawing your signature, and also after the "
             "collection has ended.");
}

std::string name_hint(const Call& call, NamesShown rule, bool keeps_name) {
  if (rule == NamesShown::required) return call.tr("Your first name and surname. They are shown with your signature.");
  if (rule == NamesShown::optional) return call.tr("It is shown only if you agree to it below.");
  if (keeps_name) return call.tr("It is kept with your signature.");
  return call.tr("To confirm that it is you. It is not kept with your signature and never shown.");
}

}  // namespace

void add_consent(boost::json::object& model, const Call& call, const participation::Process& process, bool keeps_name) {
  model["name_hint"] = name_hint(call, process.names, keeps_name);
  model["kept"] = process.supporters_kept
                      ? call.tr(
                            "It is kept with your account that you signed, until {period} after the petition has "
                            "ended. Your signature goes on counting after that.",
                            {{"period", period_words(*process.supporters_kept, call.words())}})
                      : std::string();
  model["consent"] = nullptr;
  if (process.names == NamesShown::never) return;
  model["consent"] = {{"required", process.names == NamesShown::required}, {"hint", consent_hint(call, process.names)}};
}

bool read_consent(Form& form, const participation::Process& process) {
  if (process.names == NamesShown::never) return false;
  return form.checked("show_name", process.names == NamesShown::required
                                       ? message_id("Agree that your name is shown; the rules don’t allow signatures "
                                                    "without it")
                                       : "");
}

std::string how_names_are_shown(const Call& call, const participation::Process& process) {
  switch (process.names) {
    case NamesShown::never:
      return {};
    case NamesShown::optional:
      return call.tr(
          "Only if you agree to it when you sign. Then everyone can read your name and the date of your signature, for "
          "as long as the petition is on this site. You can take your name away at any time; your signature goes on "
          "counting.");
    case NamesShown::required:
      break;
  }
  return call.tr(
      "Yes. Everyone can read the names of those who signed, with the dates of their signatures, for as long as the "
      "petition is on this site. You agree to it when you sign. You can take your name away by withdrawing your "
      "signature, and also after the collection has ended.");
}

boost::json::value supporters_href(const Call& call, const participation::Process& process, const Petition& petition) {
  const bool everyone = petition.standing.visibility == participation::Visibility::everyone;
  if (process.names == NamesShown::never || !everyone) return nullptr;
  return boost::json::value(call.url("/" + std::to_string(petition.id) + "/supporters"));
}

}  // namespace kenes::petition
