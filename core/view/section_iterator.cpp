// Walking through what a section stands for: the elements of an array, an object once, the parameters of an include.
#include <memory>
#include <optional>

#include "view/scope.hpp"

namespace kenes::view {
namespace {

// The kinds of iterator. A class of ctemplate's family, because only those may name its Iterator.
class Walks : public ctemplate::TemplateDictionaryInterface {
 public:
  // Nothing to enter: ctemplate then expands the section once in the scope around.
  class None : public Iterator {
   public:
    bool HasNext() const override { return false; }
    const TemplateDictionaryInterface& Next() override { std::abort(); }
  };
  template <class Make>
  class Several : public Iterator {
   public:
    Several(std::size_t count, Make make) : count_(count), make_(std::move(make)) {}
    bool HasNext() const override { return at_ < count_; }
    const TemplateDictionaryInterface& Next() override { return make_(scope_, at_++); }

   private:
    std::size_t count_, at_ = 0;
    Make make_;
    std::optional<Scope> scope_;
  };
  template <class Make>
  static Iterator* several(std::size_t count, Make make) {
    return new Several<Make>(count, std::move(make));
  }
  static Iterator* none() { return new None; }
};

}  // namespace

// ctemplate deletes what these return.
ctemplate::TemplateDictionaryInterface::Iterator* Scope::CreateSectionIterator(
    const ctemplate::TemplateString& marker) const {
  const Slot& wanted = slot(marker);
  if (wanted.kind == Slot::Kind::parameters) {
    return Walks::several(1, [this, &wanted](std::optional<Scope>& scope, std::size_t) -> const Scope& {
      return scope.emplace(rendering_, wanted, this);
    });
  }
  const auto* value = wanted.kind == Slot::Kind::section ? find(wanted.reference).value : nullptr;
  if (value && value->is_object()) {
    return Walks::several(1, [this, value](std::optional<Scope>& scope, std::size_t) -> const Scope& {
      return scope.emplace(rendering_, *value, this);
    });
  }
  if (value && value->is_array()) {
    const auto& array = value->get_array();
    return Walks::several(array.size(), [this, &array](std::optional<Scope>& scope, std::size_t at) -> const Scope& {
      return scope.emplace(rendering_, array[at], this);
    });
  }
  return Walks::none();
}

ctemplate::TemplateDictionaryInterface::Iterator* Scope::CreateTemplateIterator(
    const ctemplate::TemplateString&) const {
  return Walks::none();
}

}  // namespace kenes::view
