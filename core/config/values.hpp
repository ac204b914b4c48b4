#pragma once
#include "config/portal.hpp"
#include "kenes/document.hpp"

namespace kenes::config {

// The typed settings of a document that was checked without a fault.
Portal portal_from(const Document& document);

}  // namespace kenes::config
