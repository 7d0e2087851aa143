# shellcheck shell=bash
# Source mode: builds target/dist when sources are newer. What did not change is linked over from the last build.

BUILD_LOG=$HUAWU_ROOT/target/build.log
NEXT=$HUAWU_ROOT/target/dist.new

# newer_than STAMP FOLDER_OR_FILE...: one of these is newer than the stamp, or the stamp is missing.
# Folders count too: a file that was removed shows only in its folder's time. Declarations of types are not counted: they
# never reach what is built, and the build of the pages writes one of them itself.
newer_than() {
  local stamp=$1 found
  shift
  if [[ ! -f $stamp ]]; then return 0; fi
  found=$(find "$@" -newer "$stamp" ! -name '*.d.ts' -print -quit)
  [[ -n $found ]]
}

# The rooms of the house in Java: every folder with a pom, but those that only test and measure.
java_rooms() {
  (
    cd -- "$HUAWU_ROOT" || exit
    find . -mindepth 2 -maxdepth 3 \( -name target -o -name node_modules -o -path ./data -o -path ./bench -o -path ./architecture \) \
      -prune -o -name pom.xml -printf "$HUAWU_ROOT/%P\n" | LC_ALL=C sort
  )
}

java_sources() {
  local room
  printf '%s\n' "$HUAWU_ROOT/pom.xml"
  while IFS= read -r room; do
    room=${room%/pom.xml}
    printf '%s\n' "$room/pom.xml"
    if [[ -d $room/src/main ]]; then printf '%s\n' "$room/src/main"; fi
  done < <(java_rooms)
}

web_sources() {
  local web=$HUAWU_ROOT/web folder
  for folder in "$web/src" "$web/public"; do
    if [[ -d $folder ]]; then printf '%s\n' "$folder"; fi
  done
  find "$web" -maxdepth 1 -type f
}

# What decides how the distribution is put together and how its start-up cache is made.
launcher_sources() {
  printf '%s\n' "$HUAWU_ROOT/launcher/build.sh" "$HUAWU_ROOT/launcher/train.sh" "$HUAWU_ROOT/launcher/program.sh"
}

java_is_newer() {
  local -a sources
  mapfile -t sources < <(java_sources)
  newer_than "$DIST/stamps/java" "${sources[@]}"
}

web_is_newer() {
  local -a sources
  mapfile -t sources < <(web_sources)
  newer_than "$DIST/stamps/web" "${sources[@]}"
}

launcher_is_newer() {
  local -a sources
  mapfile -t sources < <(launcher_sources)
  newer_than "$DIST/build-id" "${sources[@]}"
}

sources_are_newer() {
  java_is_newer || web_is_newer || launcher_is_newer
}

# The version and a digest of the sources: the same sources have the same build id on every machine.
build_id() {
  local -a sources
  local digest
  mapfile -t sources < <(java_sources && web_sources)
  digest=$(
    cd -- "$HUAWU_ROOT" || exit
    find "${sources[@]#"$HUAWU_ROOT/"}" -type f ! -name '*.d.ts' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
  )
  printf '%s+%s' "$(program_version)" "${digest:0:12}"
}

# Builds what is missing or older than its sources. Two builds of one clone take turns.
ensure_built() {
  need_java
  if [[ -f $DIST/build-id ]] && ! sources_are_newer; then
    ensure_trained
    return
  fi
  reason_of mkdir -p -- "$HUAWU_ROOT/target" || refuse build.folder "$HUAWU_ROOT/target" "$REASON"
  exec {BUILD_LOCK}>"$HUAWU_ROOT/target/.build.lock"
  if ! flock -n "$BUILD_LOCK"; then
    note build.wait
    flock "$BUILD_LOCK"
  fi
  # The build that was waited for may have done it.
  if [[ ! -f $DIST/build-id ]] || sources_are_newer; then build; fi
  exec {BUILD_LOCK}>&-
  ensure_trained
}

build() {
  local java_too=no web_too=no
  if java_is_newer; then java_too=yes; fi
  if web_is_newer; then web_too=yes; fi
  if [[ $java_too == yes ]]; then need_maven; fi
  if [[ $web_too == yes ]]; then need_node; fi
  note build.begin "$BUILD_LOG"
  : >"$BUILD_LOG"
  rm -rf -- "$NEXT"
  mkdir -p -- "$NEXT/stamps"
  # A stamp is older than what is read for it: what changes during the build is built next time.
  : >"$NEXT/stamps/begin"
  if [[ $web_too == yes ]]; then
    if newer_than "$HUAWU_ROOT/web/node_modules/.package-lock.json" "$HUAWU_ROOT/web/package-lock.json"; then
      build_step web-install install_web_packages
    fi
    build_step web-build build_web
    mv -- "$HUAWU_ROOT/target/web.new" "$NEXT/web"
  else
    keep_from_last_build web stamps/web
  fi
  if [[ $java_too == yes ]]; then
    build_step java build_java
  else
    keep_from_last_build lib stamps/java huawu.aot huawu.aot.key huawu.aot.failed
  fi
  take_postgres
  finish_build "$java_too" "$web_too"
}

finish_build() {
  if [[ $1 == yes ]]; then cp -p -- "$NEXT/stamps/begin" "$NEXT/stamps/java"; fi
  if [[ $2 == yes ]]; then cp -p -- "$NEXT/stamps/begin" "$NEXT/stamps/web"; fi
  printf '%s\n' "$(program_version)" >"$NEXT/version"
  printf '%s\n' "$(build_id)" >"$NEXT/build-id"
  touch -r "$NEXT/stamps/begin" -- "$NEXT/build-id"
  rm -f -- "$NEXT/stamps/begin"
  # A running program goes on with the jars it has open; the folder stays until the next build.
  rm -rf -- "$HUAWU_ROOT/target/dist.old"
  if [[ -d $DIST ]]; then mv -- "$DIST" "$HUAWU_ROOT/target/dist.old"; fi
  mv -- "$NEXT" "$DIST"
}

# Links, not copies: the files of a distribution are never changed in place, and jars keep their times.
keep_from_last_build() {
  local part
  for part in "$@"; do
    if [[ -e $DIST/$part ]]; then cp -al -- "$DIST/$part" "$NEXT/$part"; fi
  done
}

# build_step NAME FUNCTION: one line with the seconds it took; on failure the end of its output and the reason.
build_step() {
  local title begin=$SECONDS
  title=$(words "step.$1")
  printf '  %s ... ' "$title" >&2
  printf '==== %s\n' "$1" >>"$BUILD_LOG"
  if "$2" >>"$BUILD_LOG" 2>&1; then
    note step.done "$((SECONDS - begin))"
  else
    note step.failed "$((SECONDS - begin))"
    tail -n 30 -- "$BUILD_LOG" >&2
    refuse build.failed "$title" "$BUILD_LOG"
  fi
}

# The functions below run within a condition, where bash does not stop at errors: each hands failure on itself.

install_web_packages() {
  (cd -- "$HUAWU_ROOT/web" && npm ci --no-audit --no-fund)
}

build_web() {
  rm -rf -- "$HUAWU_ROOT/target/web.new" &&
    (cd -- "$HUAWU_ROOT/web" && npm run build) &&
    cp -a -- "$HUAWU_ROOT/web/dist" "$HUAWU_ROOT/target/web.new"
}

build_java() {
  # Jars of libraries that are no longer used must not stay, nor code of a bean that is gone.
  rm -rf -- "$HUAWU_ROOT/server/target/dist" "$HUAWU_ROOT/server/target/program" "$HUAWU_ROOT/server/target/spring-aot" &&
    maven -q -DskipTests -pl server -am package &&
    cp -a -- "$HUAWU_ROOT/server/target/dist/lib" "$NEXT/lib"
}

# PostgreSQL is unpacked again only when the jar that carries it is another one.
take_postgres() {
  local jar
  jar=$(find "$NEXT/lib" -name 'embedded-postgres-binaries-linux-*.jar' -printf '%f\n' | LC_ALL=C sort | head -n 1)
  if [[ -f $DIST/postgres/.from && $(<"$DIST/postgres/.from") == "$jar" ]]; then
    keep_from_last_build postgres
    return
  fi
  build_step postgres unpack_postgres
  printf '%s\n' "$jar" >"$NEXT/postgres/.from"
}

unpack_postgres() {
  "$JAVA" -cp "$NEXT/lib/huawu-server.jar" org.huawu.server.Huawu unpack-postgres "$NEXT/postgres"
}
