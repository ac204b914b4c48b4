#include "storage/prepared_backend.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <memory>

#include "storage/statement_cache.hpp"

namespace kenes::storage {
namespace {

using soci::details::statement_backend;
using soci::details::statement_type;

void send(PGconn* connection, const std::string& text) {
  // Fails only in a transaction that has failed already, or on a lost connection: then all is lost anyway.
  PQclear(PQexec(connection, text.c_str()));
}

void prepare_on_server(PGconn* connection, const std::string& name, const std::string& text, std::size_t parameters) {
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(
      PQprepare(connection, name.c_str(), text.c_str(), static_cast<int>(parameters), nullptr), &PQclear);
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
  const char* state = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
  throw soci::postgresql_soci_error(std::string("Cannot prepare statement. ") + PQerrorMessage(connection),
                                    state == nullptr ? "08006" : state);
}

// SOCI's classes can't be derived from (their library exports no more than its factory), so they are wrapped.
class Statement final : public statement_backend {
 public:
  Statement(soci::postgresql_statement_backend* inner, StatementCache& cache) : inner_(inner), cache_(cache) {}
  ~Statement() override {
    inner_->statementName_.clear();  // SOCI would deallocate it
  }

  void prepare(const std::string& query, statement_type type) override {
    // For SOCI each is asked just once: it numbers the parameters and sends nothing.
    inner_->prepare(query, soci::details::st_one_time_query);
    const auto& text = inner_->query_;
    if (!worth_preparing(text)) return;
    PGconn* connection = inner_->session_.conn_;
    const auto found = cache_.look_up(text, type == soci::details::st_repeatable_query);
    if (!found.superseded.empty()) send(connection, "DEALLOCATE " + found.superseded);
    if (found.name.empty()) return;
    if (found.is_new) {
      try {
        prepare_on_server(connection, found.name, text, inner_->names_.size());
      } catch (...) {
        cache_.forget(text);
        throw;
      }
    }
    inner_->statementName_ = found.name;
    inner_->stType_ = soci::details::st_repeatable_query;
  }

  void alloc() override { inner_->alloc(); }
  void clean_up() override { inner_->clean_up(); }
  exec_fetch_result execute(int number) override { return inner_->execute(number); }
  exec_fetch_result fetch(int number) override { return inner_->fetch(number); }
  long long get_affected_rows() override { return inner_->get_affected_rows(); }
  int get_number_of_rows() override { return inner_->get_number_of_rows(); }
  std::string get_parameter_name(int index) const override { return inner_->get_parameter_name(index); }
  std::string rewrite_for_procedure_call(const std::string& query) override {
    return inner_->rewrite_for_procedure_call(query);
  }
  int prepare_for_describe() override { return inner_->prepare_for_describe(); }
  void describe_column(int number, soci::data_type& type, std::string& name) override {
    inner_->describe_column(number, type, name);
  }
  soci::details::standard_into_type_backend* make_into_type_backend() override {
    return inner_->make_into_type_backend();
  }
  soci::details::standard_use_type_backend* make_use_type_backend() override { return inner_->make_use_type_backend(); }
  soci::details::vector_into_type_backend* make_vector_into_type_backend() override {
    return inner_->make_vector_into_type_backend();
  }
  soci::details::vector_use_type_backend* make_vector_use_type_backend() override {
    return inner_->make_vector_use_type_backend();
  }

 private:
  const std::unique_ptr<soci::postgresql_statement_backend> inner_;
  StatementCache& cache_;
};

class Connection final : public soci::details::session_backend {
 public:
  explicit Connection(soci::postgresql_session_backend* inner) : inner_(inner) {}

  bool is_connected() override { return inner_->is_connected(); }
  void begin() override { inner_->begin(); }
  void commit() override { inner_->commit(); }
  void rollback() override { inner_->rollback(); }
  bool get_next_sequence_value(soci::session& sql, const std::string& sequence, long long& value) override {
    return inner_->get_next_sequence_value(sql, sequence, value);
  }
  std::string get_dummy_from_table() const override { return inner_->get_dummy_from_table(); }
  std::string get_backend_name() const override { return inner_->get_backend_name(); }
  statement_backend* make_statement_backend() override {
    return new Statement(inner_->make_statement_backend(), cache_);
  }
  soci::details::rowid_backend* make_rowid_backend() override { return inner_->make_rowid_backend(); }
  soci::details::blob_backend* make_blob_backend() override { return inner_->make_blob_backend(); }

  PGconn* native() const { return inner_->conn_; }

 private:
  const std::unique_ptr<soci::postgresql_session_backend> inner_;
  StatementCache cache_;
};

class Factory final : public soci::backend_factory {
 public:
  Connection* make_session(const soci::connection_parameters& parameters) const override {
    auto* inner = soci::factory_postgresql()->make_session(parameters);
    return new Connection(static_cast<soci::postgresql_session_backend*>(inner));
  }
};

}  // namespace

const soci::backend_factory& prepared_backend() {
  static const Factory factory;
  return factory;
}

PGconn* native(soci::details::session_backend& backend) {
  return static_cast<Connection&>(backend).native();
}

}  // namespace kenes::storage
