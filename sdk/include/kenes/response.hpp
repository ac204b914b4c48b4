#pragma once
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include "kenes/request.hpp"

namespace kenes {

// How long a shared cache may keep the answer. The host sends `private, no-store` instead whenever the visitor is
// signed in, the answer sets a cookie, or the status is not 200, 301, 404 or 410.
enum class Caching { no_store, short_shared, immutable };

// A page is a template and its model; the host renders it, or writes the model as JSON when the .json twin was asked
// for. What must not reach the twin goes into `html_only`, which is laid over the model for the template.
struct Page {
  std::string view;  // "petition/show": template show.html of plugin petition
  boost::json::object model;
  boost::json::object html_only;
};

struct Response {
  int status = 200;
  std::vector<NamedValue> headers;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  Page page;  // rendered into body by the host when page.view is set
  Caching caching = Caching::no_store;
  // For GET: becomes a weak ETag together with language and layout version; empty: the host hashes the body.
  std::string version;
};

}  // namespace kenes
