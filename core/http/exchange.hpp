#pragma once
// What the server hands to the application for one request, and what it gets back. Values only; nothing of Pistache.
#include <exception>
#include <functional>
#include <string>
#include <utility>

#include "kenes/request.hpp"
#include "kenes/response.hpp"

namespace kenes::http {

struct Exchange {
  Request request;       // `method` means something only when `verb` is one of its five
  NamedValues cookies;   // decoded names and values as the browser sent them; first wins with get()
  std::string verb;      // "GET", "POST", "OPTIONS", …; a HEAD arrives as "GET" with `head` set
  bool head = false;     // the body is left out by the server
  bool proxied = false;  // came through nginx (it sets X-Forwarded-For)
};

struct Answer {
  Response response;
  std::string route = {};  // pattern, "/petitions/{id:int}"; for log and metrics, where the path itself must not appear
  // The visitor had a session cookie, valid or not: the answer is sent `private, no-store`.
  bool personal = false;
};

// Something that the application has to turn into a page in the visitor's language. `cause` is null for a refused
// request.
struct Failure {
  int status = 500;  // 400, 413, 500, 503
  std::exception_ptr cause = nullptr;
};

// Called on many threads at once. An exception is passed on to OnFailure.
using Application = std::function<Answer(const Exchange&)>;
using OnFailure = std::function<Answer(const Exchange&, const Failure&)>;

}  // namespace kenes::http
