// The key functions of the contract's interfaces: each has one vtable and one type_info, here.
#include "kenes/authorities.hpp"
#include "kenes/plugin.hpp"
#include "kenes/scratch.hpp"

namespace kenes {

Audit::~Audit() = default;
Authorities::~Authorities() = default;
Call::~Call() = default;
Clock::~Clock() = default;
Database::~Database() = default;
DatabaseUnavailable::~DatabaseUnavailable() = default;
Host::~Host() = default;
Jobs::~Jobs() = default;
Mailer::~Mailer() = default;
Plugin::~Plugin() = default;
Registrar::~Registrar() = default;
Scratch::~Scratch() = default;
Secrets::~Secrets() = default;
Translator::~Translator() = default;

}  // namespace kenes
