#pragma once
// Answers of the host itself for what goes wrong around handlers; handlers' own are in kenes/call.hpp.
#include <string>
#include <string_view>

#include "kenes/response.hpp"
#include "kenes/translator.hpp"

namespace kenes::app {

Response unavailable();                          // 503 with Retry-After
Response wrong_method();                         // 405, without Allow
Response unreadable(int status);                 // 400, 413: a request that could not be taken apart
Response server_error();                         // 500
Response expired_form(const Translator& words);  // 403: the form's token is missing, old or from elsewhere
Response too_many(const Translator& words);      // 429 with Retry-After
// 403 for programs: the role counts only in a session that has shown a second factor.
Response second_factor_missing();
// Without templates, for when a page can't be rendered.
Response plain_failure(std::string_view request_id);

}  // namespace kenes::app
