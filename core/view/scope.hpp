#pragma once
// The model of a page as ctemplate sees it: Boost.JSON values in place, nothing copied. Inner scopes see what outer
// ones hold, also across includes.
#include <string>
#include <vector>

#include <ctemplate/template_dictionary_interface.h>
#include <boost/json.hpp>

#include "view/slots.hpp"

namespace kenes::view {

// One rendering. Not shared between threads.
struct Rendering {
  const Slots& slots;
  bool strict = false;
  std::string scratch = {};               // of the value being written, until the next one
  std::vector<std::string> missing = {};  // collected, not thrown: ctemplate's frames would leak
};

class Scope : public ctemplate::TemplateDictionaryInterface {
 public:
  Scope(Rendering& rendering, const boost::json::object& model, const Scope* parent)
      : rendering_(rendering), parent_(parent), object_(&model) {}
  // What an include passes on.
  Scope(Rendering& rendering, const Slot& include, const Scope* parent)
      : rendering_(rendering), parent_(parent), include_(&include) {}
  // The element of an array, or an object.
  Scope(Rendering& rendering, const boost::json::value& element, const Scope* parent)
      : rendering_(rendering), parent_(parent), element_(&element), object_(element.if_object()) {}
  Scope(const Scope&) = delete;

 protected:
  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& marker) const override;
  bool IsHiddenSection(const ctemplate::TemplateString& marker) const override { return !IsUnhiddenSection(marker); }
  bool IsUnhiddenSection(const ctemplate::TemplateString& marker) const override;
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& marker) const override;
  // Includes were written out by the compiler.
  bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override { return ""; }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString&) const override;
  void DumpToString(std::string* out, int level) const override;

 private:
  // A value of the model, or words that an include passed on, or neither.
  struct Found {
    const boost::json::value* value = nullptr;
    const Parameter* words = nullptr;
    const Scope* from = nullptr;  // where the words' own placeholders are looked up
  };

  const Slot& slot(const ctemplate::TemplateString& marker) const;
  Found find(const Reference& reference) const;
  Found find_first(std::string_view name) const;
  // Among the arguments and in the object at hand, not further out.
  Found find_near(std::string_view name) const;
  Found argument(const Parameter& parameter) const;
  bool shown(const Reference& reference) const;
  void write(const Reference& reference, const Slot& slot, std::string& out) const;
  void write(const std::vector<Piece>& pieces, const Slot& slot, std::string& out) const;
  void write_plural(const Slot& slot, std::string& out) const;
  void miss(const Reference& reference, const Slot& slot, const char* what) const;

  Rendering& rendering_;
  const Scope* parent_;
  const boost::json::value* element_ = nullptr;
  const boost::json::object* object_ = nullptr;
  const Slot* include_ = nullptr;
};

}  // namespace kenes::view
