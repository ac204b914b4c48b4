#include "app/problem.hpp"

#include <string>

namespace kenes::app {
namespace {

// The page core/error; its model is described in kenes/call.hpp.
Response problem(int status, std::string_view code) {
  Response response;
  response.status = status;
  response.page.view = "core/error";
  response.page.model = {{"status", status}, {"code", code}, {"message", ""}};
  response.page.html_only[code] = true;
  return response;
}

Response later(Response response, std::string_view seconds) {
  response.headers.push_back({"Retry-After", std::string(seconds)});
  return response;
}

}  // namespace

Response unavailable() { return later(problem(503, "unavailable"), "5"); }
Response server_error() { return problem(500, "server_error"); }
Response expired_form() { return problem(403, "expired_form"); }
Response too_many() { return later(problem(429, "too_many"), "60"); }

Response plain_failure(std::string_view request_id) {
  Response response;
  response.status = 500;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "Something went wrong on our side. Please try again in a few minutes.\nReference: ";
  response.body.append(request_id).append("\n");
  return response;
}

}  // namespace kenes::app
