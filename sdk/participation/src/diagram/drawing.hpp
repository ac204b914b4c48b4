#pragma once
// A flow chart before it is written down: boxes, arrows and texts with their places, y downwards.
#include <string>
#include <vector>

#include "kenes/participation/guide.hpp"

namespace kenes::participation {

struct Point {
  double x = 0, y = 0;
};

struct DrawnText {
  Point at;           // of the first line's baseline
  std::string style;  // a class of the style sheet: "title", "fact", "way", "end"
  double size = 14;
  double leading = 18;
  std::vector<std::string> lines;

  double bottom() const { return at.y + leading * static_cast<double>(lines.size() - 1); }
};

struct Box {
  std::string step;   // id
  std::string style;  // "draft", "collect", "review", "end", "duty"
  double x = 0, y = 0, width = 0, height = 0, radius = 0;
  int number = 0;  // of a step that moves on; 0: none

  double bottom() const { return y + height; }
};

struct Arrow {
  std::string from, to;       // ids of steps
  std::vector<Point> points;  // at right angles; the head is at the last one
};

struct Drawing {
  double width = 0, height = 0;
  std::vector<Box> boxes;
  std::vector<Arrow> arrows;
  std::vector<DrawnText> texts;
};

// Steps one below the other in their order, so that it fits a telephone. What ends the procedure is drawn beside each
// way that leads to it; ways to steps further on or back run along lanes at the right.
Drawing draw(const Guide& guide, const Translator& words);

}  // namespace kenes::participation
