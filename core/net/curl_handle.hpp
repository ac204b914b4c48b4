#pragma once
// What every client in this room sets, whatever it speaks.
#include <curl/curl.h>

#include <chrono>
#include <memory>

namespace kenes::net {

struct CurlEnd {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CurlEnd>;
using CurlList = std::unique_ptr<curl_slist, CurlEnd>;

// For `protocols` ("https,http") and no others: no signals, no proxy of the environment, certificates checked.
// Throws std::bad_alloc. [any thread]
CurlHandle new_handle(const char* protocols, std::chrono::milliseconds connect, std::chrono::milliseconds whole);

}  // namespace kenes::net
