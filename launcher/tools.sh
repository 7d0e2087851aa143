# shellcheck shell=bash
# The search for the tools: JDK 25, Maven, Node with npm. In the packed program only its own Java counts.

is_packed() {
  [[ -f $HUAWU_ROOT/lib/huawu-server.jar ]]
}

# Where the other JDKs of a Debian machine lie; tests point it elsewhere.
JVM_FOLDER=${HUAWU_JVM_FOLDER:-/usr/lib/jvm}

# java_version HOME: the full version of the Java there; fails when there is none.
java_version() {
  local line
  [[ -x $1/bin/java ]] || return 1
  if [[ -r $1/release ]]; then
    while IFS= read -r line; do
      if [[ $line == JAVA_VERSION=* ]]; then
        line=${line#*=}
        printf '%s' "${line//\"/}"
        return 0
      fi
    done <"$1/release"
  fi
  line=$("$1/bin/java" -version 2>&1) || return 1
  [[ $line =~ version\ \"([^\"]+)\" ]] && printf '%s' "${BASH_REMATCH[1]}"
}

# is_jdk HOME: a Java of 25 or newer that can compile.
is_jdk() {
  local version
  [[ -n $1 && -x $1/bin/javac ]] || return 1
  version=$(java_version "$1") || return 1
  version=${version%%[.+-]*}
  [[ $version =~ ^[0-9]+$ ]] && ((version >= 25))
}

# Candidates in the order of the search; of /usr/lib/jvm exactly 25 before anything newer.
jdk_candidates() {
  local home java
  if [[ -n ${JAVA_HOME-} ]]; then printf '%s\n' "$JAVA_HOME"; fi
  for home in "$JVM_FOLDER"/*; do
    if [[ ${home##*/} == *25* ]]; then printf '%s\n' "$home"; fi
  done
  for home in "$JVM_FOLDER"/*; do
    if [[ ${home##*/} != *25* ]]; then printf '%s\n' "$home"; fi
  done
  if java=$(type -P java); then
    dirname -- "$(dirname -- "$(realpath -- "$java")")"
  fi
}

# Sets JDK_HOME, or fails.
search_jdk() {
  local home
  if [[ -n ${JDK_HOME-} ]]; then return 0; fi
  while IFS= read -r home; do
    if is_jdk "$home"; then
      JDK_HOME=$home
      return 0
    fi
  done < <(jdk_candidates)
  return 1
}

# The Java that runs the program: the packed one, or the JDK. Sets JAVA.
need_java() {
  if is_packed; then
    JAVA=$HUAWU_ROOT/jre/bin/java
    if [[ ! -x $JAVA ]]; then refuse tool.jre "$JAVA"; fi
  else
    need_jdk
    JAVA=$JDK_HOME/bin/java
  fi
}

# Maven and npm find the JDK through JAVA_HOME.
need_jdk() {
  search_jdk || refuse tool.jdk
  export JAVA_HOME=$JDK_HOME
}

# at_least VERSION WANTED: compares by numbers, part by part.
at_least() {
  [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

# Sets MAVEN to mvn >= 3.6.3 of PATH, else to the wrapper; fails without either.
search_maven() {
  local version
  if [[ -n ${MAVEN-} ]]; then return 0; fi
  if MAVEN=$(type -P mvn) && version=$("$MAVEN" -v 2>/dev/null); then
    # Maven may print in bold.
    if [[ $version =~ Apache\ Maven\ ([0-9]+\.[0-9]+\.[0-9]+) ]]; then
      MAVEN_VERSION=${BASH_REMATCH[1]}
      if at_least "$MAVEN_VERSION" 3.6.3; then return 0; fi
    fi
  fi
  MAVEN='' MAVEN_VERSION=''
  if [[ -x $HUAWU_ROOT/mvnw ]]; then
    MAVEN=$HUAWU_ROOT/mvnw
    return 0
  fi
  return 1
}

need_maven() {
  search_maven || refuse tool.maven
}

# maven WORD...: Maven in the clone; the wrapper unpacks in target/ and not in the machine's temporary folder.
maven() {
  local temporary=$HUAWU_ROOT/target/tmp
  mkdir -p -- "$temporary" || return
  (cd -- "$HUAWU_ROOT" && TMPDIR=$temporary exec "$MAVEN" -B -Dstyle.color=never "$@")
}

# Sets NODE_VERSION; fails without Node 20.19 or newer, or without npm.
search_node() {
  local node
  node=$(type -P node) && NODE_VERSION=$("$node" --version 2>/dev/null) || return 1
  NODE_VERSION=${NODE_VERSION#v}
  at_least "$NODE_VERSION" 20.19.0 && type -P npm >/dev/null
}

need_node() {
  search_node || refuse tool.node
}
