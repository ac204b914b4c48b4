#pragma once
// The contract between the host and a plugin. The only header that a plugin must include.
//
// Order:     descriptors are read without running code; then for all plugins, dependencies first: declare,
// (migrations),
//            start; stop in reverse. Each runs once, on the host's main thread.
// Threads:   jobs run concurrently on the host's threads, handlers on strands (strand.hpp) that these drive.
// Ownership: the host owns what it passes in; the plugin owns what it creates. A plugin is never unloaded.
// Errors:    an exception from declare or start refuses the plugin by name, and the portal does not start; from a
// handler or
//            job it fails that one call.
#include <cstdint>
#include <memory>

#include "kenes/abi.hpp"
#include "kenes/api.hpp"
#include "kenes/registrar.hpp"

namespace kenes {

class KENES_API Plugin {
 public:
  virtual ~Plugin();
  // Says what the plugin has. Pure: no I/O, no clock, no threads.
  virtual void declare(Registrar& registrar) = 0;
  virtual void start(Host&) {}
  virtual void stop() noexcept {}
};

// Plain constant data, looked at before any code of the plugin runs. A change of layout renames the symbol below.
struct Descriptor {
  std::uint32_t size = sizeof(Descriptor);
  const char* abi;         // KENES_ABI: compiler, library, flags, hash of the contract's headers
  const char* id;          // "petition": its folder, database schema and text domain; [a-z][a-z0-9_]*
  const char* version;     // of the plugin, by semver.org
  const char* depends_on;  // ids, separated by spaces: "participation"
  const char* title;       // English, one line: what it is for
  Plugin* (*create)();     // the host takes ownership
};

}  // namespace kenes

// Once in a plugin: KENES_PLUGIN(kenes::petition::PetitionPlugin, "petition", "1.0.0", "participation", "Petitions")
// The tag has a section of its own, so that the host can read it from the file and refuse another ABI without loading
// it. So has the descriptor: all plugins have one of the same name, and AddressSanitizer takes that for a fault
// elsewhere.
#define KENES_PLUGIN(Class, Id, Version, DependsOn, Title)                                                     \
  namespace {                                                                                                  \
  __attribute__((section("kenes_abi"), used)) const char kenes_plugin_abi[] = KENES_ABI;                       \
  }                                                                                                            \
  extern "C" KENES_API const ::kenes::Descriptor kenes_plugin_v1;                                              \
  extern "C" KENES_API __attribute__((section("kenes_plugin"))) const ::kenes::Descriptor kenes_plugin_v1{     \
      sizeof(::kenes::Descriptor), kenes_plugin_abi, Id, Version, DependsOn, Title, []() -> ::kenes::Plugin* { \
        return new Class;                                                                                      \
      }};
