#include "net/http_client.hpp"

#include <algorithm>
#include <cctype>
#include <new>

#include "kenes/strand.hpp"
#include "net/curl_handle.hpp"

namespace kenes::net {
namespace {

struct Body {
  std::string text;
  std::size_t most = 0;
  bool too_large = false;
};

std::size_t take(char* from, std::size_t size, std::size_t count, void* to) {
  auto& body = *static_cast<Body*>(to);
  body.too_large = body.too_large || body.text.size() + size * count > body.most;
  if (body.too_large) return 0;
  body.text.append(from, size * count);
  return size * count;
}

std::string encoded(const std::string& text) {
  const std::unique_ptr<char, decltype(&curl_free)> escaped(
      curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size())), &curl_free);
  return escaped ? escaped.get() : "";
}

std::string without_query(const std::string& url) {
  return url.substr(0, url.find_first_of("?#"));
}

std::string media_type(const char* header) {
  std::string type(header == nullptr ? "" : header);
  type.resize(std::min(type.find(';'), type.size()));
  type.resize(type.find_last_not_of(' ') + 1);
  std::transform(type.begin(), type.end(), type.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return type;
}

tl::unexpected<Error> explained(CURLcode code, const Body& body, const HttpRequest& request) {
  const auto where = without_query(request.url) + ": ";
  if (body.too_large) return fail("too_large", where + "the answer is larger than " + std::to_string(body.most) + " B");
  const std::string what = curl_easy_strerror(code);
  return fail(code == CURLE_OPERATION_TIMEDOUT ? "too_slow" : "unreachable", where + what);
}

}  // namespace

Result<HttpAnswer> ask(const HttpRequest& request, const HttpLimits& limits) {
  if (!is_secure(request.url)) {
    return fail("not_secure", without_query(request.url) + ": another machine is asked over https only");
  }
  const auto handle = new_handle("https,http", limits.connect, limits.whole);
  CURL* curl = handle.get();
  Body body{.most = limits.body};
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "kenes");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);

  CurlList headers;
  for (const auto& header : request.headers) {
    auto* longer = curl_slist_append(headers.get(), (header.name + ": " + header.value).c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(headers.release());
    headers.reset(longer);
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  const auto form = form_encoded(request.form);
  if (!request.form.empty()) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.c_str());
  }

  const Blocking blocking;
  if (const auto done = curl_easy_perform(curl); done != CURLE_OK) return explained(done, body, request);
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
  return HttpAnswer{static_cast<int>(status), media_type(type), std::move(body.text)};
}

Result<HttpAnswer> PortalHttpClient::ask(const HttpRequest& request, const HttpLimits& limits) const {
  return net::ask(request, limits);
}

std::string form_encoded(const std::vector<NamedValue>& values) {
  std::string text;
  for (const auto& [name, value] : values) {
    if (!text.empty()) text += '&';
    text.append(encoded(name)).append("=").append(encoded(value));
  }
  return text;
}

bool is_secure(std::string_view url) {
  if (url.starts_with("https://")) return true;
  for (const std::string_view here : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (!url.starts_with(here)) continue;
    const auto rest = url.substr(here.size());
    if (rest.empty() || rest.front() == ':' || rest.front() == '/') return rest.find('@') == std::string_view::npos;
  }
  return false;
}

}  // namespace kenes::net
