#include "product/importing/column_words.h"

#include <algorithm>
#include <span>

namespace hark::importing::column_words {

namespace {

using Words = std::span<const std::string_view>;

/// Any of these as whole words (a phrase may have several).
bool has(const std::string& words, Words any) {
    const std::string padded = " " + words + " ";
    return std::any_of(any.begin(), any.end(), [&](std::string_view word) {
        return padded.find(" " + std::string(word) + " ") != std::string::npos;
    });
}

/// Any of these as parts of words.
bool contains(const std::string& words, Words any) {
    return std::any_of(any.begin(), any.end(), [&](std::string_view part) {
        return words.find(part) != std::string::npos;
    });
}

bool is(const std::string& words, Words any) {
    return std::find(any.begin(), any.end(), words) != any.end();
}

// Names come folded: lower case, no accents (words_of), so "prêt" is "pret".
constexpr std::string_view nps[] = {"nps",  "enps", "netpro", "net promoter", "netpromoter",
                                    "rnps", "tnps", "ltr",    "npsscore",     "nps score"};
constexpr std::string_view recommend[] = {
    "recommend", "recommand",  "weiterempf", "empfehl",    "recomend", "recomiend",
    "raccomand", "consiglier", "consigli",   "aanbevel",   "aanraden", "anbefal",
    "rekommend", "polec",      "tavsiye",    "порекоменд", "рекоменд", "推荐",
    "推薦",      "おすすめ",   "勧め",       "추천"};
constexpr std::string_view likely[] = {
    "likely", "likelihood", "likelytorecommend", "scale",  "probab", "wahrschein", "mesure",
    "score",  "vraisembl",  "waarschijn",        "rating", "0 10",   "0 to 10",    "friend",
    "freund", "ami",        "sandsynlig",        "verosim"};
constexpr std::string_view ratings[] = {
    "score",   "scores",     "rating",       "ratings",    "bewertung", "note",        "nota",
    "puntaje", "puntuacion", "calificacion", "valoracion", "rate",      "points",      "punkte",
    "voto",    "cijfer",     "0 10",         "0 to 10",    "1 10",      "answer score"};
constexpr std::string_view not_score[] = {
    "tier",   "category", "segment",  "type",   "group",     "count",  "reason", "why",
    "avg",    "average",  "mean",     "median", "date",      "time",   "id",     "change",
    "status", "comment",  "previous", "label",  "number of", "bucket", "class",  "text"};
constexpr std::string_view other_question[] = {"satisf", "zufried", "effort", "aufwand", "csat",
                                               "easy",   "ease",    "useful", "facil"};

}  // namespace

int score(const std::string& words) {
    int value = 0;
    if (has(words, nps)) {
        value = 100;
    } else if (contains(words, recommend)) {
        value = contains(words, likely) ? 95 : 85;
        constexpr std::string_view work[] = {"to work",  "as a place to work", "arbeitgeber",
                                             "employer", "as an employer",     "travailler"};
        if (contains(words, work)) value += 6;
    } else if (contains(words, std::span<const std::string_view>({"likelihood", "likely"}))) {
        value = 45;
    } else if (has(words, ratings)) {
        value = 50;
        constexpr std::string_view whole_scale[] = {"0 10", "0 to 10"};
        if (contains(words, whole_scale)) value += 10;
    }
    if (has(words, not_score)) value -= 60;
    if (value < 85 && contains(words, other_question)) value -= 25;
    return std::max(value, 0);
}

int comment(const std::string& words) {
    constexpr std::string_view surest[] = {
        "comment",     "comments",    "commentaire", "commentaires", "kommentar",   "kommentare",
        "comentario",  "comentarios", "commento",    "verbatim",     "feedback",    "explication",
        "explanation", "explicacion", "begrundung",  "opmerking",    "opmerkingen", "freitext",
        "free text",   "kommentti",   "kommentarer", "ruckmeldung",  "verbatims",   "opinion",
        "avis",        "review",      "remark",      "remarks",      "anmerkung",   "anmerkungen"};
    constexpr std::string_view sure[] = {"why",         "warum",
                                         "pourquoi",    "porque",
                                         "por que",     "perche",
                                         "waarom",      "reason",
                                         "reasons",     "grund",
                                         "grunde",      "raison",
                                         "raisons",     "razon",
                                         "motivo",      "suggestion",
                                         "suggestions", "improve",
                                         "verbessern",  "ameliorer",
                                         "mejorar",     "open ended response",
                                         "text",        "message",
                                         "answer text", "response text",
                                         "narrative"};
    constexpr std::string_view perhaps[] = {"answer", "antwort",     "reponse", "respuesta", "note",
                                            "notes",  "description", "what",    "was",       "que",
                                            "text 1", "explain",     "tell us", "thoughts"};
    if (has(words, surest)) return 60;
    if (has(words, sure)) return 50;
    return has(words, perhaps) ? 30 : 0;
}

bool is_score_name(const std::string& words) {
    constexpr std::string_view names[] = {"score", "nps", "enps", "nps score", "npsscore"};
    return is(words, names);
}

bool is_comment_name(const std::string& words) {
    constexpr std::string_view names[] = {
        "comment",    "comments",    "commentaire", "commentaires", "kommentar", "kommentare",
        "comentario", "comentarios", "commento",    "commenti",     "verbatim",  "verbatims",
        "feedback",   "opmerking",   "opmerkingen", "freitext",     "free text", "remark",
        "remarks",    "anmerkung",   "anmerkungen", "ruckmeldung"};
    return is(words, names);
}

int moment(const std::string& words) {
    constexpr std::string_view of_answer[] = {
        "surveyed",   "responded",     "response",    "submitted",   "submit",
        "answered",   "completed",     "recorded",    "received",    "feedback",
        "rated",      "timestamp",     "horodateur",  "zeitstempel", "marca temporal",
        "horodatage", "response date", "survey date", "survey",      "nps date",
        "review",     "interview",     "tijdstempel", "abgeschickt"};
    constexpr std::string_view of_anything[] = {"date",     "datum", "fecha",    "data",  "created",
                                                "time",     "at",    "datetime", "when",  "zeit",
                                                "tag",      "day",   "month",    "monat", "dato",
                                                "datetijd", "heure", "hora",     "ts"};
    constexpr std::string_view of_something_else[] = {
        "birth",        "born",       "dob",          "signup",         "sign up",    "registered",
        "registration", "activation", "activated",    "churn",          "churned",    "start",
        "contract",     "renewal",    "expiry",       "expires",        "expiration", "update",
        "updated",      "modified",   "purchase",     "purchased",      "order",      "visit",
        "flown",        "due",        "invited",      "invitation",     "sent",       "hire",
        "hired",        "end",        "joined",       "customer since", "since",      "delivery",
        "payment",      "opened",     "geburtsdatum", "kundenseit",     "last login", "course"};
    int value = 10;
    if (has(words, of_answer))
        value = 60;
    else if (has(words, of_anything))
        value = 40;
    if (has(words, of_something_else)) value -= 35;
    return value;
}

Identity identity(const std::string& words) {
    if (words == "id" || words == "ids" || words == "_id") return Identity::plain_id;
    constexpr std::string_view response[] = {"response id",        "responseid",    "respnum",
                                             "response number",    "submission id", "external id",
                                             "survey response id", "record id",     "answer id",
                                             "feedback id",        "comment id",    "review id",
                                             "response",           "resp id",       "respid",
                                             "interview id",       "nps id",        "token",
                                             "reponse id",         "antwort id"};
    if (is(words, response)) return Identity::response;
    constexpr std::string_view who[] = {
        "user",        "customer", "client",      "person",      "contact",    "member",
        "student",     "patient",  "employee",    "kunde",       "kunden",     "subscriber",
        "utilisateur", "usuario",  "cliente",     "participant", "visitor",    "guest",
        "panelist",    "nutzer",   "mitarbeiter", "passenger",   "respondent", "people",
        "consumer",    "shopper",  "lead",        "profile",     "customers",  "users",
        "benutzer",    "klant",    "teilnehmer"};
    constexpr std::string_view key[] = {"id",     "number",      "no",   "nr",   "nummer",
                                        "key",    "code",        "uuid", "guid", "num",
                                        "numero", "external id", "ref",  "hash", "ids"};
    constexpr std::string_view glued[] = {
        "userid",   "customerid", "clientid",     "personid",         "contactid",
        "memberid", "studentid",  "patientid",    "employeeid",       "kundennummer",
        "kundennr", "kundenid",   "uid",          "custid",           "user",
        "person",   "customer",   "respondentid", "mitarbeiternummer"};
    if (is(words, glued)) return Identity::person;
    return has(words, who) && has(words, key) ? Identity::person : Identity::none;
}

bool is_company(const std::string& words) {
    constexpr std::string_view names[] = {
        "company",          "company id",      "companyid",     "account",      "account id",
        "accountid",        "acct id",         "acct",          "organisation", "organization",
        "organisation id",  "organization id", "org id",        "firma",        "unternehmen",
        "entreprise",       "societe",         "empresa",       "azienda",      "firma id",
        "customer company", "employer",        "bedrijf",       "tenant",       "tenant id",
        "workspace id",     "company number",  "account number"};
    return is(words, names) || is_company_name(words);
}

bool is_company_name(const std::string& words) {
    constexpr std::string_view names[] = {"company name",      "account name", "organisation name",
                                          "organization name", "firmenname",   "nom entreprise"};
    return is(words, names);
}

bool is_person_name(const std::string& words) {
    constexpr std::string_view names[] = {
        "name",     "full name",   "customer name", "person name", "respondent name", "user name",
        "fullname", "client name", "contact name",  "nom",         "nombre",          "nome",
        "naam",     "kundenname",  "student name",  "member name", "employee name",   "vollname"};
    return is(words, names);
}

bool is_email(const std::string& words) {
    constexpr std::string_view names[] = {
        "email",  "e mail",        "mail",         "courriel",
        "correo", "email address", "emailadresse", "correo electronico"};
    return has(words, names);
}

bool is_phone(const std::string& words) {
    constexpr std::string_view names[] = {"phone",       "phone number", "telephone",     "telefon",
                                          "telefono",    "tel",          "mobile number", "handy",
                                          "handynummer", "mobilnummer",  "msisdn"};
    return has(words, names);
}

bool is_channel(const std::string& words) {
    constexpr std::string_view names[] = {"channel",
                                          "kanal",
                                          "canal",
                                          "survey channel",
                                          "response channel",
                                          "source",
                                          "collector",
                                          "medium",
                                          "canale",
                                          "kanaal",
                                          "distribution channel",
                                          "survey method",
                                          "touchpoint",
                                          "survey source"};
    return is(words, names);
}

int year(const std::string& words) {
    int found = 0;
    for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
        const auto digit = [&](std::size_t at) {
            return at < words.size() && words[at] >= '0' && words[at] <= '9';
        };
        if ((i > 0 && digit(i - 1)) || digit(i + 4) || words.compare(i, 2, "20") != 0) continue;
        if (digit(i + 2) && digit(i + 3))
            found = std::max(found, 2000 + (words[i + 2] - '0') * 10 + (words[i + 3] - '0'));
    }
    return found;
}

bool is_other_number(const std::string& words) {
    constexpr std::string_view names[] = {
        "age",    "count",    "visits",  "number",   "quantity", "qty",    "month",    "day",
        "week",   "year",     "quarter", "hour",     "id",       "rank",   "level",    "size",
        "days",   "years",    "tenure",  "sessions", "messages", "users",  "version",  "row",
        "index",  "position", "num",     "children", "orders",   "price",  "amount",   "alter",
        "anzahl", "code",     "strata",  "zone",     "floor",    "weight", "duration", "lang"};
    return has(words, names);
}

}  // namespace hark::importing::column_words
