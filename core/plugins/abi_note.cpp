#include "plugins/abi_note.hpp"

#include <elf.h>

#include <cstring>
#include <fstream>
#include <vector>

namespace kenes::plugins {
namespace {

// Far more than the tag or any table of section names needs; a broken file must not make us read gigabytes.
constexpr std::uint64_t sane = 16U << 20U;

class Elf {
 public:
  explicit Elf(const std::filesystem::path& file) : in_(file, std::ios::binary) {}

  bool open() const { return in_.is_open(); }

  template <class T>
  bool read(std::uint64_t offset, T& into) {
    in_.clear();
    in_.seekg(static_cast<std::streamoff>(offset));
    return static_cast<bool>(in_.read(reinterpret_cast<char*>(&into), sizeof into));
  }

  std::string bytes(std::uint64_t offset, std::uint64_t size) {
    if (size > sane) return {};
    std::string text(size, '\0');
    in_.clear();
    in_.seekg(static_cast<std::streamoff>(offset));
    if (!in_.read(text.data(), static_cast<std::streamsize>(size))) return {};
    return text;
  }

 private:
  std::ifstream in_;
};

bool is_our_kind(const Elf64_Ehdr& header) {
  return std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 && header.e_ident[EI_CLASS] == ELFCLASS64 &&
         header.e_type == ET_DYN && header.e_shentsize == sizeof(Elf64_Shdr);
}

std::vector<Elf64_Shdr> sections(Elf& elf, const Elf64_Ehdr& header) {
  std::vector<Elf64_Shdr> found;
  for (std::uint64_t i = 0; i < header.e_shnum; ++i) {
    Elf64_Shdr section{};
    if (!elf.read(header.e_shoff + i * sizeof section, section)) break;
    found.push_back(section);
  }
  return found;
}

}  // namespace

Result<std::string> read_abi(const std::filesystem::path& file) {
  Elf elf(file);
  if (!elf.open()) return fail("unreadable", "the file can't be opened");
  Elf64_Ehdr header{};
  if (!elf.read(0, header) || !is_our_kind(header)) {
    return fail("not_a_library", "the file is not a shared library for a 64-bit machine");
  }
  const auto all = sections(elf, header);
  if (header.e_shstrndx >= all.size()) return fail("not_a_library", "the file's table of sections is broken");
  const auto names = elf.bytes(all[header.e_shstrndx].sh_offset, all[header.e_shstrndx].sh_size);
  for (const auto& section : all) {
    if (section.sh_name >= names.size() || std::strcmp(names.c_str() + section.sh_name, "kenes_abi") != 0) continue;
    const auto tag = elf.bytes(section.sh_offset, section.sh_size);
    return std::string(tag.c_str());
  }
  return fail("not_a_plugin", "the library has no KENES_PLUGIN");
}

}  // namespace kenes::plugins
