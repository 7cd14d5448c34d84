#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

/// Every bound in Hark, with its reason. A queue, page, body, retry or loop without a line here is
/// a mistake.
namespace hark::base::limits {

using namespace std::chrono_literals;

// Requests. A batch of 10,000 responses with comments of 400 bytes is about 6 MB.
inline constexpr std::size_t request_body_bytes = 16U << 20;
inline constexpr std::size_t request_header_bytes = 16U << 10;
// Longest that browsers and proxies pass on unharmed; a score query with 20 filters is under 4 KB.
inline constexpr std::size_t request_target_bytes = 8U << 10;
inline constexpr std::size_t path_segments = 32;
// Below this, compressing an answer saves no packet.
inline constexpr std::size_t compress_bytes = 1024;
// Files to import arrive as one body and go straight to disk.
inline constexpr std::uint64_t upload_bytes = 8ULL << 30;
// A client that stalls must not hold a connection: 30 s covers slow mobile networks.
inline constexpr auto request_time = 30s;
// Headers fit into a few packets; more patience only feeds those who send a byte now and then.
inline constexpr auto request_header_time = 10s;
inline constexpr auto keep_alive_time = 75s;
// Every thread stops within two seconds (house rule); in-flight requests get that long.
inline constexpr auto stop_time = 2s;
// Blocking handlers wait for the commit they share; more workers mean larger commits.
inline constexpr std::size_t worker_threads = 64;
inline constexpr std::size_t waiting_requests = 1024;
inline constexpr std::size_t open_connections = 4096;
// A client that listens to events holds its connection for hours: three quarters stay for requests.
inline constexpr std::size_t open_streams = 1024;
// Proxies take a connection for dead after 30 to 60 s of silence. Also how long somebody whose key
// was revoked goes on hearing that something changed (never what).
inline constexpr auto stream_heartbeat = 15s;
// Five events a second look immediate, and are as many as a page can redraw for.
inline constexpr auto event_pause = 200ms;
// A second's worth. A client that is further behind hears that everything may have changed.
inline constexpr std::size_t events_waiting = 5;
// When browsers come back after a restart: soon, but not while the server is still starting.
inline constexpr auto stream_retry = 2s;
// Events that the system keeps for a client that does not read: some hundred.
inline constexpr int stream_buffer_bytes = 8 << 10;

// Bad fields named in one answer: enough to mend a client, too few to flood it.
inline constexpr std::size_t field_problems = 100;

// Storage.
inline constexpr std::size_t reader_connections = 8;
inline constexpr std::size_t waiting_writes = 4096;
// One commit takes at most this many writes, so that the first does not wait for the thousandth.
inline constexpr std::size_t writes_per_commit = 512;
// How long a commit waits for as many writes as the last one had; a fraction of a disk's answer.
inline constexpr auto commit_patience = 100us;
inline constexpr auto lock_wait = 30s;
// Hark has some hundred statements; those in use at one time stay prepared.
inline constexpr std::size_t statements_per_connection = 200;
// Per connection; nine of them at most.
inline constexpr std::size_t sqlite_cache_bytes = 16U << 20;
// What SQLite's write-ahead log is cut back to after a large import.
inline constexpr std::size_t sqlite_log_bytes = 64U << 20;
// PostgreSQL allows 100 by default, and other processes want some.
inline constexpr std::size_t postgres_connections = 32;
inline constexpr auto connect_wait = 5s;
// Two writes that touch the same rows: one of them runs again, after a short random pause.
inline constexpr int write_attempts = 20;
// Rows sent to PostgreSQL before their results are read.
inline constexpr std::size_t rows_per_pipeline = 1000;

// Lists.
inline constexpr std::size_t page_default = 50;
inline constexpr std::size_t page_most = 500;
inline constexpr std::size_t batch_items = 10'000;

// Imports. Every commit writes each page it touched, so large ones cost less; but others wait for
// it. 5,000 rows are about 6 MB and a twentieth of a second. One batch is committed and two wait.
inline constexpr std::size_t import_batch_rows = 5'000;
inline constexpr std::size_t import_waiting_batches = 2;
// Different reasons that a summary tells apart; further ones are counted together.
inline constexpr std::size_t import_reasons = 50;
inline constexpr std::size_t import_preview_rows = 20;
// What was found in files, held in memory; the oldest is looked at again when somebody asks.
inline constexpr std::size_t import_analyses = 50;

// Texts, in bytes of UTF-8.
inline constexpr std::size_t key_bytes = 64;
inline constexpr std::size_t name_bytes = 200;
inline constexpr std::size_t external_id_bytes = 200;
inline constexpr std::size_t email_bytes = 254;  // RFC 5321 4.5.3.1.3
inline constexpr std::size_t comment_bytes = 20'000;
inline constexpr std::size_t question_bytes = 500;
inline constexpr std::size_t property_text_bytes = 500;
inline constexpr std::size_t properties_each = 200;

// Properties a workspace can have: each is a column somebody may group by, and held in memory.
inline constexpr std::size_t properties_most = 2'000;
// Saved filters of a workspace: a list that is shown whole, by name.
inline constexpr std::size_t segments_each = 500;
// What happened to a programme: thirty years of one a week, in one list.
inline constexpr std::size_t annotations_each = 1'500;
// Boards, their charts and links: lists that are shown whole. Each chart of a board that is looked
// at is a question of its own.
inline constexpr std::size_t boards_each = 200;
inline constexpr std::size_t board_charts = 40;
inline constexpr std::size_t board_links = 50;
inline constexpr std::size_t chart_query_bytes = 4U << 10;  // a query with 20 filters is shorter
inline constexpr int link_days = 365;
// What has been done about one response: a list that is shown whole.
inline constexpr std::size_t notes_each = 200;
inline constexpr std::size_t note_bytes = 5'000;
// Surveys a process remembers; a forgotten one is read again.
inline constexpr std::size_t surveys_remembered = 10'000;
// Surveys. Nobody answers a hundred questions; every text is sent to everybody who is asked.
inline constexpr std::size_t survey_languages = 40;
inline constexpr std::size_t survey_reasons = 30;
inline constexpr std::size_t survey_questions = 50;
inline constexpr std::size_t survey_options = 100;
inline constexpr std::size_t survey_text_bytes = 2'000;
inline constexpr std::size_t survey_versions = 1'000;
// Definitions held in memory; each may hold a logo.
inline constexpr std::size_t definitions_remembered = 200;
// A picture 400 pixels wide has 10 to 60 KB; as base64 a third more.
inline constexpr std::size_t logo_bytes = 140U << 10;
// Browsers name a handful of languages.
inline constexpr std::size_t accepted_languages = 20;
// Answers. Who comes back within a day still means the same answer.
inline constexpr auto answer_amendable = 24h;
// A browser that was offline sends what was answered when it is opened again.
inline constexpr std::chrono::milliseconds answer_ago = 24h * 30;
// Anonymous answers. Five is what employee surveys promise; under three, one of two knows the
// other. Over a hundred hardly anything would be shown.
inline constexpr std::size_t anonymity_k = 5;
inline constexpr std::size_t anonymity_k_least = 3;
inline constexpr std::size_t anonymity_k_most = 100;
// Answers that are put into classes in one transaction.
inline constexpr std::size_t anonymity_cohort = 50'000;
// Who begins to answer before midnight has so long after it to finish: until then answers may be
// amended and are not shown.
inline constexpr auto anonymity_settling = 2h;
// Answers held back come out in the night; nobody notices minutes.
inline constexpr auto anonymity_release_every = 10min;
// 16 random bytes as base64url text.
inline constexpr std::size_t token_characters = 22;
// A person follows one score link of an email, and perhaps another after a slip; a mail scanner
// follows all eleven, within seconds.
inline constexpr std::size_t scanned_links = 5;
inline constexpr auto scanner_memory = 10min;
inline constexpr auto scanner_answer = 1min;
inline constexpr std::size_t scanners_remembered = 50'000;
// A page without script in a kiosk begins anew after so long; a browser that answered an open link
// is remembered for so long.
inline constexpr auto kiosk_thanks = 10s;
inline constexpr auto kiosk_idle = 90s;
inline constexpr auto answered_cookie = 24h * 180;
// What came of asking is counted in pieces that every time zone's days are made of.
inline constexpr auto funnel_piece = 15min;
// From one address: a kiosk or an office's one address answers this often, nobody alone does.
inline constexpr int answers_each_minute = 300;
inline constexpr std::size_t answering_addresses = 20'000;
// Pages ask whether to ask: the addresses of large offices stand for thousands of people.
inline constexpr int decisions_each_minute = 12'000;
// Who is in the product: what holds for longer than a month is a password. Two keys are enough to
// change one for the other; ten leave room for several products.
inline constexpr std::size_t identity_token_bytes = 8U << 10;
inline constexpr auto identity_valid = 24h * 31;
inline constexpr auto identity_leeway = 1min;  // between the clocks of two servers
inline constexpr std::int64_t identity_keys = 10;
// Events. Who is asked about what happened longer ago than plans may wait has forgotten it; names
// are for choosing from, and a program that makes them up would fill the list.
inline constexpr std::size_t event_properties = 50;
inline constexpr auto event_age = 24h * 366;
inline constexpr std::size_t event_names = 2'000;
inline constexpr auto event_counts_written = 1s;
inline constexpr std::size_t track_events = 100;  // that one request of a browser tells
// Clocks of other machines are wrong by minutes, time zones by hours, never by more than a day.
inline constexpr auto response_ahead = 24h;

// Asking. A year: who was asked longer ago has forgotten it.
inline constexpr std::chrono::days rest_most{365};
inline constexpr auto asking_delay = 24h * 366;
// More than a large mail server sends in a day; a larger number is a slip of the finger.
inline constexpr int asked_a_day = 10'000'000;
inline constexpr int reminders_most = 3;  // one more is nagging
inline constexpr std::size_t plan_events = 20;
inline constexpr std::size_t plans_each = 200;
// Experiments. Ten variants of one tenth each already take months to tell apart.
inline constexpr std::size_t experiment_variants = 10;
inline constexpr std::size_t experiments_each = 200;
// Decided in one transaction: a twentieth of a second, for which others wait.
inline constexpr std::size_t asking_batch = 200;
inline constexpr std::size_t asking_events = 1'000;
inline constexpr std::size_t audience_page = 5'000;
// Looked through for "who would be asked next week", in a few seconds.
inline constexpr std::size_t dry_run_people = 200'000;
inline constexpr std::size_t dry_run_shown = 100;
inline constexpr std::size_t decisions_shown = 200;
// Dates of persons are looked through once a day; a program that was off catches up on a week.
inline constexpr std::chrono::days dates_caught_up{7};
inline constexpr auto asking_every = 1s;
// Days on which a cap can be full one after the other before the search for a free one ends.
inline constexpr int moments_tried = 1'000;

// Changes of responses are remembered this long: an engine that was away for longer builds anew.
inline constexpr auto changes_kept = 24h * 7;
inline constexpr std::size_t changes_each_read = 2'000;
// A number that was skipped belongs to a transaction that is still open, or that failed. None is
// open for longer than this.
inline constexpr auto change_overdue = 60s;

// The columns in memory. Own commits wake them; those of other processes are looked for this often.
inline constexpr auto mirror_looks_every = 200ms;
// Whoever asks waits so long for what was just committed; then the records are asked.
inline constexpr auto mirror_wait = 2s;
// One question uses so many threads: more would only wait for the memory.
inline constexpr std::size_t mirror_threads = 4;

// The columns are saved for the next start this often; sooner when something in the last snapshot
// was erased or changed.
inline constexpr auto snapshot_every = 10min;
inline constexpr auto snapshot_after_erasure = 1min;
// At its end a program has two seconds; the disks of small machines write this much in them.
inline constexpr std::size_t snapshot_bytes_at_end = 256U << 20;

// Questions to the score. More groups than this cannot be read by anybody.
inline constexpr std::size_t score_filters = 20;
inline constexpr std::size_t filter_values = 200;
inline constexpr std::size_t score_group_columns = 3;
// An answer of 2.5 MB: 27 years of days, or a month of days for 300 groups. Asked ten times at
// once, it still leaves a small machine its memory.
inline constexpr std::size_t score_rows = 10'000;
// Groups and steps with responses that a report folds into fewer: two centuries of days.
inline constexpr std::size_t score_counted = 100'000;

// Groups that an insight holds against each other: each costs up to a millisecond.
inline constexpr std::size_t insight_groups = 2'000;
// Three years of weeks: what was before says little of the present. An effect of more than a year
// is not one.
inline constexpr std::size_t forecast_steps = 156;
inline constexpr int forecast_ahead = 26;
inline constexpr int effect_days = 366;
// A copy of the responses in ClickHouse. Servers of one cluster are near each other: one that does
// not take a connection within a second is gone, and the records answer instead.
inline constexpr auto clickhouse_connect_time = 1s;
inline constexpr auto clickhouse_time = 30s;
// After a failure the records answer for so long before ClickHouse is asked again.
inline constexpr auto clickhouse_rest = 2s;
// 20 filters of 200 texts of 500 bytes, all quoted, are 4 MB.
inline constexpr std::size_t clickhouse_statement_bytes = 16U << 20;
// 100,000 groups and steps of eleven scores, of 100 bytes each, are 110 MB.
inline constexpr std::size_t clickhouse_answer_bytes = 256U << 20;
// About 4 MB: ClickHouse likes large batches, each being a part to be merged, and who waits for the
// end of the program wants small ones.
inline constexpr std::size_t clickhouse_batch_rows = 20'000;
inline constexpr auto clickhouse_poll = 250ms;
inline constexpr std::chrono::seconds clickhouse_retry_most = 30s;
// Longer than a batch takes, and short enough for another process to go on soon.
inline constexpr auto clickhouse_lease = 90s;
// Every purge rewrites the parts it touches; what was erased should be gone within the hour.
inline constexpr auto clickhouse_purge_every = 10min;
// What was purged is still in the files of before. Should the machine fail before it has written
// the new ones, the server goes back to these.
inline constexpr std::chrono::seconds clickhouse_old_files = 60s;
// Changes that are numbered but not committed: as many as there are connections, and some rolled
// back.
inline constexpr std::int64_t clickhouse_gaps = 1'000;
// One change of an import names 10,000 responses, so that this is 3 MB to read.
inline constexpr std::size_t clickhouse_changes_each_read = 20;
// A copy further behind than this says so with every answer.
inline constexpr auto clickhouse_lag = 60s;

// Reports. More properties than this cannot be compared fairly, nor read; how a property is filled
// shows in a sample.
inline constexpr std::size_t report_fields = 100;
inline constexpr std::size_t report_sample = 50'000;
// Groups that one page lists; the JSON has all.
inline constexpr std::size_t report_groups_shown = 200;

// Access. Thirty days without a visit ends a session.
inline constexpr auto session_time = 24h * 30;
inline constexpr std::size_t password_least = 10;
inline constexpr std::size_t password_most = 200;
inline constexpr int sign_in_attempts = 10;  // per address and e-mail, in `sign_in_window`
inline constexpr auto sign_in_window = 15min;
// Argon2id hashes at most 60 passwords a second, so no more names than this fail in a window.
inline constexpr std::size_t sign_in_names = 60'000;
// Each takes a worker for a tenth of a second: a flood of sign-ins must leave workers for others.
inline constexpr int sign_ins_at_once = 16;
// Browsers one member is signed in on; the longest unseen goes first.
inline constexpr std::size_t sessions_each = 50;
// What is known of a key or session is asked again after this: a revoked one stops within a second.
inline constexpr auto access_memory = 900ms;
inline constexpr std::size_t access_remembered = 10'000;
// "Last seen" and "last used" are right to the minute, and cost one write a minute.
inline constexpr auto seen_every = 1min;
// Lists that are shown whole.
inline constexpr std::size_t members_each = 2'000;
inline constexpr std::size_t keys_each = 200;

// Idempotency keys are remembered this long; clients retry within minutes.
inline constexpr auto idempotency_time = 24h;
inline constexpr std::size_t idempotency_key_bytes = 200;
// Longer answers are not kept; a batch of 10,000 that were all refused stays below.
inline constexpr std::size_t remembered_answer_bytes = 4U << 20;

// Delimited files. A comment is far below 1 MB: a longer cell is a quote that nobody closed. Excel
// has 16,384 columns, but no survey export comes near 5,000. Detection looks at the beginning only.
inline constexpr std::size_t csv_cell_bytes = 1U << 20;
inline constexpr std::size_t csv_row_bytes = 8U << 20;
inline constexpr std::size_t csv_columns = 5'000;
inline constexpr std::size_t csv_block_bytes = 1U << 20;
inline constexpr std::size_t csv_detect_bytes = 256U << 10;

// Emails. What a mail server says of one is a line or two; more is nobody's to keep.
inline constexpr std::size_t mail_words_bytes = 500;
inline constexpr std::size_t host_bytes = 255;  // RFC 1035 2.3.4
// More than one program's mail server takes; each connection is a thread.
inline constexpr int mails_each_second = 1'000;
inline constexpr int mails_each_minute = 60'000;
inline constexpr int mail_connections = 16;
inline constexpr std::size_t mail_domains = 100;
inline constexpr int mail_timeout_most = 600;
inline constexpr int mail_retry_most = 86'400;
// "Try again later" is believed this often: with the usual pauses, two days (RFC 5321 4.5.4.1 says
// four to five at least for mail servers; a question about last week is stale by then).
inline constexpr int mail_tries = 10;
inline constexpr auto mail_retry_pause_most = 8h;
// Without a mail server: a second, then twice as long each time, up to this.
inline constexpr auto mail_server_pause_most = 5min;
// Whoever sends says so this often; when it has been silent for longer, another process sends.
inline constexpr auto mail_turn_every = 2s;
inline constexpr auto mail_turn = 6s;
inline constexpr auto mail_looks_every = 500ms;
// Emails that wait for the place their receiver's limit gives them; more than that come again.
inline constexpr std::size_t mail_places = 100'000;
inline constexpr auto mail_turned_away = 10min;
// Those that turn out not to be sent (unsubscribed, gone) while one is looked for.
inline constexpr int mails_passed_over = 50;
inline constexpr auto mail_test_time = 20s;  // somebody waits for the answer
// Bounces come within days; a mailbox is looked at this often, and so many of its messages at once.
inline constexpr auto bounce_memory = 24h * 30;
inline constexpr auto mailbox_every = 2min;
inline constexpr std::size_t mailbox_messages = 200;
inline constexpr std::size_t mailbox_message_bytes = 1U << 20;
inline constexpr std::size_t bounces_each = 1'000;

}  // namespace hark::base::limits
