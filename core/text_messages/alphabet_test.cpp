#include "text_messages/alphabet.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kenes::text_messages;

TEST_CASE("letters that every telephone has travel in seven bits, others in sixteen") {
  CHECK(alphabet_of("Your code: 123456\n@petitions.example.org #123456") == Alphabet::gsm);
  CHECK(alphabet_of("è £ _ {} € ~ Ü ß Ω") == Alphabet::gsm);
  CHECK(alphabet_of("Код") == Alphabet::ucs2);
  CHECK(alphabet_of("Ешкімге айтпаңыз") == Alphabet::ucs2);
  CHECK(alphabet_of("šūž") == Alphabet::ucs2);
  CHECK(alphabet_of("`") == Alphabet::ucs2);  // not in the alphabet, though in ASCII
}

TEST_CASE("a message has 160 or 70 letters; the parts of a longer one are shorter") {
  const auto times = [](int count, const std::string& letter) {
    std::string text;
    for (int i = 0; i < count; ++i) text += letter;
    return text;
  };
  CHECK(parts_of(times(160, "a")) == 1);
  CHECK(parts_of(times(161, "a")) == 2);
  CHECK(parts_of(times(306, "a")) == 2);
  CHECK(parts_of(times(307, "a")) == 3);
  CHECK(parts_of(times(80, "€")) == 1);
  CHECK(parts_of(times(81, "€")) == 2);
  CHECK(parts_of(times(70, "ж")) == 1);
  CHECK(parts_of(times(71, "ж")) == 2);
  CHECK(parts_of(times(35, "😀")) == 1);
  CHECK(parts_of(times(36, "😀")) == 2);
}
