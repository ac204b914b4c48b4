#pragma once
// The words of the tus resumable upload protocol 1.0.0 (https://tus.io/protocols/resumable-upload).
#include <optional>
#include <string>

#include "files/upload.hpp"
#include "kenes/call.hpp"

namespace kenes::files::tus {

inline constexpr const char* version = "1.0.0";
inline constexpr const char* extensions = "creation,creation-with-upload,termination,expiration";

// An answer with the headers that each has. `text` is for people.
Response answer(int status, std::string text = "");
// That of an error of Reception.
Response refusal(const Error& error);
// How far it is and how long it may take.
void tell(Response& response, const Upload& upload);

// An answer to a client that speaks another version; nothing if it speaks this one.
std::optional<Response> other_version(const Request& request);
// A header's number; none if it is absent or no number from 0 to 2^53.
std::optional<std::int64_t> number(const Request& request, std::string_view header);
bool is_piece(const Request& request);

}  // namespace kenes::files::tus
