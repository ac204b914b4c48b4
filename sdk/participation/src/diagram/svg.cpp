#include <spdlog/fmt/fmt.h>

#include "diagram/drawing.hpp"

namespace kenes::participation {
namespace {

// The whole sheet has a ground of its own, so that it is legible wherever it is put.
constexpr std::string_view style = R"(
.ground{fill:#fff}.draft{fill:#f2f4f5;stroke:#5b6b75}.collect{fill:#eaf3fb;stroke:#1a5fb4}.review{fill:#fdf4e3;stroke:#8a6100}
.duty{fill:#fff;stroke:#1a5fb4;stroke-dasharray:4 3}.end{fill:#fff;stroke:#5b6b75}
.way-line{fill:none;stroke:#3f4c55;stroke-width:1.6}.head{fill:#3f4c55}.number{fill:#22303a}.digit{fill:#fff;font-weight:700}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;fill:#17212b}
.title,.owed{font-weight:700}text.fact,text.way{fill:#44525c}text.end,text.digit{stroke:none}text.end{fill:#17212b;font-weight:600}
@media (prefers-color-scheme:dark){.ground{fill:#14191d}.draft{fill:#20282e;stroke:#8ea0ac}.collect{fill:#162a3f;stroke:#7db3f0}
.review{fill:#33290f;stroke:#e0b04a}.duty,.end{fill:#14191d}.duty{stroke:#7db3f0}.end{stroke:#8ea0ac}.way-line{stroke:#b9c6cf}.head{fill:#b9c6cf}
.number{fill:#d5dee4}text.digit{fill:#14191d}text,text.end{fill:#eef3f6}text.fact,text.way{fill:#bfccd5}}
)";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string box(const Box& box) {
  auto text = fmt::format(R"(<rect class="{}" x="{:.5g}" y="{:.5g}" width="{:.5g}" height="{:.5g}" rx="{:.5g}"/>)",
                          box.style, box.x, box.y, box.width, box.height, box.radius);
  if (box.number > 0) {
    text += fmt::format(R"(<circle class="number" cx="{0:.5g}" cy="{1:.5g}" r="12"/><text class="digit" x="{0:.5g}" )"
                        R"(y="{2:.5g}" font-size="13" text-anchor="middle">{3}</text>)",
                        box.x + 22, box.y + 21, box.y + 25.5, box.number);
  }
  return text + "\n";
}

std::string arrow(const Arrow& arrow) {
  std::string path;
  for (const auto& point : arrow.points)
    path += fmt::format("{}{:.5g} {:.5g}", path.empty() ? "M" : "L", point.x, point.y);
  return fmt::format(R"x(<path class="way-line" d="{}" marker-end="url(#head)"/>)x", path) + "\n";
}

std::string written(const DrawnText& text) {
  auto all = fmt::format(R"(<text class="{}" font-size="{:.5g}">)", text.style, text.size);
  double y = text.at.y;
  for (const auto& line : text.lines) {
    all += fmt::format(R"(<tspan x="{:.5g}" y="{:.5g}">{}</tspan>)", text.at.x, y, escaped(line));
    y += text.leading;
  }
  return all + "</text>\n";
}

std::string description(const Guide& guide, const Translator& words) {
  std::string all;
  int number = 0;
  for (const auto& step : guide.steps) {
    if (step.kind == StageKind::end) continue;
    all += fmt::format("{}. {}.", ++number, step.title);
    for (const auto& duty : step.duties) {
      all += fmt::format(" {}{}{} ({}).", duty.at, duty.at.empty() ? "" : ": ", duty.title, duty.by);
    }
    for (const auto& way : step.ways) {
      const auto* to = guide.step(way.to);
      if (to != nullptr) all += " " + words.tr("{when}: {to}.", {{"when", way.when}, {"to", to->title}});
    }
    all += "\n";
  }
  return all;
}

}  // namespace

std::string to_svg(const Guide& guide, const Translator& words) {
  const auto drawing = draw(guide, words);
  auto text = fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:.5g} {1:.5g}" width="{0:.5g}" )"
                          R"(height="{1:.5g}" role="img" aria-labelledby="title steps" lang="{2}">)",
                          drawing.width, drawing.height, guide.language);
  text += fmt::format("\n<title id=\"title\">{}</title>\n<desc id=\"steps\">{}</desc>\n<style>{}</style>\n",
                      escaped(guide.title), escaped(description(guide, words)), style);
  text += R"(<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" )"
          R"(markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>)";
  text += fmt::format("\n<rect class=\"ground\" width=\"{:.5g}\" height=\"{:.5g}\"/>\n", drawing.width, drawing.height);
  for (const auto& one : drawing.arrows) text += arrow(one);
  for (const auto& one : drawing.boxes) text += box(one);
  for (const auto& one : drawing.texts) text += written(one);
  return text + "</svg>\n";
}

}  // namespace kenes::participation
