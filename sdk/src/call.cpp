#include "kenes/call.hpp"

#include <stdexcept>

namespace kenes {
namespace {

// The pages that the host draws for answers that went wrong; see call.hpp.
Response problem(int status, std::string_view code, std::string message) {
  Response response;
  response.status = status;
  response.page.view = "core/error";
  response.page.model = {{"status", status}, {"code", code}, {"message", std::move(message)}};
  for (const std::string_view known : {"not_found", "forbidden", "conflict", "bad_request"}) {
    response.page.html_only[known] = known == code;
  }
  return response;
}

bool is_local_path(std::string_view path) {
  if (path.empty() || path[0] != '/') return false;
  if (path.size() > 1 && (path[1] == '/' || path[1] == '\\')) return false;
  for (const char c : path) {
    // Browsers drop tabs and line ends and read "\" as "/", which would turn "/\t/host" into another site.
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\') return false;
  }
  return true;
}

}  // namespace

std::string Call::url(std::string_view path) const {
  auto whole = "/" + service().slug;
  return whole.append(path);
}

bool Call::is(std::string_view role) const {
  return actor().has_role(role, "service:" + service().slug);
}

Response page(std::string_view view, boost::json::object model, int status) {
  Response response;
  response.status = status;
  response.page.view = view;
  response.page.model = std::move(model);
  return response;
}

Response json(const boost::json::value& body, int status) {
  return text(boost::json::serialize(body), "application/json; charset=utf-8", status);
}

Response text(std::string body, std::string_view content_type, int status) {
  Response response;
  response.status = status;
  response.content_type = content_type;
  response.body = std::move(body);
  return response;
}

Response redirect(std::string_view path) {
  if (!is_local_path(path)) {
    throw std::invalid_argument("redirect: expected a path of this portal, encoded, such as /petitions/7");
  }
  Response response;
  response.status = 303;
  response.headers.push_back({"location", std::string(path)});
  return response;
}

Response not_found() {
  return problem(404, "not_found", {});
}
Response forbidden() {
  return problem(403, "forbidden", {});
}
Response conflict(std::string message) {
  return problem(409, "conflict", std::move(message));
}
Response bad_request(std::string message) {
  return problem(400, "bad_request", std::move(message));
}

}  // namespace kenes
