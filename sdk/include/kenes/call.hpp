#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "kenes/actor.hpp"
#include "kenes/api.hpp"
#include "kenes/host.hpp"
#include "kenes/request.hpp"
#include "kenes/response.hpp"
#include "kenes/service.hpp"
#include "kenes/translator.hpp"

namespace kenes {

// One request as a handler sees it. Lives until the handler returns; never keep it. A handler runs on one of many
// threads and may block on the database. Access (the route's), CSRF and limits were checked before.
class KENES_API Call {
 public:
  virtual ~Call();
  virtual const Request& request() const = 0;
  virtual const Actor& actor() const = 0;
  virtual const Service& service() const = 0;
  virtual const Translator& words() const = 0;  // in the visitor's language
  virtual Host& host() = 0;
  virtual Time now() const = 0;

  // A message shown on top of the next page this visitor sees. `kind`: "success" or "important".
  virtual void flash(std::string_view kind, std::string_view text) = 0;

  // For a route that anyone may call but whose next step needs a person: where to sign in and come back to `then`
  // (a path of this portal). What the visitor entered so far can be carried along: it is kept with the sign-in and
  // posted back into the form as query parameters of `then`.
  // `ways`: the keys of those SignInWays that will do (SignIns), for somebody who has signed in by a weaker one too;
  // empty: any.
  virtual Response sign_in(std::string_view then, std::string_view why, const std::vector<std::string>& ways) = 0;

  // [helpers] written on the above, in libkenes-sdk.
  Response sign_in_first(std::string_view then, std::string_view why) { return sign_in(then, why, {}); }
  std::string url(std::string_view path) const;  // "/petitions" + path
  bool is(std::string_view role) const;          // the actor holds it in this service or the whole portal
  std::string tr(std::string_view english, const Arguments& arguments = {}) const {
    return words().tr(english, arguments);
  }
};

// "petition/show" with its model. The model holds raw values (numbers, RFC 3339 times); the template formats them.
KENES_API Response page(std::string_view view, boost::json::object model, int status = 200);
KENES_API Response json(const boost::json::value& body, int status = 200);
KENES_API Response text(std::string body, std::string_view content_type, int status = 200);
// 303, to a path of this portal, percent-encoded. Throws std::invalid_argument for anything else (another site,
// "//host", control characters), so that a visitor's parameter can't send people away.
KENES_API Response redirect(std::string_view path);
// Pages of the host that explain what to do next, in the visitor's language: the view "core/error" with the model
// {"status": 404, "code": "not_found", "message": ""}, and for its template one of `not_found`, `forbidden`,
// `conflict`, `bad_request` true. `message` is already translated, plain text.
KENES_API Response not_found();
KENES_API Response forbidden();
KENES_API Response conflict(std::string message);     // 409, with a way back
KENES_API Response bad_request(std::string message);  // 400

}  // namespace kenes
