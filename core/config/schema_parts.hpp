#pragma once
// The tables of the portal file that portal_schema() puts together.
#include "kenes/schema.hpp"

namespace kenes::config {

Schema mail_fields();
Schema text_message_fields();

Schema account_fields();
Schema security_fields();
Schema staff_fields();
Schema authority_fields();

}  // namespace kenes::config
