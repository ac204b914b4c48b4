#pragma once
#include <filesystem>

#include "kenes/call.hpp"

namespace kenes::mailbox {

// The folder of this service: its setting, else what KENES_MAILBOX_DIR names, as `kenes up` sets it; "" if neither
// does.
std::filesystem::path folder_of(const Service& service);

Response list_page(Call& call);
Response mail_page(Call& call);

}  // namespace kenes::mailbox
