// The mailbox of the demonstration: every mail that the portal sent, for everybody to read, so that one can sign in as
// anyone. That is why it refuses to run unless told that the portal is a demonstration.
#include "kenes/plugin.hpp"

#include <stdexcept>

#include "pages.hpp"

namespace kenes::mailbox {
namespace {

Schema settings() {
  return {{.name = "demonstration",
           .type = FieldType::boolean,
           .description = "must be true: whoever can open the mailbox can sign in as anyone",
           .fallback = false},
          {.name = "folder",
           .description = "where the mail server writes; empty: what KENES_MAILBOX_DIR names, as `kenes up` sets it",
           .fallback = ""},
          {.name = "page_size",
           .type = FieldType::integer,
           .description = "mails on one page of the list",
           .fallback = 20,
           .min = 1,
           .max = 100}};
}

void check(const Service& service) {
  const auto begin = "service '" + service.slug + "' shows everybody's mail, codes for signing in included";
  if (!service.settings.at("demonstration").as_bool()) {
    throw std::runtime_error(begin +
                             ". Set demonstration = true under its [service.settings] if this portal is only a "
                             "demonstration; otherwise remove the service.");
  }
  if (folder_of(service).empty()) {
    throw std::runtime_error(begin +
                             ", but no folder is named. Set folder under its [service.settings] to the folder "
                             "that the local mail server writes to, or KENES_MAILBOX_DIR in the environment.");
  }
}

class MailboxPlugin : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    registrar.settings(settings());
    registrar.route({Method::get, "", Access::anyone(), list_page});
    registrar.route({Method::get, "/{id}", Access::anyone(), mail_page});
  }
  void start(Host& host) override {
    for (const auto& service : host.services()) {
      if (service.plugin == host.plugin_id()) check(service);
    }
  }
};

}  // namespace
}  // namespace kenes::mailbox

KENES_PLUGIN(kenes::mailbox::MailboxPlugin, "mailbox", "1.0.0", "",
             "The mail of a demonstration, for everybody to read")
