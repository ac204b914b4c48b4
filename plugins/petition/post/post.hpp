#pragma once
// Petitions by post: an officer enters the letter and its scan, and sends the petitioner what is to be told.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_post(Registrar& registrar, const Office& office);

Response papers_page(Call& call, const Office& office);
Response new_paper_page(Call& call, const Office& office);
Response new_paper_action(Call& call, const Office& office);
Response paper_page(Call& call, const Office& office);
Response edit_paper_page(Call& call, const Office& office);
Response edit_paper_action(Call& call, const Office& office);
Response paper_address_page(Call& call, const Office& office);
Response paper_address_action(Call& call, const Office& office);
Response delete_paper_page(Call& call, const Office& office);
Response delete_paper_action(Call& call, const Office& office);
Response submit_paper_action(Call& call, const Office& office);
Response scan_page(Call& call, const Office& office);
Response paper_letter_page(Call& call, const Office& office);
Response letter_sent_action(Call& call, const Office& office);

}  // namespace kenes::petition
