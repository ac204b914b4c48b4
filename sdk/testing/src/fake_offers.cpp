#include "fake_offers.hpp"

#include <algorithm>

#include "kenes/digest.hpp"
#include "target.hpp"

namespace kenes::testing {

const Authority* FakeAuthorities::find(std::string_view key) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one.key == key; });
  return found == all_.end() ? nullptr : &*found;
}

boost::json::object FakeFiles::uploader(Call&, std::string_view folder, const FileLimits& limits,
                                        std::string_view back) {
  boost::json::array files;
  if (const auto found = folders_.find(folder); found != folders_.end()) {
    for (const auto& file : found->second) files.push_back(boost::json::object{{"id", file.id}, {"name", file.name}});
  }
  return {{"folder", std::string(folder)},
          {"total", limits.total},
          {"count", limits.count},
          {"back", std::string(back)},
          {"files", std::move(files)}};
}

std::vector<StoredFile> FakeFiles::list(soci::session&, std::string_view folder) {
  const auto found = folders_.find(folder);
  return found == folders_.end() ? std::vector<StoredFile>{} : found->second;
}

const StoredFile* FakeFiles::find(std::string_view folder, std::int64_t id) const {
  const auto found = folders_.find(folder);
  if (found == folders_.end()) return nullptr;
  const auto& files = found->second;
  const auto file = std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.id == id; });
  return file == files.end() ? nullptr : &*file;
}

Response FakeFiles::download(Call&, std::string_view folder, std::int64_t id) {
  const auto* file = find(folder, id);
  return file == nullptr ? not_found() : text(contents_.at(id), file->type);
}

std::optional<std::string> FakeFiles::content(soci::session&, std::string_view folder, std::int64_t id,
                                              std::int64_t most) {
  const auto* file = find(folder, id);
  return file == nullptr || file->size > most ? std::nullopt : std::optional(contents_.at(id));
}

bool FakeFiles::remove(soci::session&, std::string_view folder, std::int64_t id) {
  const auto found = folders_.find(folder);
  return found != folders_.end() && std::erase_if(found->second, [&](const auto& one) { return one.id == id; }) > 0;
}

void FakeFiles::remove_all(soci::session&, std::string_view folder) {
  folders_.erase(std::string(folder));
}

std::int64_t FakeFiles::put(const std::string& folder, StoredFile file, std::string content) {
  file.id = ++last_;
  if (content.empty()) {
    content = "content of " + file.name;
  } else {
    file.size = static_cast<std::int64_t>(content.size());
  }
  contents_[file.id] = std::move(content);
  folders_[folder].push_back(std::move(file));
  return last_;
}

std::vector<NamedPerson> FakePersons::find(soci::session&, std::string_view space,
                                           const std::vector<std::string>& numbers) const {
  std::vector<NamedPerson> persons;
  for (const auto& number : numbers) {
    const auto named = std::string(space) + ":" + number;
    const auto known = known_.find(named);
    persons.push_back(known == known_.end() ? NamedPerson{std::string(space) + ":" + hex(sha256(named)), 0}
                                            : known->second);
  }
  return persons;
}

void FakePersons::know(const std::string& space, const std::string& number, const Actor& person) {
  known_[space + ":" + number] = {person.person_key, person.person_id};
}

std::string FakeQrCodes::svg(std::string_view content, std::string_view label) const {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>" + std::string(label) + "</title><desc>" +
         std::string(content) + "</desc></svg>";
}

Result<std::string> FakeTextMessages::number(std::string_view entered) const {
  std::string number(entered);
  std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
  if (number.size() < 8 || number[0] != '+') return fail("invalid", "not a telephone number");
  if (number.starts_with("+999")) return fail("country", "no messages go there");
  return number;
}

void FakeTextMessages::send(soci::session&, const TextMessage& message) {
  const bool known = !message.unique_key.empty() && std::any_of(sent.begin(), sent.end(), [&](const auto& one) {
    return one.unique_key == message.unique_key;
  });
  if (!known) sent.push_back(message);
}

Result<Response> FakeContacts::confirm(Call& call, const Contact& contact, std::string_view then) {
  if (contact.email.find('@') == std::string::npos)
    return fail("email", call.tr("Enter an e-mail address in the right form, like name@example.org"));
  return redirect("/confirm?then=" + percent_encoded(then));
}

void FakeOperations::gauge(std::string name, std::string, std::function<double()> read) {
  gauges_[std::move(name)] = std::move(read);
}

void FakeOperations::write(soci::session&, const OperatorMail& mail) {
  const bool known = !mail.unique_key.empty() && std::any_of(written.begin(), written.end(), [&](const auto& one) {
    return one.unique_key == mail.unique_key;
  });
  if (!known) written.push_back(mail);
}

std::map<std::string, double> FakeOperations::read() const {
  std::map<std::string, double> values;
  for (const auto& [name, read] : gauges_) values[name] = read();
  return values;
}

void FakeOffers::offer_to(std::map<std::string, void*, std::less<>>& offers) {
  offers.emplace(Authorities::service_id, static_cast<Authorities*>(&authorities));
  offers.emplace(Files::service_id, static_cast<Files*>(&files));
  offers.emplace(Operations::service_id, static_cast<Operations*>(&operations));
  offers.emplace(Persons::service_id, static_cast<Persons*>(&persons));
  offers.emplace(QrCodes::service_id, static_cast<QrCodes*>(&qr_codes));
  offers.emplace(TextMessages::service_id, static_cast<TextMessages*>(&text_messages));
  offers.emplace(Contacts::service_id, static_cast<Contacts*>(&contacts));
  offers.emplace(SignIns::service_id, static_cast<SignIns*>(&sign_ins));
}

}  // namespace kenes::testing
