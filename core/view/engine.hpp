#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "kenes/document.hpp"
#include "kenes/translator.hpp"
#include "view/library.hpp"

namespace kenes::view {

struct Language {
  std::string code;  // "kk"
  // The words of a text domain (a plugin's id, "core"); the result must outlive the engine.
  std::function<const Translator&(const std::string& domain)> words;
};

// What happens when a template asks for a value that the model doesn't have.
enum class Missing { empty, error };

struct Options {
  std::vector<Source> sources;                  // core's, the kit's and every plugin's
  std::vector<std::filesystem::path> overlays;  // country folders; the last wins
  std::vector<Language> languages;
  Missing missing = Missing::empty;
};

// Every fault in the templates, found together.
class TemplatesRefused : public std::runtime_error {
 public:
  explicit TemplatesRefused(std::vector<Fault> found);
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

// All templates, compiled for each language when the engine is made. Rendering takes no lock but ctemplate's own and
// changes nothing. [any thread]
class Engine {
 public:
  // Throws TemplatesRefused.
  explicit Engine(Options options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // The page `view` ("petition/show") in its layout. What the model lacks is looked for in `globals`. An unknown
  // language is the first one. Throws std::out_of_range for a view that doesn't exist, and with Missing::error
  // std::runtime_error with every value that was missing.
  std::string render(std::string_view view, std::string_view language, const boost::json::object& model,
                     const boost::json::object& globals) const;
  bool has(std::string_view view) const;
  // The names of all pages and of the parts that could stand alone.
  std::vector<std::string> pages() const;

  // Reads everything again; pages rendered meanwhile are wholly old or wholly new. Throws TemplatesRefused and keeps
  // the old.
  void reload();

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compile() const;
  std::shared_ptr<const Compiled> current() const;

  Options options_;
  mutable std::shared_ptr<const Compiled> compiled_;  // swapped atomically
};

}  // namespace kenes::view
