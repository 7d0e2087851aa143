# shellcheck shell=bash
# The start-up cache (AOT cache of the JVM): made by a real run of the program on scratch data that is stopped by TERM.
# Without it the program works and starts more slowly, so a failure here is a warning.

TRAIN_LIMIT_S=120
TRAINING=$HUAWU_ROOT/target/train

# Trains when there is no cache for this Java, these flags and these jars; a failure is not tried again for the same.
ensure_trained() {
  local key
  if [[ ${HUAWU_AOT-} == off ]] || cache_is_usable; then return; fi
  key=$(cache_key)
  if [[ -f $DIST/huawu.aot.failed && $(<"$DIST/huawu.aot.failed") == "$key" ]]; then return; fi
  exec {BUILD_LOCK}>"$HUAWU_ROOT/target/.build.lock"
  flock "$BUILD_LOCK"
  if ! cache_is_usable; then train_with_notice "$key"; fi
  exec {BUILD_LOCK}>&-
}

train_with_notice() {
  local begin=$SECONDS
  printf '  %s ... ' "$(words step.train)" >&2
  if train; then
    note step.done "$((SECONDS - begin))"
  else
    note step.failed "$((SECONDS - begin))"
    note train.failed "$TRAIN_REASON" "$TRAINING/train.log"
    printf '%s\n' "$1" >"$DIST/huawu.aot.failed"
  fi
}

# train: makes DIST/huawu.aot with JAVA; fails with the reason in TRAIN_REASON. Runs within a condition.
train() {
  local data=$TRAINING/data http https code=0
  TRAIN_REASON=''
  rm -rf -- "$TRAINING" && (umask 077 && mkdir -p -- "$data/run" "$data/logs" "$TRAINING/keys") || return 1
  http=$(free_port) && https=$(free_port "$http") || return 1
  base_jvm_flags
  # The JVM writes the cache beside the jars under another name: a cache that is being written is never used.
  HUAWU_KEYS=$TRAINING/keys setsid "$JAVA" "${JVM_FLAGS[@]}" "-XX:AOTCacheOutput=$DIST/huawu.aot.new" \
    "-Dhuawu.home=$DIST" "-Dhuawu.data=$data" -Dhuawu.language=en -Dhuawu.sample=true \
    "-Dhuawu.edge.http-port=$http" "-Dhuawu.edge.https-port=$https" \
    -Dhuawu.switchboard.sip-port=0 -Dhuawu.switchboard.browser-port=0 -Dhuawu.switchboard.public-address=127.0.0.1 \
    -jar "$DIST/lib/huawu-server.jar" up </dev/null >"$TRAINING/train.log" 2>&1 &
  TRAINED_PID=$!
  # It leads processes of its own: without this it would outlive a launcher that is interrupted here.
  trap 'pass_on_stop "$TRAINED_PID"' EXIT
  wait_and_stop "$data" "$http" "$https" || code=1
  trap - EXIT
  if ((code == 0)) && [[ ! -s $DIST/huawu.aot.new ]]; then
    TRAIN_REASON=$(words train.no-cache)
    code=1
  fi
  if ((code == 0)); then
    mv -f -- "$DIST/huawu.aot.new" "$DIST/huawu.aot" && cache_key >"$DIST/huawu.aot.key" && rm -rf -- "$data" "$TRAINING/keys"
  else
    rm -f -- "$DIST/huawu.aot.new"
    return 1
  fi
}

# Waits until the program in training is ready, asks it for pages, stops it and waits for its end.
wait_and_stop() {
  local data=$1 waited=0
  while ! is_ready "$data"; do
    if ! kill -0 "$TRAINED_PID" 2>/dev/null; then
      # Its own sentence, when it gave one.
      TRAIN_REASON=$(sed -n 's/^huawu: //p' "$TRAINING/train.log" | tail -n 1)
      TRAIN_REASON=${TRAIN_REASON:-$(tail -n 1 -- "$TRAINING/train.log")}
      return 1
    fi
    if ((waited++ > TRAIN_LIMIT_S * 10)); then
      TRAIN_REASON=$(words train.no-ready "$TRAIN_LIMIT_S")
      pass_on_stop "$TRAINED_PID"
      return 1
    fi
    breathe
  done
  visit_pages "$2" "$3"
  pass_on_stop "$TRAINED_PID"
  end_of "$TRAINED_PID"
}

# The code of a JVM that TERM ended says nothing here: the cache is there or it is not.
end_of() {
  if wait "$1"; then return 0; else return 0; fi
}

# free_port [NOT_THIS]: a port of loopback that nothing listens on at this moment.
free_port() {
  local port hex
  for port in $(shuf -i 20000-31999 -n 50); do
    hex=$(printf ':%04X ' "$port")
    if [[ $port != "${1-}" ]] && ! grep -qs -- "$hex" /proc/net/tcp /proc/net/tcp6; then
      printf '%s' "$port"
      return 0
    fi
  done
  return 1
}

# Pages a browser asks for first. What they answer does not matter: asking loads the classes.
visit_pages() {
  local path asset
  asset=$(find "$DIST/web/assets" -name '*.js' -printf '/assets/%f\n' 2>/dev/null | LC_ALL=C sort | head -n 1)
  for path in / "$asset" /api/session /actuator/health /actuator/health/readiness /ca.crt; do
    visit "http://localhost:$1$path"
    visit "https://localhost:$2$path"
  done >>"$TRAINING/visits.log" 2>&1
}

visit() {
  local host path
  if type -P curl >/dev/null; then
    curl --silent --insecure --max-time 10 --output /dev/null --write-out '%{http_code} %{url_effective}\n' "$1" || return 0
  elif [[ $1 == http://* ]]; then
    host=${1#http://} path=/${host#*/} host=${host%%/*}
    (
      exec {socket}<>"/dev/tcp/127.0.0.1/${host##*:}" &&
        printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$path" "$host" >&"$socket" &&
        head -c 100 <&"$socket"
    ) || return 0
  fi
}
