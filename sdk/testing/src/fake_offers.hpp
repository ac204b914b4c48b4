#pragma once
// What the host offers beside the Host itself, for tests: kept in memory, found by Host::find.
#include <map>

#include "kenes/authorities.hpp"
#include "kenes/contacts.hpp"
#include "kenes/files.hpp"
#include "kenes/operations.hpp"
#include "kenes/persons.hpp"
#include "kenes/qr_codes.hpp"
#include "kenes/sign_ins.hpp"
#include "kenes/text_messages.hpp"

namespace kenes::testing {

class FakeAuthorities : public Authorities {
 public:
  explicit FakeAuthorities(const std::vector<Authority>& all) : all_(all) {}
  const Authority* find(std::string_view key) const override;
  const std::vector<Authority>& all() const override { return all_; }

 private:
  const std::vector<Authority>& all_;
};

// Files that a test put there. Removing them doesn't wait for the commit.
class FakeFiles : public Files {
 public:
  boost::json::object uploader(Call& call, std::string_view folder, const FileLimits& limits,
                               std::string_view back) override;
  std::vector<StoredFile> list(soci::session& sql, std::string_view folder) override;
  Response download(Call& call, std::string_view folder, std::int64_t id) override;
  std::optional<std::string> content(soci::session& sql, std::string_view folder, std::int64_t id,
                                     std::int64_t most) override;
  bool remove(soci::session& sql, std::string_view folder, std::int64_t id) override;
  void remove_all(soci::session& sql, std::string_view folder) override;

  // Without content it has words that name it.
  std::int64_t put(const std::string& folder, StoredFile file, std::string content);

 private:
  const StoredFile* find(std::string_view folder, std::int64_t id) const;

  std::map<std::string, std::vector<StoredFile>, std::less<>> folders_;
  std::map<std::int64_t, std::string> contents_;  // by id
  std::int64_t last_ = 0;
};

// Knows whom a test has introduced; the others get a key that doesn't show their number.
class FakePersons : public Persons {
 public:
  std::vector<NamedPerson> find(soci::session& sql, std::string_view space,
                                const std::vector<std::string>& numbers) const override;
  void know(const std::string& space, const std::string& number, const Actor& person);

 private:
  std::map<std::string, NamedPerson> known_;  // by space:number
};

class FakeQrCodes : public QrCodes {
 public:
  // An SVG whose title is the label and whose description is the content, so that tests can read both.
  std::string svg(std::string_view content, std::string_view label) const override;
};

// Sends nothing to +999, which is no country's.
class FakeTextMessages : public TextMessages {
 public:
  bool available() const override { return true; }
  Result<std::string> number(std::string_view entered) const override;
  void send(soci::session& sql, const TextMessage& message) override;

  std::vector<TextMessage> sent;
};

// Remembers who was asked to confirm; a test goes on as FakeHost::person(email).
class FakeContacts : public Contacts {
 public:
  Result<Response> confirm(Call& call, const Contact& contact, std::string_view then) override;
};

class FakeSignIns : public SignIns {
 public:
  explicit FakeSignIns(const std::vector<SignInWay>& ways) : ways_(ways) {}
  const std::vector<SignInWay>& ways() const override { return ways_; }

 private:
  const std::vector<SignInWay>& ways_;
};

// Keeps gauges, and letters whether or not the transaction committed; one for each unique key.
class FakeOperations : public Operations {
 public:
  void gauge(std::string name, std::string help, std::function<double()> read) override;
  void write(soci::session& sql, const OperatorMail& mail) override;
  std::map<std::string, double> read() const;

  std::vector<OperatorMail> written;

 private:
  std::map<std::string, std::function<double()>> gauges_;
};

struct FakeOffers {
  FakeOffers(const std::vector<Authority>& known, const std::vector<SignInWay>& ways)
      : authorities(known), sign_ins(ways) {}
  void offer_to(std::map<std::string, void*, std::less<>>& offers);

  FakeAuthorities authorities;
  FakeFiles files;
  FakeOperations operations;
  FakePersons persons;
  FakeQrCodes qr_codes;
  FakeTextMessages text_messages;
  FakeContacts contacts;
  FakeSignIns sign_ins;
};

}  // namespace kenes::testing
