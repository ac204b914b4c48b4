#include "files/pages.hpp"

#include "files/holder.hpp"
#include "files/sweep.hpp"

namespace kenes::files {

void Pages::declare(Registrar& registrar) {
  using Member = Response (Pages::*)(identity::CoreCall&) const;
  const auto add = [&](Method method, std::string path, Member member, int per_minute = 0) {
    registrar.route({.method = method,
                     .path = std::move(path),
                     .access = Access::anyone(),
                     .handler = [this, member](Call& call) { return (this->*member)(identity::core_call(call)); },
                     .twin = false,
                     .per_minute = per_minute});
  };
  add(Method::post, "/uploads", &Pages::create, 120);
  add(Method::get, "/uploads/{token}", &Pages::status);
  add(Method::patch, "/uploads/{token}", &Pages::piece);
  add(Method::del, "/uploads/{token}", &Pages::abandon);
  add(Method::post, "/uploads/{token}", &Pages::overridden);
  add(Method::post, form_path, &Pages::take_form, 30);
  add(Method::get, "/uploads/remove", &Pages::ask_remove);
  add(Method::post, "/uploads/remove", &Pages::remove, 120);
  declare_sweep(registrar, files_.store());
}

std::string Pages::holder(identity::CoreCall& call) const {
  return holder_of(call, files_.secrets());
}

std::optional<Permission> Pages::permission(identity::CoreCall& call, std::string_view text) const {
  return read_permission(text, files_.secrets(), holder(call), call.now());
}

Result<BodyFile> Pages::body(identity::CoreCall& call) const {
  const auto& request = call.request();
  auto opened = BodyFile::open(files_.places().bodies, request.headers.get("x-body-file"));
  if (opened && !request.body.empty())
    opened = fail("foreign", "a body came by the connection and not as a file; was the node reached around nginx?");
  if (!opened) call.host().log().error("request={} upload refused: {}", request.id, opened.error().message);
  return opened;
}

}  // namespace kenes::files
