#include "front/error_pages.hpp"

#include <spdlog/fmt/fmt.h>

#include <array>
#include <fstream>
#include <string_view>

namespace kenes::front {
namespace {

struct Page {
  int code;
  std::string_view language, title, text;
};

// Not in the catalogues: these pages must be there when nothing else is.
constexpr std::array<Page, 15> pages = {{
    {400, "en", "This address can't be read", "Check the address, or start again from the home page."},
    {400, "kk", "Бұл мекенжайды оқу мүмкін болмады", "Мекенжайды тексеріңіз немесе басты беттен қайта бастаңыз."},
    {400, "ru", "Этот адрес не удалось прочитать", "Проверьте адрес или начните с главной страницы."},
    {408, "en", "The connection was too slow", "What you sent did not arrive in time. Please try again."},
    {408, "kk", "Байланыс тым баяу болды", "Жібергеніңіз уақытында жетпеді. Қайталап көріңіз."},
    {408, "ru", "Соединение слишком медленное", "Отправленное не пришло вовремя. Попробуйте ещё раз."},
    {413, "en", "What you sent is too large", "Please shorten the text or choose a smaller file, then try again."},
    {413, "kk", "Жібергеніңіз тым үлкен", "Мәтінді қысқартыңыз немесе кішірек файл таңдап, қайталап көріңіз."},
    {413, "ru", "Отправленное слишком велико", "Сократите текст или выберите файл поменьше и попробуйте ещё раз."},
    {429, "en", "Too many requests",
     "Many requests came from your network in a short time. Please wait a minute and try again."},
    {429, "kk", "Сұраулар тым көп", "Желіңізден қысқа уақытта көп сұрау келді. Бір минут күтіп, қайталап көріңіз."},
    {429, "ru", "Слишком много запросов",
     "Из вашей сети за короткое время пришло много запросов. Подождите минуту и попробуйте ещё раз."},
    {503, "en", "The service is not available right now",
     "Please try again in a few minutes. If you were sending something, go back and check whether it arrived before "
     "you "
     "send it again."},
    {503, "kk", "Қызмет қазір қолжетімсіз",
     "Бірнеше минуттан кейін қайталап көріңіз. Бірдеңе жіберіп жатсаңыз, қайта жібермес бұрын артқа оралып, оның "
     "жеткен-жетпегенін тексеріңіз."},
    {503, "ru", "Сервис сейчас недоступен",
     "Попробуйте ещё раз через несколько минут. Если вы что-то отправляли, вернитесь и проверьте, дошло ли оно, прежде "
     "чем "
     "отправлять снова."},
}};

constexpr std::string_view page_template =
    "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
    "content=\"width=device-width, initial-scale=1\">\n<title>{}</title><link rel=\"stylesheet\" "
    "href=\"/-/errors.css\"></head>\n"
    "<body><main><h1>{}</h1><p>{}</p><p><a href=\"/\">{}</a></p></main></body>\n</html>\n";

constexpr std::string_view style =
    "body { margin: 0; font: 1.1875rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff }\n"
    "main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem }\nh1 { font-size: 2rem; line-height: 1.2 }\n"
    "a { color: #1a5fb4 }\n";

bool write(const std::filesystem::path& file, std::string_view content) {
  std::ofstream out(file, std::ios::binary);
  out << content;
  return static_cast<bool>(out.flush());
}

}  // namespace

Result<void> write_error_pages(const std::filesystem::path& folder) {
  bool written = write(folder / "errors.css", style);
  for (const auto& page : pages) {
    const auto home = page.language == "kk" ? "Басты бет" : page.language == "ru" ? "Главная страница" : "Home page";
    const auto text = fmt::format(fmt::runtime(page_template), page.language, page.title, page.title, page.text, home);
    written = written && write(folder / fmt::format("{}.{}.html", page.code, page.language), text);
  }
  if (!written)
    return fail("unwritable_folder", "can't write into " + folder.string() + "; check its owner and the free space");
  return {};
}

}  // namespace kenes::front
