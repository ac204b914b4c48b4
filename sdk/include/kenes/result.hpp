#pragma once
// Expected failures travel in Result; an exception means that this request, job or callback can't go on.
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace kenes {

// `code` is for programs and tests (snake_case, stable); `message` for the person who must act.
struct Error {
  std::string code;
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string code, std::string message) {
  return tl::unexpected<Error>(Error{std::move(code), std::move(message)});
}

}  // namespace kenes
