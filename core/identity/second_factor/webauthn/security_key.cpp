#include "identity/second_factor/webauthn/security_key.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <memory>

#include "identity/second_factor/webauthn/client_data.hpp"
#include "kenes/digest.hpp"

namespace kenes::identity::second_factor {
namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

template <class T, void (*release)(T**)>
Owned<T> owned(T* made) {
  return {made, [](T* one) { release(&one); }};
}

constexpr std::uint8_t user_present = 0x01, user_verified = 0x04, key_included = 0x40;  // WebAuthn Level 2, 6.1

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string text(const unsigned char* from, std::size_t size) {
  return from == nullptr ? "" : std::string(reinterpret_cast<const char*>(from), size);
}

void start() {
  // The second time does nothing.
  static const bool started = [] {
    fido_init(0);
    return true;
  }();
  (void)started;
}

tl::unexpected<Error> refused(const std::string& check) {
  return fail("refused", check);
}

// The authenticator data begins with the hash of the party's name (6.1).
bool is_for(const RelyingParty& party, std::string_view authenticator_data) {
  const auto hash = sha256(party.id);
  return authenticator_data.size() >= 37 && authenticator_data.substr(0, hash.size()) == text(hash.data(), hash.size());
}

// What libfido2 reads of it, if the key is of this algorithm.
Owned<fido_cred_t> read(const NewKey& key, int algorithm) {
  auto credential = owned<fido_cred_t, fido_cred_free>(fido_cred_new());
  if (credential && fido_cred_set_type(credential.get(), algorithm) == FIDO_OK &&
      fido_cred_set_authdata_raw(credential.get(), bytes(key.authenticator_data), key.authenticator_data.size()) ==
          FIDO_OK) {
    return credential;
  }
  credential.reset();
  return credential;
}

int verify(fido_assert_t* shown, const KeyRecord& known) {
  const auto& key = known.public_key;
  if (known.algorithm == COSE_ES256) {
    const auto read = owned<es256_pk_t, es256_pk_free>(es256_pk_new());
    const int result = es256_pk_from_ptr(read.get(), key.data(), key.size());
    return result == FIDO_OK ? fido_assert_verify(shown, 0, COSE_ES256, read.get()) : result;
  }
  if (known.algorithm == COSE_EDDSA) {
    const auto read = owned<eddsa_pk_t, eddsa_pk_free>(eddsa_pk_new());
    const int result = eddsa_pk_from_ptr(read.get(), key.data(), key.size());
    return result == FIDO_OK ? fido_assert_verify(shown, 0, COSE_EDDSA, read.get()) : result;
  }
  const auto read = owned<rs256_pk_t, rs256_pk_free>(rs256_pk_new());
  const int result = rs256_pk_from_ptr(read.get(), key.data(), key.size());
  return result == FIDO_OK ? fido_assert_verify(shown, 0, COSE_RS256, read.get()) : result;
}

}  // namespace

Result<KeyRecord> check_new_key(const NewKey& key, const RelyingParty& party) {
  start();
  if (const auto fault = client_data_fault(key.client_data, "webauthn.create", party); !fault.empty())
    return refused(fault);
  if (!is_for(party, key.authenticator_data)) return refused("relying party");
  for (const int algorithm : key_algorithms) {
    const auto made = read(key, algorithm);
    if (!made) continue;
    const auto flags = fido_cred_flags(made.get());
    if ((flags & key_included) == 0) return refused("no key");
    if ((flags & user_present) == 0) return refused("nobody touched it");
    if ((flags & user_verified) == 0) return refused("it didn't check its user");
    return KeyRecord{.credential_id = text(fido_cred_id_ptr(made.get()), fido_cred_id_len(made.get())),
                     .public_key = text(fido_cred_pubkey_ptr(made.get()), fido_cred_pubkey_len(made.get())),
                     .algorithm = algorithm,
                     .sign_count = fido_cred_sigcount(made.get())};
  }
  return refused("no algorithm that was asked for");
}

Result<std::int64_t> check_shown_key(const ShownKey& shown, const KeyRecord& known, const RelyingParty& party) {
  start();
  if (const auto fault = client_data_fault(shown.client_data, "webauthn.get", party); !fault.empty())
    return refused(fault);
  const auto assertion = owned<fido_assert_t, fido_assert_free>(fido_assert_new());
  auto* one = assertion.get();
  const auto &data = shown.authenticator_data, &signature = shown.signature;
  if (fido_assert_set_clientdata(one, bytes(shown.client_data), shown.client_data.size()) != FIDO_OK ||
      fido_assert_set_rp(one, party.id.c_str()) != FIDO_OK || fido_assert_set_count(one, 1) != FIDO_OK ||
      fido_assert_set_up(one, FIDO_OPT_TRUE) != FIDO_OK || fido_assert_set_uv(one, FIDO_OPT_TRUE) != FIDO_OK ||
      fido_assert_set_authdata_raw(one, 0, bytes(data), data.size()) != FIDO_OK ||
      fido_assert_set_sig(one, 0, bytes(signature), signature.size()) != FIDO_OK) {
    return refused("form");
  }
  // Compares the party's name, presence, the check of the user and the signature.
  if (const int result = verify(one, known); result != FIDO_OK) return refused(fido_strerr(result));
  const std::int64_t count = fido_assert_sigcount(one, 0);
  // Keys that don't count always say 0.
  if ((count != 0 || known.sign_count != 0) && count <= known.sign_count) return fail("copied", "sign count");
  return count;
}

}  // namespace kenes::identity::second_factor
