#include "files/names.hpp"
#include "files/pages.hpp"
#include "files/tus.hpp"

namespace kenes::files {
namespace {

std::string_view token_of(const identity::CoreCall& call) {
  return call.request().captures.get("token");
}

Response bodiless(const identity::CoreCall& call) {
  return tus::answer(500, call.tr("The file could not be received. Please try again in a few minutes."));
}

}  // namespace

Response Pages::create(identity::CoreCall& call) const {
  const auto& request = call.request();
  if (auto other = tus::other_version(request)) return *other;
  const auto allowed = permission(call, request.headers.get("x-upload-permission"));
  if (!allowed) return tus::answer(403, call.tr("This page is too old to add files. Reload it and try again."));
  const auto size = tus::number(request, "upload-length");
  const auto metadata = read_metadata(request.headers.get("upload-metadata"));
  if (!size || !metadata) return tus::answer(400, "Upload-Length or Upload-Metadata is missing or malformed.");
  const Announced file{
      .name = std::string(metadata->get("filename")), .type = std::string(metadata->get("filetype")), .size = *size};
  auto upload = files_.reception().begin(*allowed, file, call.words());
  if (!upload) return tus::refusal(upload.error());

  const auto first = body(call);
  if (!first) return bodiless(call);
  if (first->size() > 0 && tus::is_piece(request)) {
    auto added = files_.reception().append(upload->token, upload->holder, 0, first->whole(), call.words());
    if (!added) return tus::refusal(added.error());
    upload = std::move(added);
  }
  auto response = tus::answer(201);
  response.headers.push_back({"Location", "/uploads/" + upload->token});
  tus::tell(response, *upload);
  return response;
}

Response Pages::status(identity::CoreCall& call) const {
  if (auto other = tus::other_version(call.request())) return *other;
  const auto upload = files_.reception().find(token_of(call), holder(call));
  if (!upload) return tus::answer(404);
  auto response = tus::answer(200);
  response.headers.push_back({"Cache-Control", "no-store"});
  response.headers.push_back({"Upload-Length", std::to_string(upload->size)});
  tus::tell(response, *upload);
  return response;
}

Response Pages::piece(identity::CoreCall& call) const {
  const auto& request = call.request();
  if (auto other = tus::other_version(request)) return *other;
  if (!tus::is_piece(request)) return tus::answer(415, "A piece has the type application/offset+octet-stream.");
  const auto offset = tus::number(request, "upload-offset");
  if (!offset) return tus::answer(400, "Upload-Offset is missing or no number.");
  const auto content = body(call);
  if (!content) return bodiless(call);
  const auto upload = files_.reception().append(token_of(call), holder(call), *offset, content->whole(), call.words());
  if (!upload) return tus::refusal(upload.error());
  auto response = tus::answer(204);
  tus::tell(response, *upload);
  return response;
}

Response Pages::abandon(identity::CoreCall& call) const {
  if (auto other = tus::other_version(call.request())) return *other;
  const auto gone = files_.reception().abandon(token_of(call), holder(call));
  return gone ? tus::answer(204) : tus::answer(404);
}

// For networks that let only GET and POST through.
Response Pages::overridden(identity::CoreCall& call) const {
  const auto verb = call.request().headers.get("x-http-method-override");
  if (verb == "PATCH") return piece(call);
  if (verb == "DELETE") return abandon(call);
  return tus::answer(405);
}

std::optional<http::Answer> Pages::options(const http::Exchange& exchange) const {
  const auto& path = exchange.request.path;
  if (exchange.verb != "OPTIONS" || (path != "/uploads" && !path.starts_with("/uploads/"))) return std::nullopt;
  http::Answer answer;
  answer.route = "/uploads";
  answer.response = tus::answer(204);
  answer.response.headers.push_back({"Tus-Version", tus::version});
  answer.response.headers.push_back({"Tus-Extension", tus::extensions});
  answer.response.headers.push_back({"Allow", "GET, HEAD, POST, PATCH, DELETE, OPTIONS"});
  return answer;
}

}  // namespace kenes::files
