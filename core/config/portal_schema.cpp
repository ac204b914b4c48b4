#include "config/portal_schema.hpp"

#include "config/schema_parts.hpp"

namespace kenes::config {
namespace {

using enum FieldType;

Schema portal_fields() {
  return {
      {.name = "name", .type = text, .description = "Name of the portal, by language.", .required = true},
      {.name = "tagline", .type = text, .description = "One sentence below the name, by language."},
      {.name = "base_url",
       .description =
           "Address that citizens see, such as https://petitions.example.org, used in mail and feeds. Required; only "
           "a demonstration makes it from http.front_address and http.front_port."},
      {.name = "languages",
       .type = strings,
       .description =
           "Languages of the portal; the first is the default. en, kk, lv and ru come with Kenes; any other needs "
           "catalogues in an overlay.",
       .fallback = boost::json::array{"en"}},
      {.name = "time_zone",
       .description = "Time zone (IANA name) in which deadlines are counted and times are shown.",
       .fallback = "UTC"},
      {.name = "country",
       .description = "Country (ISO 3166-1, such as KZ) whose telephone numbers may be entered without its code."},
      {.name = "overlays",
       .type = strings,
       .description = "Folders with templates/ and locales/ of this country, which win over those of Kenes; the last "
                      "folder wins."},
      {.name = "plugin_folders",
       .type = strings,
       .description =
           "Further folders with plugins, each as <id>/<id>.so; searched before the ones that came with Kenes."},
      {.name = "data_dir",
       .description =
           "Folder of the portal's own files: its key, the private database, uploads. Not below /root, which "
           "PostgreSQL's user can't enter.",
       .fallback = "/var/lib/kenes",
       .min = 1},
      {.name = "secret_key",
       .description = "Key of all keyed hashes, at least 32 characters. Better in KENES_SECRET_KEY or secret_key_file; "
                      "made on the first start if absent. Never change or remove it: people could support twice. To "
                      "replace it, add another one in a line below it (docs/operators/keys.md)."},
      {.name = "secret_key_file", .description = "File with the key; with several, one a line, the first one first."},
      {.name = "demonstration",
       .type = boolean,
       .description = "Loads sample data, shows a local mailbox, and says on every page that this is a demonstration.",
       .fallback = false},
      {.name = "demonstration_data",
       .type = strings,
       .description =
           "Commands of plugins that `kenes up` runs once in a demonstration; a word with a slash is a file, "
           "or a pattern of files, beside this file: \"import petitions demo/petitions/*.json\"."},
  };
}

Schema theme_fields() {
  return {
      {.name = "brand_colour", .description = "Header and footer; white text stands on it.", .fallback = "#0b4f6c"},
      {.name = "accent_colour", .description = "Buttons; white text stands on it.", .fallback = "#00703c"},
      {.name = "link_colour", .description = "Links on white.", .fallback = "#1a5fb4"},
      {.name = "logo", .description = "SVG or PNG file for the header; the name alone if absent."},
  };
}

Schema database_fields() {
  return {
      {.name = "url",
       .description = "postgresql://user:password@host/database. Absent: a private cluster in data_dir. Better in "
                      "KENES_DATABASE_URL."},
      {.name = "pool",
       .type = integer,
       .description = "Connections of one server.",
       .fallback = 24,
       .min = 2,
       .max = 200},
      {.name = "wait_ms",
       .type = integer,
       .description = "Milliseconds that a request waits for a connection before it is answered with 503.",
       .fallback = 2000,
       .min = 10,
       .max = 60000},
      {.name = "statement_timeout_ms",
       .type = integer,
       .description = "Milliseconds after which PostgreSQL gives up a statement.",
       .fallback = 5000,
       .min = 100,
       .max = 600000},
      {.name = "lock_timeout_ms",
       .type = integer,
       .description = "Milliseconds that a statement waits for a lock.",
       .fallback = 2000,
       .min = 10,
       .max = 600000},
  };
}

Schema http_fields() {
  return {
      {.name = "front_address",
       .description = "Address that nginx listens on; 0.0.0.0 for every one of this machine.",
       .fallback = "127.0.0.1"},
      {.name = "front_port",
       .type = integer,
       .description = "Port that nginx listens on.",
       .fallback = 8080,
       .min = 1,
       .max = 65535},
      {.name = "address",
       .description = "Address of the server behind nginx. Never one that others can reach: only nginx makes it safe.",
       .fallback = "127.0.0.1"},
      {.name = "port",
       .type = integer,
       .description = "Port of the server behind nginx; 0 for any free one.",
       .fallback = 9080,
       .min = 0,
       .max = 65535},
      {.name = "threads",
       .type = integer,
       .description = "Requests that may wait at the same time for the database, another server or a slow visitor.",
       .fallback = 64,
       .min = 1,
       .max = 512},
      {.name = "requests_per_minute",
       .type = integer,
       .description = "Requests that nginx takes from one address in a minute.",
       .fallback = 600,
       .min = 10,
       .max = 1000000},
  };
}

Schema file_fields() {
  return {
      {.name = "directory",
       .description =
           "Folder of the files that people add; all nodes must reach the same one. Absent: files in data_dir.",
       .min = 1},
      {.name = "max_request_mb",
       .type = integer,
       .description =
           "Megabytes that nginx takes in one request with files. Without JavaScript all files of a form come "
           "in one, so it should be a little more than the most that any service allows.",
       .fallback = 205,
       .min = 1,
       .max = 10000},
  };
}

Schema service_fields() {
  return {
      {.name = "slug", .description = "Its address below base_url: petitions.", .required = true},
      {.name = "plugin", .description = "Mechanism that serves it: petition.", .required = true},
      {.name = "title", .type = text, .description = "Its name, by language.", .required = true},
      {.name = "summary", .type = text, .description = "One sentence for the front page, by language."},
      {.name = "process", .description = "Process file with the procedure that the law prescribes."},
      {.name = "settings",
       .type = table,
       .description = "Settings of the plugin; its README lists them.",
       .open = true},
  };
}

}  // namespace

const Schema& portal_schema() {
  static const Schema schema{
      {.name = "portal",
       .type = table,
       .description = "The portal as a whole.",
       .required = true,
       .fields = portal_fields()},
      {.name = "theme", .type = table, .description = "Looks. Colours are written #rrggbb.", .fields = theme_fields()},
      {.name = "database", .type = table, .description = "PostgreSQL.", .fields = database_fields()},
      {.name = "http", .type = table, .description = "nginx and the server behind it.", .fields = http_fields()},
      {.name = "mail",
       .type = table,
       .description = "Mail to citizens and staff.",
       .required = true,
       .fields = mail_fields()},
      {.name = "text_messages",
       .type = table,
       .description = "Messages to telephones (SMS).",
       .fields = text_message_fields()},
      {.name = "files", .type = table, .description = "Files that people add.", .fields = file_fields()},
      {.name = "accounts", .type = table, .description = "People's accounts.", .fields = account_fields()},
      {.name = "security", .type = table, .description = "Protection of the back office.", .fields = security_fields()},
      {.name = "authority",
       .type = tables,
       .description = "Public bodies that answer and decide.",
       .fields = authority_fields()},
      {.name = "sign_in",
       .type = tables,
       .description = "Ways to sign in beside e-mail: national eID, banks, operators (docs/operators/sign-in.md).",
       .fields = sign_in_fields()},
      {.name = "staff",
       .type = tables,
       .description = "People who get a role when they sign in. More are added in the back office.",
       .fields = staff_fields()},
      {.name = "service",
       .type = tables,
       .description = "Mechanisms that are turned on. One plugin may serve several.",
       .fields = service_fields()},
  };
  return schema;
}

}  // namespace kenes::config
