#pragma once
// Answers of the host itself for what goes wrong around handlers; handlers' own are in kenes/call.hpp.
#include <string_view>

#include "kenes/response.hpp"

namespace kenes::app {

Response unavailable();   // 503 with Retry-After
Response server_error();  // 500
Response expired_form();  // 403: the form's token is missing, old or from elsewhere
Response too_many();      // 429 with Retry-After
// Without templates, for when a page can't be rendered.
Response plain_failure(std::string_view request_id);

}  // namespace kenes::app
