# Sourced by the benches that talk to a server. Needs `hark`, the program, and `work`, a folder.

# start FOLDER [OPTION…]: sets server, port and ready_ms, from the start of the process to its being ready.
server=
start() {
  rm -f "$work/says"
  mkfifo "$work/says"
  local folder=$1 began=$EPOCHREALTIME line
  shift
  "$hark" serve --data "$folder" --listen 127.0.0.1:0 "$@" >"$work/says" 2>"$work/log" &
  server=$!
  exec 3<"$work/says"
  read -r line <&3
  ready_ms=$(((${EPOCHREALTIME/./} - ${began/./}) / 1000))
  port=${line##*:}
  curl -sf -o "$work/ready" "http://127.0.0.1:$port/readyz" || {
    echo "the server is not ready: $line $(cat "$work/log")" >&2
    exit 1
  }
}

stop() {
  [ -n "$server" ] || return 0
  kill -TERM "$server"
  wait "$server"
  server=
  exec 3<&-
}

# import_invented N: once, through `hark import`; sets data, the folder that holds the responses.
import_invented() {
  local file=build/bench/invented_$1.csv output
  data=build/bench/invented-$1
  [ ! -f "$data/imported" ] || return 0
  echo "Importing $1 invented responses" >&2
  "$hark" demo --responses "$1" --last-day 2026-06-30 --out "$file" >"$work/demo"
  rm -rf "$data"
  output=$("$hark" import "$file" --data "$data" --format json 2>"$work/log")
  rm "$file"
  if [[ $output != *"\"imported\":$1,"* ]]; then
    echo "not all $1 responses were imported: $output" >&2
    exit 1
  fi
  touch "$data/imported"
}

# await_columns KEY: returns when the columns answer; what was imported just now they load first. Sets
# counted and engine, as count does.
await_columns() {
  engine=
  until [ "$engine" = columns ]; do
    count "$1"
    sleep 0.2
  done
}

# count KEY: what /score counts, and which engine says so. What was under way comes first.
count() {
  local answer
  answer=$(curl -sf --max-time 300 -H "Authorization: Bearer $1" "http://127.0.0.1:$port/api/v1/score")
  engine=$(grep -o '"engine":"[^"]*"' <<<"$answer" | cut -d'"' -f4)
  counted=$(sed 's/.*"total":{//' <<<"$answer" | grep -o '"responses":[0-9]*' | head -n 1 | cut -d: -f2)
}
