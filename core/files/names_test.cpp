#include "files/names.hpp"

#include <catch2/catch.hpp>

#include "files/body_file.hpp"
#include "files/media_type.hpp"
#include "files/test_bench.hpp"

using namespace kenes;
using namespace kenes::files;

TEST_CASE("A file's name is shown, never followed") {
  CHECK(clean_name("photo.jpg") == "photo.jpg");
  CHECK(clean_name("../../etc/passwd") == "passwd");
  CHECK(clean_name("C:\\Users\\ann\\scan.pdf") == "scan.pdf");
  CHECK(clean_name("..") == "file");
  CHECK(clean_name("") == "file");
  CHECK(clean_name("\xff\xfe") == "file");
  CHECK(clean_name("a\r\nSet-Cookie: x.txt") == "aSet-Cookie: x.txt");
  CHECK(clean_name("invoice\u202Efdp.exe") == "invoicefdp.exe");
  std::string kazakh;
  for (int i = 0; i < 150; ++i) kazakh += "қ";
  const auto cut = clean_name(kazakh + ".pdf");
  CHECK(cut.size() <= 200);
  CHECK(cut.ends_with("қ.pdf"));
}

TEST_CASE("A name travels in a header as RFC 6266 and RFC 8187 want it") {
  CHECK(attachment("a.pdf") == "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf");
  CHECK(attachment("қ \"1\".pdf") == "attachment; filename=\"_ _1_.pdf\"; filename*=UTF-8''%D2%9B%20%221%22.pdf");
  CHECK(attachment("a\r\nb%41").find_first_of("\r\n") == std::string::npos);
}

TEST_CASE("tus metadata is read strictly") {
  const auto values = read_metadata("filename d29ybGQudHh0,draft, filetype dGV4dC9wbGFpbg==");
  REQUIRE(values);
  CHECK(values->get("filename") == "world.txt");
  CHECK(values->has("draft"));
  CHECK(values->get("filetype") == "text/plain");
  CHECK(read_metadata("")->items.empty());
  CHECK_FALSE(read_metadata("filename d29y*"));
  CHECK_FALSE(read_metadata("a YQ==,a YQ=="));
  CHECK_FALSE(read_metadata("a b c"));
}

TEST_CASE("A file's type is that of its content, and nothing that runs is handed out as what it is") {
  const auto type = [](const std::string& content) { return media_type(test::Bytes(content).file.number()); };
  CHECK(type("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n") == "application/pdf");
  CHECK(type("\x89PNG\r\n\x1a\n" + std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0", 21)) == "image/png");
  CHECK(type("<!doctype html><html><script>alert(1)</script></html>") == "text/html");
  CHECK(type("plain words\n") == "text/plain");
  CHECK(handed_out_type("application/pdf") == "application/pdf");
  for (const char* active : {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "text/javascript",
                             "application/javascript", "application/x-shockwave-flash", "anything"})
    CHECK(handed_out_type(active) == "application/octet-stream");
}

TEST_CASE("Lists of types name families and single types") {
  CHECK(is_allowed("image/png", {}));
  CHECK(is_allowed("image/png", {"application/pdf", "image/*"}));
  CHECK_FALSE(is_allowed("text/html", {"application/pdf", "image/*"}));
  CHECK_FALSE(is_allowed("imagex/png", {"image/*"}));
  CHECK(may_be_allowed("application/x-zip-compressed", {"application/zip"}));
  CHECK_FALSE(may_be_allowed("video/mp4", {"application/zip"}));
}

TEST_CASE("A body is taken from nginx's own folder and from nowhere else") {
  char name[] = "/tmp/kenes-bodies-XXXXXX";
  const std::filesystem::path folder = ::mkdtemp(name);
  std::ofstream(folder / "0000000001") << "body";
  std::ofstream(folder / "secret") << "body";
  std::filesystem::create_symlink("/etc/passwd", folder / "0000000002");
  std::filesystem::create_directories(folder / "0000000003");
  const auto code = [&](const std::string& path) {
    const auto opened = BodyFile::open(folder, path);
    return opened ? std::to_string(opened->size()) : opened.error().code;
  };
  const auto inside = folder.string() + "/";
  CHECK(code(inside + "0000000001") == "4");
  CHECK(code("") == "0");
  for (const auto& path : {std::string("/etc/passwd"), inside + "secret", inside + "0000000002", inside + "0000000003",
                           inside + "../0000000001", inside + "./0000000001", inside + "/0000000001", inside,
                           std::string("0000000001"), inside + "0000000009"}) {
    INFO(path);
    CHECK(code(path) == "foreign");
  }
  std::filesystem::remove_all(folder);
}
