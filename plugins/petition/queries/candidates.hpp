#pragma once
// SQL that finds petitions by words: conditions on `p.id`, each served by an index and bounded.
#include <string>

namespace kenes::petition {

// Every word, or its beginning, occurs somewhere in the texts. Binds :words and :words_service.
constexpr const char* by_words =
    " p.id IN (SELECT w.id FROM petition.petition w WHERE w.service = cast(:words_service as text) AND w.search @@ "
    "  (SELECT cast(string_agg('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || ''':*', ' & ') as "
    "tsquery) "
    "   FROM unnest(to_tsvector('simple', cast(:words as text)))) LIMIT 10000) ";

// The action has a passage spelt nearly like the words. Binds the same.
constexpr const char* by_spelling =
    " p.id IN (SELECT * FROM petition.spelt_like(in_service => cast(:words_service as text), "
    "  words => cast(:words as text))) ";

}  // namespace kenes::petition
