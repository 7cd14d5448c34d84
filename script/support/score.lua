-- Asks for scores, each connection the same questions in turn: all of them, or those whose numbers
-- are given ("1,2").
local questions = {
  "",
  "?every=week&where=plan:business&where=country:DE,FR,GB",
  "?every=month&by=plan",
  "?from=2026-04-01&to=2026-06-30&compare=previous",
  "?by=country&order=nps&limit=10",
  "?by=company&where=score:0..3&weight=mrr_eur&order=-weight&limit=20",
}

function setup(thread)
  threads = threads or {}
  table.insert(threads, thread)
end

function init(args)
  wrk.headers["Authorization"] = "Bearer " .. args[1]
  chosen = {}
  for number in (args[2] or ""):gmatch("%d+") do
    table.insert(chosen, questions[tonumber(number)])
  end
  if #chosen == 0 then
    chosen = questions
  end
  asked = 0
  refused = 0
end

function request()
  asked = asked + 1
  return wrk.format("GET", "/api/v1/score" .. chosen[(asked - 1) % #chosen + 1])
end

function response(status, headers, body)
  if status ~= 200 then
    refused = refused + 1
    said = body
  end
end

-- One line for the script: answers, seconds, p50, p99 and slowest in milliseconds, failures.
function done(summary, latency)
  local failed = 0
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("refused")
    if thread:get("said") then io.write("refused: " .. thread:get("said") .. "\n") end
  end
  local errors = summary.errors
  io.write(string.format("figures %d %.3f %.2f %.2f %.2f %d\n", summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3, failed + errors.connect + errors.read + errors.write + errors.timeout))
end
