# shellcheck shell=bash
# doctor: the tools are looked at here, all the rest by the program itself. Line: ok|warning|fault  NAME  sentence.

DOCTOR_FAULT=no

# finding LEVEL NAME KEY [FACT...]
finding() {
  local level=$1 name=$2
  shift 2
  printf '%-7s  %-20s  %s\n' "$level" "$name" "$(words "$@")"
  if [[ $level == fault ]]; then DOCTOR_FAULT=yes; fi
}

run_doctor() {
  local data
  data=$(data_folder)
  if is_packed; then
    doctor_packed_java
  else
    doctor_jdk
    doctor_maven
    doctor_node
  fi
  if [[ ! -f $DIST/lib/huawu-server.jar ]]; then
    finding warning huawu doctor.not-built
  elif [[ -n ${JAVA-} ]]; then
    flags_of_the_running "$data"
    flags_to_properties
    call_program "$data" doctor || DOCTOR_FAULT=yes
  fi
  if [[ $DOCTOR_FAULT == yes ]]; then exit 1; fi
}

# What runs on the folder listens where it was told to, not where a start without flags would.
flags_of_the_running() {
  local name value
  if ! running_pid "$1" >/dev/null || [[ ! -r $1/run/flags ]]; then return 0; fi
  while IFS='=' read -r name value; do
    if [[ -n $name && ! -v FLAG[$name] ]]; then FLAG["$name"]=$value; fi
  done <"$1/run/flags"
}

doctor_packed_java() {
  local version
  if "$HUAWU_ROOT/jre/bin/java" -version >/dev/null 2>&1 && version=$(java_version "$HUAWU_ROOT/jre"); then
    JAVA=$HUAWU_ROOT/jre/bin/java
    finding ok java doctor.found "$version" "$HUAWU_ROOT/jre"
  else
    finding fault java doctor.java-fault
  fi
}

doctor_jdk() {
  if search_jdk; then
    JAVA=$JDK_HOME/bin/java
    export JAVA_HOME=$JDK_HOME
    finding ok jdk doctor.found "$(java_version "$JDK_HOME")" "$JDK_HOME"
  else
    finding fault jdk doctor.jdk-missing
  fi
}

doctor_maven() {
  if ! search_maven; then
    finding fault maven doctor.maven-missing
  elif [[ -z $MAVEN_VERSION ]]; then
    finding ok maven doctor.maven-wrapper
  else
    finding ok maven doctor.found "$MAVEN_VERSION" "$MAVEN"
  fi
}

doctor_node() {
  if search_node; then
    finding ok node doctor.node "$NODE_VERSION"
  else
    finding fault node doctor.node-missing
  fi
}
