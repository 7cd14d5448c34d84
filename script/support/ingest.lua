-- Posts responses, each with an external_id of its own: `stored` one at a time, or `refused` inside
-- a batch whose only item has a score of 11, which is read and checked just the same but not kept.
local started = 0

function setup(thread)
  thread:set("number", started)
  started = started + 1
  threads = threads or {}
  table.insert(threads, thread)
end

function init(args)
  mode = args[1]
  key = args[2]
  sent = 0
  acknowledged = 0
  wrk.headers["Authorization"] = "Bearer " .. key
  wrk.headers["Content-Type"] = "application/json"
  plans = { "free", "team", "pro", "enterprise" }
end

function request()
  sent = sent + 1
  local score = mode == "stored" and sent % 11 or 11
  local item = string.format(
    '{"score":%d,"comment":"Answer %d: quick to set up, slow on Mondays","properties":{"plan":"%s"},"external_id":"%d-%d"}',
    score, sent, plans[sent % 4 + 1], number, sent)
  if mode == "stored" then
    return wrk.format("POST", "/api/v1/responses", nil, item)
  end
  return wrk.format("POST", "/api/v1/responses/batch", nil, '{"items":[' .. item .. ']}')
end

function response(status)
  if status == (mode == "stored" and 201 or 200) then
    acknowledged = acknowledged + 1
  end
end

-- One line for the script: acknowledged, seconds, p50, p99 and slowest in milliseconds, failures.
function done(summary, latency)
  local all = 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("acknowledged")
  end
  local errors = summary.errors
  io.write(string.format("figures %d %.3f %.2f %.2f %.2f %d\n", all, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
