#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace kenes::testing {

// What every plugin must keep; see docs/plugin-authors. `folder` is as kenes_add_plugin builds it: <id>/<id>.so with
// migrations/, templates/ and locales/ beside. Plugins that it depends on are looked for in `others`, folders of plugin
// folders.
//
// - descriptor: ABI tag, id, semantic version, title
// - declaration: what the host refuses; described settings; staff pages that exist
// - migrations: run twice without effect, stay in the plugin's schema (extensions apart)
// - start and stop work with a portal that has no service
// - templates: CSRF in every form that posts, nothing that the content security policy forbids, partials that exist
// - locales: a Kazakh and a Russian catalogue if there are templates (`script/messages --check` looks into them)
//
// The faults, each a line with its place; none: the plugin conforms. Needs KENES_TEST_DATABASE_URL.
std::vector<std::string> conformance(const std::filesystem::path& folder,
                                     const std::vector<std::filesystem::path>& others = {});

}  // namespace kenes::testing
