#include "writing/elsewhere.hpp"

namespace kenes::petition {

Response elsewhere_page(Call& call, const Office&, const participation::Field& field, const Draft& draft,
                        const std::string& back) {
  const auto language = call.words().language();
  return page("petition/elsewhere", {{"title", field.refuse->title.in(language)},
                                     {"field_title", field.title.in(language)},
                                     {"explanation", field.refuse->explanation.in(language)},
                                     {"instead_href", field.refuse->href},
                                     {"action", draft.texts.action},
                                     {"background", draft.texts.background},
                                     {"additional_details", draft.texts.additional_details},
                                     {"lang", std::string(language)},
                                     {"back_href", back},
                                     {"home_href", call.url("")}});
}

}  // namespace kenes::petition
