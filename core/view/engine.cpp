#include "view/engine.hpp"

#include <atomic>
#include <set>
#include <tuple>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <spdlog/fmt/fmt.h>

#include "view/compiler.hpp"
#include "view/paragraphs.hpp"
#include "view/scope.hpp"

namespace kenes::view {
namespace {

std::string all_of(const std::vector<Fault>& faults) {
  std::string text =
      fmt::format("{} in the templates:", faults.size() == 1 ? "1 fault" : fmt::format("{} faults", faults.size()));
  for (const auto& fault : faults) text += "\n  " + to_string(fault);
  return text;
}

// What is included needn't stand as a page of its own.
void included_in(const std::vector<Node>& nodes, std::set<std::string>& parts) {
  for (const auto& node : nodes) {
    if (node.kind == Node::Kind::include) parts.insert(node.text);
    included_in(node.children, parts);
  }
}

// Nor what is laid around pages: it is called layout…
std::set<std::string> parts_of(const Library& library) {
  std::set<std::string> parts;
  for (const auto& [name, parsed] : library.all()) {
    included_in(parsed.nodes, parts);
    if (!parsed.layout.empty()) parts.insert(parsed.layout);
    if (name.compare(name.rfind('/') + 1, 6, "layout") == 0) parts.insert(name);
  }
  return parts;
}

// The same fault shows up in every page and language that includes it.
std::vector<Fault> distinct(const std::vector<Fault>& faults) {
  std::set<std::tuple<std::string, int, std::string>> seen;
  std::vector<Fault> result;
  for (const auto& fault : faults) {
    if (seen.insert({fault.where.file, fault.where.line, fault.what}).second) result.push_back(fault);
  }
  return result;
}

}  // namespace

TemplatesRefused::TemplatesRefused(std::vector<Fault> found)
    : std::runtime_error(all_of(found)), faults_(std::move(found)) {}

// The pages of one language.
struct Pages {
  std::string code;
  Slots slots;
  ctemplate::TemplateCache cache;
  std::set<std::string, std::less<>> names;
};

struct Engine::Compiled {
  std::vector<std::unique_ptr<Pages>> languages;
};

Engine::Engine(Options options) : options_(std::move(options)) {
  if (options_.languages.empty()) throw std::invalid_argument("view::Engine: no languages");
  register_paragraphs();
  compiled_ = compile();
}

Engine::~Engine() = default;

std::shared_ptr<const Engine::Compiled> Engine::current() const {
  return std::atomic_load(&compiled_);
}

void Engine::reload() {
  std::atomic_store(&compiled_, compile());
}

std::shared_ptr<const Engine::Compiled> Engine::compile() const {
  std::vector<Fault> faults;
  const auto library = Library::read(options_.sources, options_.overlays, faults);
  const auto parts = parts_of(library);
  auto result = std::make_shared<Compiled>();
  for (const auto& language : options_.languages) {
    auto pages = std::make_unique<Pages>();
    pages->code = language.code;
    for (const auto& [name, parsed] : library.all()) {
      std::vector<Fault> own;
      const auto text = Compiler(library, language.words, pages->slots, own).page(parsed);
      const bool part = parts.count(name) != 0;
      if (!own.empty()) {
        if (!part) faults.insert(faults.end(), own.begin(), own.end());
      } else if (faults.empty()) {
        if (pages->cache.StringToTemplateCache(name, text, ctemplate::DO_NOT_STRIP))
          pages->names.insert(name);
        else if (!part)
          faults.push_back(
              {{parsed.origin->file, 1}, "ctemplate refuses this page", "its reason was written to standard error"});
      }
    }
    pages->cache.Freeze();
    result->languages.push_back(std::move(pages));
  }
  if (!faults.empty()) throw TemplatesRefused(distinct(faults));
  return result;
}

bool Engine::has(std::string_view view) const {
  return current()->languages.front()->names.count(view) != 0;
}

std::vector<std::string> Engine::pages() const {
  const auto compiled = current();
  const auto& names = compiled->languages.front()->names;
  return {names.begin(), names.end()};
}

std::string Engine::render(std::string_view view, std::string_view language, const boost::json::object& model,
                           const boost::json::object& globals) const {
  const auto compiled = current();
  const Pages* pages = compiled->languages.front().get();
  for (const auto& one : compiled->languages) {
    if (one->code == language) pages = one.get();
  }
  const auto name = pages->names.find(view);
  if (name == pages->names.end()) throw std::out_of_range(fmt::format("there is no page '{}'", view));

  Rendering rendering{pages->slots, options_.missing == Missing::error};
  const Scope outer(rendering, globals, nullptr);
  const Scope scope(rendering, model, &outer);
  ctemplate::PerExpandData data;
  std::string out;
  out.reserve(std::size_t{16} * 1024);
  if (!pages->cache.ExpandNoLoad(*name, ctemplate::DO_NOT_STRIP, &scope, &data, &out)) {
    throw std::runtime_error(fmt::format("page '{}' could not be rendered", view));
  }
  if (!rendering.missing.empty()) {
    throw std::runtime_error(
        fmt::format("page '{}' in '{}':\n  {}", view, pages->code, fmt::join(rendering.missing, "\n  ")));
  }
  return out;
}

}  // namespace kenes::view
