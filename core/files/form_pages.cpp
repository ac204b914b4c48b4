// Adding files without JavaScript: one form with all of them.
#include "files/form_body.hpp"
#include "files/pages.hpp"

namespace kenes::files {

Response Pages::take_form(identity::CoreCall& call) const {
  const auto old_page = [&] {
    return conflict(call.tr("This page is too old to add files. Go back, reload it and choose the files again."));
  };
  const auto allowed = permission(call, call.request().query.get("permission"));
  if (!allowed) return old_page();
  const auto received = body(call);
  if (!received) throw std::runtime_error("the body of a form with files can't be read");
  const auto form = read_form(received->whole(), call.request().headers.get("content-type"));
  if (!form) return bad_request(call.tr("The files did not arrive whole. Go back and send them again."));
  Request posted = call.request();
  posted.form = form->fields;
  if (!sessions_.csrf_ok(call.visitor(), posted, call.cookies())) return old_page();

  if (form->files.empty()) call.flash("important", call.tr("Choose a file first."));
  files_.reception().forget_refused(*allowed);
  int added = 0, refused = 0;
  for (const auto& file : form->files) {
    const Announced announced{.name = file.name, .type = file.type, .size = file.content.size};
    const auto taken = files_.reception().take(*allowed, announced, file.content, call.words());
    ++(taken ? added : refused);
  }
  if (added > 0)
    call.flash("success", call.words().trn("{count} file has been added.", "{count} files have been added.", added));
  if (refused > 0)
    call.flash("important",
               call.words().trn("{count} file could not be added. The reason stands at the field.",
                                "{count} files could not be added. The reasons stand at the field.", refused));
  return redirect(allowed->back);
}

}  // namespace kenes::files
