#pragma once

#include "base/clock.h"
#include "platform/http/route.h"
#include "platform/storage/database.h"

namespace hark::access {

/// Answers a request that is sent again with the same Idempotency-Key as it was answered the first
/// time, for limits::idempotency_time. What a client can rely on:
///
/// - A key belongs to its caller. With another method, path, query or body it is refused: 409
///   `idempotency_key_reused`.
/// - While the first is under way, the second is refused: 409 `idempotency_key_in_use`, with
///   Retry-After. So no two run at once (in one process; in another, after 2 * limits::request_time
///   the first is taken for dead).
/// - Answers 2xx and 4xx are remembered (status, type, body) and come back with the header
///   `Idempotency-Replayed: true`, except 401 and 429; after those, and after 5xx, sending it again
///   runs it again.
/// - An answer that showed a secret, or is longer than limits::remembered_answer_bytes, is not
///   kept, but that it was given is: 409 `idempotency_answer_not_kept`, and nothing runs twice.
/// - When the process dies between a change's commit and its answer, the key stays in use for
///   2 * limits::request_time and then the request runs again (at least once), unless the slice
///   settled it in the change's own transaction with `settle`: then it is exactly once.
///
/// Requests without a known caller are not remembered. Requires: database and clock outlive it.
http::Replay make_replay(storage::Database& database, const base::Clock& clock);

/// Remembers `answer` as the answer to `request` within the transaction that makes the change: both
/// are kept or neither. The last thing in the transaction. Costs nothing for a request without an
/// Idempotency-Key.
void settle(storage::Session& session, const http::Request& request, const http::Response& answer);

}  // namespace hark::access
