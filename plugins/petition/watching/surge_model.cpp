#include "watching/surge_model.hpp"

namespace kenes::petition {

using participation::SupportSource;

std::string source_title(const Call& call, SupportSource source, const std::string& key) {
  const Arguments named{{"name", key}};
  switch (source) {
    case SupportSource::network:
      return call.tr("network {name}", named);
    case SupportSource::mail_domain:
      return call.tr("mail domain {name}", named);
    case SupportSource::provider:
      return call.tr("signed in by {name}", named);
    case SupportSource::all:
      break;
  }
  return call.tr("all signatures together");
}

boost::json::object surge_model(const Call& call, const participation::Surge& surge) {
  return {{"id", surge.id},
          {"title", source_title(call, surge.source, surge.key)},
          {"began_at", to_iso(surge.began_at)},
          {"last_at", to_iso(surge.last_at)},
          {"count", surge.count},
          {"usual", surge.usual}};
}

}  // namespace kenes::petition
