# Runs a command and tells how long it took and how much memory it needed at most.
#
#   measure COMMAND…     its output goes to build/bench/output; then
#   $seconds             wall time, with milliseconds
#   $peak_mb             most resident memory; empty when it ended too soon to be seen
measure() {
  last=
  local began ended pid high
  began=$EPOCHREALTIME
  "$@" >build/bench/output 2>build/bench/errors &
  pid=$!
  high=0
  while [ -d "/proc/$pid" ]; do
    # VmHWM only grows, so the last value seen is the peak.
    high=$(awk '/^VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null || true)
    [ -z "$high" ] || last=$high
    sleep 0.05
    kill -0 "$pid" 2>/dev/null || break
  done
  wait "$pid" || {
    cat build/bench/output build/bench/errors >&2
    echo "failed: $*" >&2
    return 1
  }
  ended=$EPOCHREALTIME
  seconds=$(awk -v a="$began" -v b="$ended" 'BEGIN {printf "%.3f", b - a}')
  peak_mb=$(awk -v kb="${last:-0}" 'BEGIN {printf "%.0f", kb / 1024}')
}

per_second() { awk -v n="$1" -v s="$2" 'BEGIN {printf "%.0f", n / s}'; }
