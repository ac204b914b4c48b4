#include "view/scope.hpp"

#include <algorithm>
#include <charconv>

#include <spdlog/fmt/fmt.h>

#include "view/formats.hpp"

namespace kenes::view {
namespace {

namespace json = boost::json;

bool truth(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return false;
    case json::kind::bool_:
      return value.get_bool();
    case json::kind::int64:
      return value.get_int64() != 0;
    case json::kind::uint64:
      return value.get_uint64() != 0;
    case json::kind::double_:
      return value.get_double() != 0;
    case json::kind::string:
      return !value.get_string().empty();
    case json::kind::array:
      return !value.get_array().empty();
    case json::kind::object:
      return true;
  }
  return false;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const Slot& Scope::slot(const ctemplate::TemplateString& marker) const {
  std::size_t index = 0;
  const std::string_view name(marker.data(), marker.size());
  std::from_chars(name.data() + 1, name.data() + name.size(), index);
  return rendering_.slots.at(index);
}

Scope::Found Scope::argument(const Parameter& parameter) const {
  if (const auto* alias = parameter.alias()) return parent_->find(*alias);
  return {nullptr, &parameter, parent_};
}

Scope::Found Scope::find_first(std::string_view name) const {
  for (const Scope* scope = this; scope; scope = scope->parent_) {
    if (scope->object_) {
      if (const auto* value = scope->object_->if_contains(name)) return {value};
    } else if (scope->include_) {
      for (const auto& parameter : scope->include_->parameters) {
        if (parameter.name == name) return scope->argument(parameter);
      }
      if (holds(scope->include_->elements, name)) return {};
      if (!holds(scope->include_->takes, name)) continue;
      return scope->include_->arguments_only ? Found{} : scope->parent_->find_near(name);
    }
  }
  return {};
}

Scope::Found Scope::find_near(std::string_view name) const {
  for (const Scope* scope = this; scope; scope = scope->parent_) {
    if (scope->include_) {
      for (const auto& parameter : scope->include_->parameters) {
        if (parameter.name == name) return scope->argument(parameter);
      }
    } else if (scope->object_) {
      const auto* value = scope->object_->if_contains(name);
      return value ? Found{value} : Found{};
    }
  }
  return {};
}

Scope::Found Scope::find(const Reference& reference) const {
  if (reference.path.empty()) {
    for (const Scope* scope = this; scope; scope = scope->parent_) {
      if (scope->element_) return {scope->element_};
    }
    return {};
  }
  Found found = find_first(reference.path[0]);
  for (std::size_t i = 1; i < reference.path.size(); ++i) {
    const auto* object = found.value ? found.value->if_object() : nullptr;
    found = {object ? object->if_contains(reference.path[i]) : nullptr};
  }
  return found;
}

bool Scope::shown(const Reference& reference) const {
  const Found found = find(reference);
  if (!found.words) return found.value && truth(*found.value);
  for (const auto& piece : found.words->pieces) {
    if (!piece.text.empty() || (piece.has_value && found.from->shown(piece.value))) return true;
  }
  return false;
}

void Scope::miss(const Reference& reference, const Slot& slot, const char* what) const {
  if (!rendering_.strict) return;
  rendering_.missing.push_back(
      fmt::format("{}:{}: {} '{}'", slot.where.file, slot.where.line, what,
                  reference.path.empty() ? "." : fmt::format("{}", fmt::join(reference.path, "."))));
}

void Scope::write(const Reference& reference, const Slot& slot, std::string& out) const {
  const Found found = find(reference);
  if (found.words) {
    if (reference.format.empty() || reference.format == "paragraphs")
      return found.from->write(found.words->pieces, slot, out);
    std::string text;
    found.from->write(found.words->pieces, slot, text);
    if (!format(json::value(text), reference.format, *slot.words, out)) miss(reference, slot, "can't be formatted:");
    return;
  }
  if (!found.value) return miss(reference, slot, "the model has no");
  if (!format(*found.value, reference.format, *slot.words, out))
    miss(reference, slot, "can't be written as asked for:");
}

void Scope::write(const std::vector<Piece>& pieces, const Slot& slot, std::string& out) const {
  for (const auto& piece : pieces) {
    out += piece.text;
    if (piece.has_value) write(piece.value, slot, out);
  }
}

void Scope::write_plural(const Slot& slot, std::string& out) const {
  const Found found = find(slot.reference);
  const auto count = found.value ? whole_number(*found.value) : std::nullopt;
  if (!count) return miss(slot.reference, slot, "no whole number to count by:");
  Arguments arguments;
  for (const auto& placeholder : slot.placeholders) {
    std::string text;
    write(placeholder.value, slot, text);
    arguments.emplace_back(placeholder.text, std::move(text));
  }
  out += slot.words->trn(slot.one, slot.many, *count, arguments);
}

ctemplate::TemplateString Scope::GetValue(const ctemplate::TemplateString& marker) const {
  const Slot& wanted = slot(marker);
  if (wanted.kind == Slot::Kind::value &&
      (wanted.reference.format.empty() || wanted.reference.format == "paragraphs")) {
    const Found found = find(wanted.reference);  // a text is passed on as it lies in the model
    const auto* text = found.value ? found.value->if_string() : nullptr;
    if (text) return {text->data(), text->size()};
  }
  auto& out = rendering_.scratch;
  out.clear();
  if (wanted.kind == Slot::Kind::plural)
    write_plural(wanted, out);
  else
    write(wanted.reference, wanted, out);
  return {out.data(), out.size()};
}

bool Scope::IsUnhiddenSection(const ctemplate::TemplateString& marker) const {
  const Slot& wanted = slot(marker);
  switch (wanted.kind) {
    case Slot::Kind::section:
    case Slot::Kind::test:
      return shown(wanted.reference);
    case Slot::Kind::inverted:
      return !shown(wanted.reference);
    default:
      return true;
  }
}

void Scope::DumpToString(std::string* out, int) const {
  if (object_) *out += json::serialize(*object_);
}

}  // namespace kenes::view
