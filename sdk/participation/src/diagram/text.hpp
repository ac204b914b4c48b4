#pragma once
// How much room a text takes, without a font at hand: by the average widths of sans-serif faces, rather too much than
// too little, so that nothing is cut off wherever it is shown.
#include <string>
#include <string_view>
#include <vector>

namespace kenes::participation {

// In units of the drawing, for UTF-8 in that size.
double text_width(std::string_view text, double size);

// Lines of at most that width, broken at spaces; a word that is longer stays whole unless a line can't hold it at all.
std::vector<std::string> wrap(std::string_view text, double size, double width);

}  // namespace kenes::participation
