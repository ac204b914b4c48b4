#include "http/assets.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "http/compress.hpp"
#include "http/finish.hpp"

using namespace kenes;
using namespace kenes::http;
namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() { REQUIRE(::mkdtemp(path.data()) != nullptr); }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((fs::path(path) / name).parent_path());
    std::ofstream(fs::path(path) / name) << content;
  }
  std::string path = (fs::temp_directory_path() / "kenes-assets-XXXXXX").string();
};

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Answer get(const Assets& assets, const std::string& path, const std::string& verb = "GET") {
  Exchange exchange;
  exchange.verb = verb;
  exchange.request.path = path;
  auto answer = assets.answer(exchange);
  finish(exchange, answer);
  return answer;
}

}  // namespace

TEST_CASE("An asset's path changes with its content, and may be kept for ever") {
  Folder folder;
  folder.write("app.css", "a{}");
  folder.write("fonts/text.woff2", "font");
  folder.write(".hidden", "secret");
  Assets assets;
  REQUIRE(assets.add_folder(folder.path));
  const auto path = assets.path("app.css");
  CHECK(path.starts_with("/assets/app."));
  CHECK(path.ends_with(".css"));
  CHECK(assets.path("fonts/text.woff2").starts_with("/assets/fonts/text."));
  CHECK(assets.path(".hidden").empty());
  CHECK(assets.path("none.css").empty());

  const auto answer = get(assets, path);
  CHECK(answer.response.body == "a{}");
  CHECK(answer.response.content_type == "text/css; charset=utf-8");
  CHECK(NamedValues{answer.response.headers}.get("Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(get(assets, "/assets/app.css").response.status == 404);
  CHECK(get(assets, "/assets/../../etc/passwd").response.status == 404);
  CHECK(get(assets, path, "POST").response.status == 405);

  CHECK(assets.add("app.css", "b{}") != path);
  CHECK(assets.add("app.css", "a{}") == path);
}

TEST_CASE("Published files are those that are served, packed too") {
  Folder folder, published;
  const std::string content(5000, 'x');
  folder.write("app.js", content);
  Assets assets;
  REQUIRE(assets.add_folder(folder.path));
  REQUIRE(assets.publish(published.path));
  REQUIRE(assets.publish(published.path));
  const auto file = published.path + assets.path("app.js");
  CHECK(read(file) == content);
  const auto packed = read(file + ".gz");
  CHECK(packed.size() < 200);
  CHECK(packed == gzip(content));
  CHECK(packed.substr(0, 3) == "\x1f\x8b\x08");
  CHECK(std::distance(fs::directory_iterator(fs::path(file).parent_path()), fs::directory_iterator{}) == 2);
  CHECK(assets.add_folder("/nowhere").error().code == "unreadable_asset");
  CHECK(assets.publish("/proc/nowhere").error().code == "unwritable_asset");
}
