// Runs a fuzz target without a fuzzer: every file of the corpus, and mutations of it made by a generator with a fixed
// seed.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::string> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return corpus;
}

std::string mutate(const std::vector<std::string>& corpus, std::mt19937& random) {
  const auto any = [&](std::size_t below) { return below == 0 ? 0 : random() % below; };
  std::string text = corpus[any(corpus.size())];
  for (auto times = 1 + any(4); times > 0; --times) {
    const auto at = any(text.size());
    switch (any(5)) {
      case 0:
        text.erase(at, 1 + any(8));
        break;
      case 1:
        text.insert(at, 1, static_cast<char>(any(256)));
        break;
      case 2:
        text.insert(at, text.substr(any(text.size()), any(24)));
        break;
      case 3: {
        const auto& other = corpus[any(corpus.size())];
        text.insert(at, other.substr(any(other.size()), any(48)));
        break;
      }
      default:
        if (!text.empty()) text[at] = "{}<>\"'/#^?!_%|= \n"[any(17)];
    }
  }
  return text;
}

void run(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: %s CORPUS [MUTATIONS]\n", arguments[0]);
    return 2;
  }
  const auto corpus = read_corpus(arguments[1]);
  if (corpus.empty()) {
    std::fprintf(stderr, "%s: no files in %s\n", arguments[0], arguments[1]);
    return 2;
  }
  const int mutations = count > 2 ? std::atoi(arguments[2]) : 5000;
  for (const auto& text : corpus) run(text);
  std::mt19937 random(20260731);
  for (int i = 0; i < mutations; ++i) run(mutate(corpus, random));
  std::printf("%zu files and %d mutations replayed\n", corpus.size(), mutations);
}
