# shellcheck shell=bash
# The program: where it lies, and the command line of its JVM.

if is_packed; then
  DIST=$HUAWU_ROOT
else
  DIST=$HUAWU_ROOT/target/dist
fi

# What the installer settled for this machine (data folder, keys folder), one KEY=VALUE a line.
installed_value() {
  local line
  if [[ ! -r $HUAWU_ROOT/installed.conf ]]; then return 0; fi
  while IFS= read -r line; do
    if [[ $line == "$1="* ]]; then printf '%s' "${line#*=}"; fi
  done <"$HUAWU_ROOT/installed.conf"
}

# The data folder of this call, without links, so that one folder has one name.
data_folder() {
  local folder=${FLAG[data]-}
  if [[ -z $folder ]]; then folder=$(installed_value data); fi
  realpath -m -- "${folder:-$HUAWU_ROOT/data}"
}

keys_of_installation() {
  local keys
  keys=$(installed_value keys)
  if [[ -z ${HUAWU_KEYS-} && -n $keys ]]; then export HUAWU_KEYS=$keys; fi
}

program_version() {
  if is_packed; then
    printf '%s' "$(<"$DIST/version")"
  else
    # The first version of the root pom that is not the parent's.
    sed -n '/<parent>/,/<\/parent>/d; s|^ *<version>\(.*\)</version>.*|\1|p' "$HUAWU_ROOT/pom.xml" | head -n 1
  fi
}

# The flags every run of the program has; the start-up cache is valid for these only.
base_jvm_flags() {
  JVM_FLAGS=(
    -XX:+UseZGC
    -Xms128m
    -Xmx1g
    -XX:+ExitOnOutOfMemoryError
    --enable-native-access=ALL-UNNAMED
    --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
    # The application context that the build wrote down; without it the program does not start.
    -Dspring.aot.enabled=true
  )
}

# What the start-up cache was made for: this Java, these flags, these jars by name, size and second.
cache_key() {
  base_jvm_flags
  {
    cat -- "${JAVA%/bin/java}/release"
    printf '%s\n' "${JVM_FLAGS[@]}"
    find "$DIST/lib" -name '*.jar' -printf '%f %s %Ts\n' | LC_ALL=C sort
  } | sha256sum | cut -c 1-64
}

cache_is_usable() {
  [[ -f $DIST/huawu.aot && -f $DIST/huawu.aot.key && $(<"$DIST/huawu.aot.key") == "$(cache_key)" ]]
}

# program_line DATA COMMAND [ARGUMENT...]: fills PROGRAM with the command line. PROPERTIES are passed on.
declare -ga PROPERTIES=()
program_line() {
  local data=$1
  local -a more=()
  shift
  base_jvm_flags
  if cache_is_usable; then JVM_FLAGS+=("-XX:AOTCache=$DIST/huawu.aot"); fi
  # Split at blanks on purpose: the variable holds several flags.
  read -ra more <<<"${HUAWU_JVM_FLAGS-}"
  # What the program tells people to type names the folder where they named it.
  if [[ -v FLAG[data] ]]; then more+=(-Dhuawu.data-named=true); fi
  PROGRAM=(
    "$JAVA" "${JVM_FLAGS[@]}" ${more[@]+"${more[@]}"}
    "-Dhuawu.home=$DIST" "-Dhuawu.data=$data" "-Dhuawu.language=$HUAWU_LANGUAGE"
    ${PROPERTIES[@]+"${PROPERTIES[@]}"}
    -jar "$DIST/lib/huawu-server.jar" "$@"
  )
}

# The flags of this call as system properties.
flags_to_properties() {
  local name
  PROPERTIES=()
  for name in $(printf '%s\n' "${!FLAG[@]}" | LC_ALL=C sort); do
    if [[ -v PROPERTY_OF[$name] ]]; then
      PROPERTIES+=("-D${PROPERTY_OF[$name]}=${FLAG[$name]}")
    fi
  done
}

# Runs a command of the program in the foreground and hands its exit code on.
call_program() {
  local code=0
  need_java
  keys_of_installation
  program_line "$@"
  "${PROGRAM[@]}" || code=$?
  return "$code"
}
