#pragma once
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

// For the portal's start page: the petitions that most people are signing now. [any thread]
std::vector<NewsItem> news(const Office& office, const Service& service, std::string_view language);

}  // namespace kenes::petition
