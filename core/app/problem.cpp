#include "app/problem.hpp"

namespace kenes::app {
namespace {

Response problem(int status, std::string_view code, const std::string& message = "") {
  Response response;
  response.status = status;
  response.page.view = "core/error";
  response.page.html_only[code] = true;
  response.page.model = {{"status", status}, {"code", code}, {"message", message}};
  return response;
}

Response later(Response response, std::string_view seconds) {
  response.headers.push_back({"Retry-After", std::string(seconds)});
  return response;
}

}  // namespace

Response unavailable() {
  return later(problem(503, "unavailable"), "5");
}
Response wrong_method() {
  return problem(405, "not_found");
}
Response unreadable(int status) {
  return problem(status, "bad_request");
}
Response server_error() {
  return problem(500, "server_error");
}

Response expired_form(const Translator& words) {
  return problem(
      403, "expired_form",
      words.tr("This form was open for too long, or was not sent from this site. Go back, reload the page and "
               "send it again; what you entered is still there."));
}

Response too_many(const Translator& words) {
  return later(
      problem(429, "too_many", words.tr("You did this very often in a short time. Wait a minute, then try again.")),
      "60");
}

Response second_factor_missing() {
  auto response = problem(403, "forbidden");
  response.page.model["code"] = "second_factor";
  return response;
}

Response plain_failure(std::string_view request_id) {
  Response response;
  response.status = 500;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "Something went wrong on our side. Please try again in a few minutes.\nReference: ";
  response.body.append(request_id).append("\n");
  return response;
}

}  // namespace kenes::app
