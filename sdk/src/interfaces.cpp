// The key functions of the contract's interfaces: each has one vtable and one type_info, here.
#include "kenes/authorities.hpp"
#include "kenes/challenges.hpp"
#include "kenes/contacts.hpp"
#include "kenes/files.hpp"
#include "kenes/http_client.hpp"
#include "kenes/operations.hpp"
#include "kenes/persons.hpp"
#include "kenes/plugin.hpp"
#include "kenes/qr_codes.hpp"
#include "kenes/scratch.hpp"
#include "kenes/sign_ins.hpp"
#include "kenes/subscriptions.hpp"
#include "kenes/text_messages.hpp"

namespace kenes {

Audit::~Audit() = default;
Authorities::~Authorities() = default;
Call::~Call() = default;
Challenges::~Challenges() = default;
Clock::~Clock() = default;
Contacts::~Contacts() = default;
Database::~Database() = default;
DatabaseUnavailable::~DatabaseUnavailable() = default;
Files::~Files() = default;
Host::~Host() = default;
Jobs::~Jobs() = default;
Mailer::~Mailer() = default;
Operations::~Operations() = default;
PersonalData::~PersonalData() = default;
Persons::~Persons() = default;
Plugin::~Plugin() = default;
HttpClient::~HttpClient() = default;
QrCodes::~QrCodes() = default;
Registrar::~Registrar() = default;
Scratch::~Scratch() = default;
Secrets::~Secrets() = default;
SignInDoor::~SignInDoor() = default;
SignIns::~SignIns() = default;
Subscriptions::~Subscriptions() = default;
TextMessages::~TextMessages() = default;
Translator::~Translator() = default;

}  // namespace kenes
