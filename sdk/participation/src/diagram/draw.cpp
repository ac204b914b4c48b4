#include <algorithm>
#include <map>

#include "diagram/drawing.hpp"
#include "diagram/lanes.hpp"
#include "diagram/text.hpp"

namespace kenes::participation {
namespace {

constexpr double margin = 10, card_width = 306, card_right = margin + card_width;
constexpr double trunk = margin + 22;  // the line that leads from card to card
constexpr double inner = trunk + 24;   // left edge of what is written
constexpr double inner_width = card_right - inner - 10;
constexpr double lane_gap = 12;

// The size by which a text is measured: bold letters are wider.
double measure(std::string_view style, double size) {
  const bool bold = style == "title" || style == "owed" || style == "end";
  return bold ? size * 1.12 : size;
}

class Draftsman {
 public:
  Draftsman(const Guide& guide, const Translator& words) : guide_(guide), words_(words) {}

  Drawing draw() {
    for (const auto& step : guide_.steps) {
      if (step.kind != StageKind::end) order_.push_back(&step);
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
      card(*order_[i], static_cast<int>(i) + 1);
      ways(*order_[i], i + 1 < order_.size() ? order_[i + 1] : nullptr);
    }
    const auto lanes = long_ways();
    drawing_.height = y_ + margin;
    drawing_.width = card_right + margin + lane_gap * lanes;
    return std::move(drawing_);
  }

 private:
  // A way to a card that isn't the next one: from here into a lane.
  struct Pending {
    std::string from, to;
    double y;
  };

  // Writes below y_, and moves it on.
  void write(std::string_view text, const std::string& style, double size, double x, double width) {
    if (text.empty()) return;
    const double leading = size * 1.3;
    drawing_.texts.push_back({{x, y_ + size}, style, size, leading, wrap(text, measure(style, size), width)});
    y_ = drawing_.texts.back().bottom() + size * 0.4;
  }

  void card(const Guide::Step& step, int number) {
    const auto place = drawing_.boxes.size();
    drawing_.boxes.push_back({step.id, std::string(style_of(step.kind)), margin, y_, card_width, 0, 8, number});
    y_ += 10;
    write(step.title, "title", 16, inner, inner_width);
    write(facts(step), "fact", 13, inner, inner_width);
    for (const auto& duty : step.duties) threshold(step, duty);
    y_ += 8;
    drawing_.boxes[place].height = std::max(y_ - drawing_.boxes[place].y, 44.0);
    y_ = drawing_.boxes[place].bottom();
  }

  static std::string_view style_of(StageKind kind) {
    if (kind == StageKind::draft) return "draft";
    return kind == StageKind::collect ? "collect" : "review";
  }

  static std::string facts(const Guide::Step& step) {
    std::string all;
    // Who supports is plain from how many it takes.
    const std::string who = step.kind == StageKind::collect && !step.need.empty() ? "" : step.who;
    for (const auto* part : {&who, &step.need, &step.time}) {
      if (!part->empty()) all += (all.empty() ? "" : " · ") + *part;
    }
    return all;
  }

  void threshold(const Guide::Step& step, const Guide::Duty& duty) {
    y_ += 4;
    const auto place = drawing_.boxes.size();
    drawing_.boxes.push_back({step.id, "duty", inner, y_, inner_width, 0, 4, 0});
    y_ += 4;
    if (!duty.at.empty()) {
      write(words_.tr("{supporters} or more:", {{"supporters", duty.at}}), "fact", 13, inner + 12, inner_width - 20);
    }
    write(duty.title, "owed", 14, inner + 12, inner_width - 20);
    auto by = duty.by;
    if (!duty.within.empty()) by += " · " + words_.tr("within {time}", {{"time", duty.within}});
    write(by, "fact", 13, inner + 12, inner_width - 20);
    y_ += 4;
    drawing_.boxes[place].height = y_ - drawing_.boxes[place].y;
  }

  void ways(const Guide::Step& step, const Guide::Step* next) {
    const double top = y_;
    std::vector<const Guide::Way*> straight;
    y_ += 8;
    for (const auto& way : step.ways) {
      const auto* to = guide_.step(way.to);
      if (to == nullptr) continue;
      if (to == next) {
        straight.push_back(&way);
      } else if (to->kind == StageKind::end) {
        ending(step, way, *to, top);
      } else {
        aside(step, way, top);
      }
    }
    for (const auto* way : straight) write(way->when, "way", 13, inner, inner_width);
    if (next == nullptr) return;
    y_ += straight.empty() ? 12 : 14;
    if (!straight.empty()) drawing_.arrows.push_back({step.id, next->id, {{trunk, top}, {trunk, y_}}});
  }

  void ending(const Guide::Step& step, const Guide::Way& way, const Guide::Step& to, double top) {
    write(way.when, "way", 13, inner, inner_width);
    const double x = inner + 8, pad = 12;
    const auto lines = wrap(to.title, measure("end", 14), inner_width - 2 * pad);
    double width = 0;
    for (const auto& line : lines) width = std::max(width, text_width(line, measure("end", 14)));
    const double height = 10 + 18 * static_cast<double>(lines.size());
    drawing_.boxes.push_back({to.id, "end", x, y_, width + 2 * pad, height, 14, 0});
    drawing_.texts.push_back({{x + pad, y_ + 19}, "end", 14, 18, lines});
    drawing_.arrows.push_back({step.id, to.id, {{trunk, top}, {trunk, y_ + height / 2}, {x, y_ + height / 2}}});
    y_ += height + 10;
  }

  void aside(const Guide::Step& step, const Guide::Way& way, double top) {
    const auto number = std::find_if(order_.begin(), order_.end(), [&](const auto* one) { return one->id == way.to; }) -
                        order_.begin() + 1;
    write(words_.tr("{when}: step {number}", {{"when", way.when}, {"number", std::to_string(number)}}), "way", 13,
          inner, inner_width);
    y_ += 2;
    pending_.push_back({step.id, way.to, y_});
    drawing_.arrows.push_back({step.id, way.to, {{trunk, top}, {trunk, y_}}});
    starts_.push_back(drawing_.arrows.size() - 1);
    y_ += 10;
  }

  // Gives each long way a lane of its own for as far as it runs; returns how many lanes it took.
  int long_ways() {
    std::map<std::string, double, std::less<>> arriving;  // how many came to the card already
    std::vector<Span> spans;
    std::vector<double> ends;
    for (const auto& way : pending_) {
      const auto& box = box_of(way.to);
      ends.push_back(box.y + 16 + 12 * arriving[way.to]++);
      spans.push_back({std::min(way.y, ends.back()), std::max(way.y, ends.back())});
    }
    const auto lanes = assign_lanes(spans);
    int most = 0;
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      const double x = card_right + lane_gap * (lanes[i] + 1);
      auto& points = drawing_.arrows[starts_[i]].points;
      points.insert(points.end(), {{x, pending_[i].y}, {x, ends[i]}, {card_right, ends[i]}});
      most = std::max(most, lanes[i] + 1);
    }
    return most;
  }

  const Box& box_of(const std::string& step) const {
    return *std::find_if(drawing_.boxes.begin(), drawing_.boxes.end(),
                         [&](const Box& box) { return box.step == step && box.number > 0; });
  }

  const Guide& guide_;
  const Translator& words_;
  Drawing drawing_;
  double y_ = margin;
  std::vector<const Guide::Step*> order_;  // that move on
  std::vector<Pending> pending_;
  std::vector<std::size_t> starts_;  // their arrows
};

}  // namespace

Drawing draw(const Guide& guide, const Translator& words) {
  return Draftsman(guide, words).draw();
}

}  // namespace kenes::participation
