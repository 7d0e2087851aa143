# shellcheck shell=bash
# What the tests have in common: a house of their own in the scratch folder, tools that only pretend, expectations.

OUT=''
ERR=''
CODE=0

# huawu WORD...: runs the launcher of the scratch house and keeps what it printed (OUT, ERR) and its exit code (CODE).
huawu() {
  call "$SCRATCH/house/huawu" "$@"
}

# call COMMAND WORD...: any other command, its output kept in the same way.
call() {
  CODE=0
  "$@" >"$SCRATCH/out" 2>"$SCRATCH/err" || CODE=$?
  OUT=$(<"$SCRATCH/out") ERR=$(<"$SCRATCH/err")
}

# A house with this launcher and the fewest sources a build looks at; JDK, Maven and Node are those of fake_tools.
make_house() {
  local house=$SCRATCH/house
  mkdir -p -- "$house/server/src/main/java" "$house/kernel/src/main" "$house/web/src"
  cp -- "$REPO/huawu" "$house/"
  cp -r -- "$REPO/launcher" "$house/"
  printf '<project>\n<version>7.8.9</version>\n</project>\n' >"$house/pom.xml"
  printf '<project/>\n' >"$house/server/pom.xml"
  printf '<project/>\n' >"$house/kernel/pom.xml"
  printf '{"scripts":{}}\n' >"$house/web/package.json"
  printf '{}\n' >"$house/web/package-lock.json"
  printf 'page\n' >"$house/web/src/page.ts"
  # A minute ago: what a test touches later is newer without waiting.
  find "$house" -exec touch -d '1 minute ago' {} +
  unset LC_ALL LC_MESSAGES HUAWU_KEYS HUAWU_JVM_FLAGS HUAWU_AOT JAVA_HOME NOTIFY_SOCKET
  export LANG=C.UTF-8 XDG_CONFIG_HOME=$SCRATCH/config HUAWU_JVM_FOLDER=$SCRATCH/jvm
}

# make_jdk FOLDER VERSION: a JDK whose java is the program that only pretends.
make_jdk() {
  mkdir -p -- "$1/bin"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
  cp -- "$TESTS/support/java" "$1/bin/java"
  cp -- "$TESTS/support/java" "$1/bin/javac"
  cp -- "$TESTS/support/jlink" "$1/bin/jlink"
  chmod +x "$1/bin/java" "$1/bin/javac" "$1/bin/jlink"
}

# fake_tools: JDK 25, Maven, Node and npm that only pretend, alone on PATH beside the machine's own folders.
fake_tools() {
  local tool
  make_jdk "$SCRATCH/jvm/jdk-25" 25.0.3
  mkdir -p -- "$SCRATCH/bin"
  for tool in mvn node npm; do
    cp -- "$TESTS/support/$tool" "$SCRATCH/bin/$tool"
    chmod +x "$SCRATCH/bin/$tool"
  done
  only_path "$SCRATCH/bin"
  export FAKE_CALLS=$SCRATCH/calls
  : >"$FAKE_CALLS"
}

# only_path FOLDER: PATH is this folder and links to what every Debian has, so that a tool of this machine is not found.
only_path() {
  local tool found
  mkdir -p -- "$SCRATCH/stock"
  for tool in awk bash basename cat chmod cmp compgen cp curl cut date dd df diff dirname du env false find flock getconf \
    grep gzip head id kill ln ls mkdir mktemp mv ps readlink realpath rm sed seq setsid sha256sum shuf sleep sort stat tail tar \
    tee timeout touch tr true uname wc xargs; do
    if [[ ! -e $SCRATCH/stock/$tool ]] && found=$(type -P "$tool"); then ln -sf -- "$found" "$SCRATCH/stock/$tool"; fi
  done
  export PATH=$1:$SCRATCH/stock
}

# What a test left running in its folder.
end_what_runs() {
  local file pid
  while IFS= read -r file; do
    pid=$(<"$file")
    if [[ $pid =~ ^[0-9]+$ && -r /proc/$pid/cmdline ]] && grep -qF -- "$SCRATCH" "/proc/$pid/cmdline"; then
      kill -KILL "$pid"
    fi
  done < <(find "$SCRATCH" -name 'pid*' -type f)
}

fail() {
  printf '%s\nexit code %s\n--- out\n%s\n--- err\n%s\n' "$1" "$CODE" "$OUT" "$ERR" >&2
  exit 1
}

# skip REASON: this machine cannot try it.
skip() {
  printf '%s\n' "$1"
  exit 77
}

expect_code() {
  if [[ $CODE != "$1" ]]; then fail "expected exit code $1"; fi
}

expect_out() {
  if [[ $OUT != *"$1"* ]]; then fail "expected on standard output: $1"; fi
}

expect_err() {
  if [[ $ERR != *"$1"* ]]; then fail "expected on standard error: $1"; fi
}

expect_no_err() {
  if [[ $ERR == *"$1"* ]]; then fail "not expected on standard error: $1"; fi
}

# The last line on standard error is one sentence of the launcher.
expect_reason() {
  local last=${ERR##*$'\n'}
  if [[ $last != "huawu: "*"$1"* ]]; then fail "expected as the last line: huawu: ... $1 ..."; fi
}

expect_equal() {
  if [[ $1 != "$2" ]]; then fail "expected \"$1\", found \"$2\""; fi
}

expect_file() {
  if [[ ! -e $1 ]]; then fail "expected a file $1"; fi
}

expect_no_file() {
  if [[ -e $1 ]]; then fail "not expected: the file $1"; fi
}

# until_true COMMAND...: asks again until it holds, at most ten seconds.
until_true() {
  local tries=0
  until "$@"; do
    if ((tries++ > 200)); then fail "never held: $*"; fi
    sleep 0.05
  done
}

calls() {
  grep -c -- "$1" "$FAKE_CALLS" || [[ $? == 1 ]]
}
